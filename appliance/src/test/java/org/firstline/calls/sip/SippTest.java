package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
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
import org.firstline.calls.Line;
import org.firstline.calls.rtp.RtpPump;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line against sipp, which is somebody else's SIP, over real sockets on loopback. */
class SippTest {
    private final RealTime time = new RealTime(Set.of(SipLine.OWNER), (owner, failure) -> {});
    private final RtpPump pump = new RtpPump(InetAddress.getLoopbackAddress(), 42000, 42100);
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final BlockingQueue<Leg> arrived = new LinkedBlockingQueue<>();
    private SipLine line;

    @BeforeEach
    void open() throws Exception {
        pump.start();
        var settings = new SipSettings(
                InetAddress.getLoopbackAddress(), 0, "firstline", List.of(AddressRange.parse("127.0.0.1")));
        line = new SipLine(settings, time, SippTest::secret, pump);
        line.open(new Line.Listener() {
            @Override
            public void arrived(Leg leg) {
                arrived.add(leg);
                leg.ring();
            }

            @Override
            public void ringing(Leg leg) {
                news.add("ringing");
            }

            @Override
            public void answered(Leg leg) {
                news.add("answered");
            }

            @Override
            public void digit(Leg leg, char digit) {
                news.add("digit " + digit);
            }

            @Override
            public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
                acknowledge.run();
                news.add("ended " + cause);
            }

            @Override
            public void presence(String extension, boolean registered) {
                news.add(extension + (registered ? " is there" : " is gone"));
            }
        });
    }

    @AfterEach
    void close() {
        line.close();
        time.close(Duration.ofSeconds(2));
        pump.close();
    }

    private static Optional<DigestSecret> secret(String extension) {
        return extension.equals("101") ? Optional.of(DigestSecret.of("101", "firstline", "secret")) : Optional.empty();
    }

    private void hears(String expected) throws InterruptedException {
        assertThat(news.poll(30, TimeUnit.SECONDS)).isEqualTo(expected);
    }

    private Leg nextLeg() throws InterruptedException {
        Leg leg = arrived.poll(30, TimeUnit.SECONDS);
        assertThat(leg).as("a call that arrived").isNotNull();
        return leg;
    }

    private void on(Runnable task) {
        time.soon(SipLine.OWNER, task);
    }

    private int registered(String transport) throws Exception {
        int port = FreePorts.next();
        Sipp.start("register", line.port(), port, transport, "-s", "101", "-au", "101", "-ap", "secret")
                .succeeds();
        hears("101 is there");
        return port;
    }

    @Test
    void aPhoneRegistersOverUdp() throws Exception {
        registered("u1");
        assertThat(line.isRegistered("101")).isTrue();
    }

    @Test
    void aPhoneRegistersOverTcp() throws Exception {
        registered("t1");
        assertThat(line.isRegistered("101")).isTrue();
    }

    @Test
    void aCallerIsAnsweredAndHangsUp() throws Exception {
        for (String transport : List.of("u1", "t1")) {
            Sipp caller = Sipp.start("caller-hangs-up", line.port(), FreePorts.next(), transport, "-s", "88003000600");
            Leg leg = nextLeg();
            assertThat(leg.fromTrunk()).isTrue();
            assertThat(leg.from()).isEqualTo("+74951231");
            assertThat(leg.to()).isEqualTo("88003000600");
            on(leg::answer);
            caller.succeeds();
            hears("ended FAR_END");
        }
    }

    @Test
    void theLineHangsUp() throws Exception {
        for (String transport : List.of("u1", "t1")) {
            Sipp caller = Sipp.start("line-hangs-up", line.port(), FreePorts.next(), transport, "-s", "1");
            Leg leg = nextLeg();
            on(leg::answer);
            on(() -> leg.hangUp(HangUp.NORMAL));
            caller.succeeds();
            hears("ended HUNG_UP");
        }
    }

    @Test
    void aCallerGivesUp() throws Exception {
        for (String transport : List.of("u1", "t1")) {
            Sipp.start("caller-gives-up", line.port(), FreePorts.next(), transport, "-s", "1")
                    .succeeds();
            nextLeg();
            hears("ended CANCELLED");
        }
    }

    @Test
    void theAnswerIsRepeatedUntilItIsAcknowledged() throws Exception {
        Sipp caller = Sipp.start("late-ack", line.port(), FreePorts.next(), "u1", "-s", "1");
        Leg leg = nextLeg();
        on(leg::answer);
        on(() -> leg.hangUp(HangUp.NORMAL));
        caller.succeeds();
        hears("ended HUNG_UP");
        assertThat(line.counts().retransmitted()).isPositive();
    }

    @Test
    void aPhoneIsRungAnsweredAndHungUp() throws Exception {
        int port = registered("u1");
        Sipp phone = Sipp.start("phone-answers", line.port(), port, "u1");
        on(() -> arrived.add(line.dial("101", "+74951234567", "Маша")));
        hears("ringing");
        hears("answered");
        Leg leg = nextLeg();
        on(() -> leg.hangUp(HangUp.NORMAL));
        phone.succeeds();
        hears("ended HUNG_UP");
    }

    @Test
    void aPhoneHangsUp() throws Exception {
        int port = registered("u1");
        Sipp phone = Sipp.start("phone-hangs-up", line.port(), port, "u1");
        on(() -> line.dial("101", "+74951234567", ""));
        hears("ringing");
        hears("answered");
        phone.succeeds();
        hears("ended FAR_END");
    }

    @Test
    void aRingingPhoneIsStopped() throws Exception {
        int port = registered("u1");
        Sipp phone = Sipp.start("phone-is-left", line.port(), port, "u1");
        on(() -> arrived.add(line.dial("101", "+74951234567", "")));
        hears("ringing");
        Leg leg = nextLeg();
        on(() -> leg.hangUp(HangUp.NORMAL));
        phone.succeeds();
        hears("ended HUNG_UP");
    }
}
