package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.firstline.base.FreePorts;
import org.firstline.base.RealTime;
import org.firstline.calls.EndCause;
import org.firstline.calls.HangUp;
import org.firstline.calls.Leg;
import org.firstline.calls.LineException;
import org.firstline.calls.rtp.RtpPump;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real sockets on loopback. */
class SipTransportTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String OPTIONS = """
        OPTIONS sip:a@127.0.0.1 SIP/2.0
        Via: SIP/2.0/TCP 127.0.0.1:5060;branch=z9hG4bK1
        From: <sip:b@127.0.0.1>;tag=1
        To: <sip:a@127.0.0.1>
        Call-ID: c1
        CSeq: 1 OPTIONS
        Content-Length: 2

        hi\
        """.replace("\n", "\r\n");

    private final RealTime time = new RealTime(Set.of(SipLine.OWNER), (owner, failure) -> {});
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Flow> flows = new LinkedBlockingQueue<>();
    private final BlockingQueue<Flow> lost = new LinkedBlockingQueue<>();
    private final SipCounters counters = new SipCounters();
    private volatile boolean welcome = true;
    private SipTransport transport;

    @BeforeEach
    void open() throws IOException {
        transport = new SipTransport(LOOPBACK, 0, SipLine.OWNER, time, address -> welcome, counters);
        transport.start(new Wire.Receiver() {
            @Override
            public void received(SipMessage message, Flow from, Instant at) {
                heard.add(from.protocol() + " " + message.callId() + " " + message.bodyText());
                flows.add(from);
            }

            @Override
            public void malformed(@Nullable SipRequest request, String why, Flow from) {
                heard.add(why);
            }

            @Override
            public void unreachable(Flow flow) {
                heard.add("unreachable");
                lost.add(flow);
            }
        });
    }

    @AfterEach
    void close() {
        transport.close();
        time.close(Duration.ofSeconds(2));
    }

    private void hears(String expected) throws InterruptedException {
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(expected);
    }

    private Socket connect() throws IOException {
        var socket = new Socket(LOOPBACK, transport.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void datagramsAndStreamsArriveOnOnePort() throws Exception {
        try (var udp = new DatagramSocket(0, LOOPBACK);
                Socket tcp = connect()) {
            byte[] message = octets(OPTIONS);
            udp.send(new DatagramPacket(message, message.length, new InetSocketAddress(LOOPBACK, transport.port())));
            hears("UDP c1 hi");
            for (byte b : message) tcp.getOutputStream().write(b);
            tcp.getOutputStream().write(octets(OPTIONS + "\r\n\r\n" + OPTIONS.replace("c1", "c2")));
            hears("TCP c1 hi");
            hears("TCP c1 hi");
            hears("TCP c2 hi");
            assertThat(tcp.getInputStream().readNBytes(2))
                    .as("the answer to a ping")
                    .isEqualTo(octets("\r\n"));
        }
        hears("unreachable");
    }

    @Test
    void answersGoBackOverTheSameConnectionHoweverLarge() throws Exception {
        try (Socket tcp = connect()) {
            tcp.getOutputStream().write(octets(OPTIONS));
            Flow flow = Objects.requireNonNull(flows.poll(20, TimeUnit.SECONDS));
            transport.send(flow, octets("x".repeat(60_000)));
            transport.send(Flow.tcp(flow.remote()), octets("y"));
            assertThat(tcp.getInputStream().readNBytes(60_001))
                    .startsWith('x', 'x')
                    .endsWith('y');
        }
    }

    @Test
    void aConnectionIsMadeWhenThereIsNone() throws Exception {
        try (var there = new ServerSocket(0, 5, LOOPBACK)) {
            Flow to = Flow.tcp(new InetSocketAddress(LOOPBACK, there.getLocalPort()));
            transport.send(to, octets("one"));
            transport.send(to, octets("two"));
            try (Socket accepted = there.accept()) {
                assertThat(accepted.getInputStream().readNBytes(6)).isEqualTo(octets("onetwo"));
                accepted.getOutputStream().write(octets(OPTIONS));
                hears("TCP c1 hi");
            }
        }
    }

    @Test
    void aPhoneWhoseConnectionIsGoneIsUnreachableAlsoToWhoGoesByItsNumber() throws Exception {
        var phone = new InetSocketAddress(LOOPBACK, FreePorts.next());
        transport.send(new Flow(true, phone, 4711), octets("x"));
        hears("unreachable");
        assertThat(lost.poll(20, TimeUnit.SECONDS))
                .as("whatever its connection was")
                .isEqualTo(Flow.tcp(phone));
    }

    @Test
    void whereNobodyListensIsUnreachable() throws Exception {
        transport.send(Flow.tcp(new InetSocketAddress(LOOPBACK, FreePorts.next())), octets("x"));
        hears("unreachable");
    }

    @Test
    void strangersAreNotEvenRead() throws Exception {
        welcome = false;
        try (var udp = new DatagramSocket(0, LOOPBACK);
                Socket tcp = connect()) {
            assertThat(tcp.getInputStream().read()).as("closed at once").isEqualTo(-1);
            byte[] message = octets("garbage that would be told as malformed");
            var to = new InetSocketAddress(LOOPBACK, transport.port());
            udp.send(new DatagramPacket(message, message.length, to));
            welcome = true;
            byte[] options = octets(OPTIONS);
            udp.send(new DatagramPacket(options, options.length, to));
            String first = heard.poll(20, TimeUnit.SECONDS);
            // the first datagram may have been read only after the door was opened
            assertThat(first).isIn("UDP c1 hi", "start line: not ended by a line break");
        }
        assertThat(counters.counts().strangers()).isPositive();
    }

    @Test
    void aStreamThatIsNotSipIsCut() throws Exception {
        for (String rubbish : List.of(
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                "x".repeat(70_000),
                OPTIONS.replace("Length: 2", "Length: 99999"))) {
            try (Socket tcp = connect()) {
                tcp.getOutputStream().write(octets(rubbish));
                hears("unreachable");
            } catch (SocketException e) {
                // cut while we were still writing
                hears("unreachable");
            }
        }
    }

    @Test
    void onlyTheBadMessageOfAStreamIsLost() throws Exception {
        try (Socket tcp = connect()) {
            tcp.getOutputStream().write(octets(OPTIONS.replace("CSeq: 1 OPTIONS", "CSeq: x") + OPTIONS));
            hears("CSeq: not a number");
            hears("TCP c1 hi");
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        var pump = new RtpPump(LOOPBACK, 43000, 43010);
        var settings = new SipSettings(LOOPBACK, transport.port(), "firstline", List.of());
        var line = new SipLine(settings, time, extension -> Optional.empty(), pump);
        assertThatThrownBy(() -> line.open(new LineLog()))
                .isInstanceOf(LineException.class)
                .hasMessageStartingWith("The SIP port " + transport.port() + " at 127.0.0.1 can't be opened: ");
        pump.close();
    }

    @Test
    void aWholeCallGoesOverTcp() throws Exception {
        var pump = new RtpPump(LOOPBACK, 43100, 43140);
        pump.start();
        var settings = new SipSettings(LOOPBACK, 0, "firstline", List.of(AddressRange.parse("127.0.0.1")));
        var line = new SipLine(
                settings,
                time,
                extension -> Optional.of(DigestSecret.of(extension, "firstline", "pw"))
                        .filter(s -> extension.equals("101")),
                pump);
        var news = new LinkedBlockingQueue<String>();
        line.open(new LineLog() {
            @Override
            public void presence(String extension, boolean registered) {
                news.add(extension + " " + registered);
            }

            @Override
            public void answered(Leg leg) {
                news.add("answered");
                leg.hangUp(HangUp.NORMAL);
            }
        });
        var phones = new SipPhones(new InetSocketAddress(LOOPBACK, line.port()), true, "phones", time, pump);
        phones.open(LOOPBACK, 0);
        time.soon(
                "phones",
                () -> phones.phone("101", "pw", new SipPhone.Listener() {
                            @Override
                            public void called(SipPhone phone, String number, String name) {
                                phone.answer();
                            }

                            @Override
                            public void ended(SipPhone phone, EndCause cause) {
                                news.add("phone " + cause);
                            }
                        })
                        .register(Duration.ofSeconds(60)));
        assertThat(news.poll(20, TimeUnit.SECONDS)).isEqualTo("101 true");
        time.soon(SipLine.OWNER, () -> line.dial("101", "+7", "A"));
        assertThat(news.poll(20, TimeUnit.SECONDS)).isEqualTo("answered");
        assertThat(news.poll(20, TimeUnit.SECONDS)).isEqualTo("phone FAR_END");
        phones.close();
        line.close();
        pump.close();
    }
}
