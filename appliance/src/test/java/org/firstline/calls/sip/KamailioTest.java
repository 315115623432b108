package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
import org.firstline.calls.Outbound;
import org.firstline.calls.TrunkNow;
import org.firstline.calls.rtp.RtpPump;
import org.firstline.calls.sip.trunk.DnsNames;
import org.firstline.calls.sip.trunk.Hop;
import org.firstline.calls.sip.trunk.Pace;
import org.firstline.calls.sip.trunk.TrunkSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trunks to a real provider's software: Kamailio, found by SRV records of a name server on loopback. */
class KamailioTest {
    /** The rules of the standard pace at a test's speed; the four seconds of silence are the real ones. */
    private static final Pace FAST = new Pace(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5));

    private final RealTime time = new RealTime(Set.of(SipLine.OWNER), (owner, failure) -> failure.printStackTrace());
    private final RtpPump pump = new RtpPump(InetAddress.getLoopbackAddress(), 16220, 16280);
    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final BlockingQueue<Leg> arrived = new LinkedBlockingQueue<>();
    private final BlockingQueue<TrunkNow> trunks = new LinkedBlockingQueue<>();
    private FakeDns dns;
    private int firstPort;
    private int secondPort;
    private int exchange;
    private SipLine line;

    @BeforeEach
    void names() throws Exception {
        pump.start();
        firstPort = FreePorts.next();
        secondPort = FreePorts.next();
        exchange = FreePorts.next();
        dns = new FakeDns()
                .host("a.provider.test", "127.0.0.1")
                .host("b.provider.test", "127.0.0.1")
                .service("_sip._udp.provider.test", 10, 100, firstPort, "a.provider.test")
                .service("_sip._udp.provider.test", 20, 100, secondPort, "b.provider.test");
    }

    @AfterEach
    void close() {
        if (line != null) line.close();
        time.close(Duration.ofSeconds(2));
        pump.close();
        dns.close();
    }

    private void open(String password) throws Exception {
        var trunk = TrunkSettings.of("provider", "account", Hop.parse("provider.test"))
                .withPassword(password);
        var trunking = new Trunking(List.of(trunk), DnsNames.at(dns.address()), FAST, new Random(3));
        var settings = new SipSettings(InetAddress.getLoopbackAddress(), 0, "firstline", List.of());
        // what a line that is closed has told is not this one's
        trunks.clear();
        line = new SipLine(settings, time, extension -> Optional.empty(), pump, trunking);
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
            public void digit(Leg leg, char digit) {}

            @Override
            public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
                acknowledge.run();
                news.add("ended " + cause);
            }

            @Override
            public void trunk(TrunkNow now) {
                trunks.add(now);
            }

            @Override
            public void presence(String extension, boolean registered) {}
        });
    }

    private TrunkNow becomes(TrunkNow.State state) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (long left; (left = until - System.nanoTime()) > 0; ) {
            TrunkNow now = trunks.poll(left, TimeUnit.NANOSECONDS);
            if (now != null && now.state() == state) return now;
        }
        throw new AssertionError("the trunk is never " + state + ", but " + line.trunks());
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

    private Leg callOutside() throws Exception {
        Sipp far = Sipp.start("exchange-answers", exchange, exchange, "u1");
        Kamailio.awaitTaken(exchange);
        on(() -> arrived.add(line.call(Outbound.to("+79121234567").showing("+73511234567", "Line"))));
        hears("ringing");
        hears("answered");
        Leg leg = nextLeg();
        on(() -> leg.hangUp(HangUp.NORMAL));
        far.succeeds();
        hears("ended HUNG_UP");
        return leg;
    }

    @Test
    void registersWithEitherDigestCallsAndIsCalled() throws Exception {
        for (String algorithm : List.of("MD5", "SHA-256")) {
            try (var provider = Kamailio.start(firstPort, exchange, algorithm)) {
                open("secret");
                assertThat(becomes(TrunkNow.State.UP).registeredUntil())
                        .as(algorithm)
                        .isNotNull();
                assertThat(callOutside().trunk()).isEqualTo("provider");
                provider.says("SEEN BYE");

                Sipp caller = Sipp.start("caller-hangs-up", firstPort, FreePorts.next(), "u1", "-s", "+73512000000");
                Leg leg = nextLeg();
                assertThat(leg.fromTrunk()).isTrue();
                assertThat(leg.trunk()).isEqualTo("provider");
                assertThat(leg.to())
                        .as("the number, not the account that we registered")
                        .isEqualTo("+73512000000");
                on(leg::answer);
                caller.succeeds();
                hears("ended FAR_END");

                line.close();
                provider.says("SEEN REGISTER");
            }
        }
    }

    @Test
    void aWrongPasswordIsSeenAsARefusal() throws Exception {
        try (var provider = Kamailio.start(firstPort, exchange, "MD5")) {
            open("wrong");
            assertThat(becomes(TrunkNow.State.REFUSED).why()).startsWith("401 Unauthorized");
            provider.says("SEEN REGISTER");
        }
    }

    @Test
    void theSecondServerTakesOverFromOneThatDies() throws Exception {
        try (var second = Kamailio.start(secondPort, exchange, "MD5")) {
            try (var first = Kamailio.start(firstPort, exchange, "MD5")) {
                open("secret");
                becomes(TrunkNow.State.UP);
                first.says("SEEN REGISTER");
                callOutside();
                first.kill();
            }
            Instant began = time.now();
            callOutside();
            assertThat(Duration.between(began, time.now()))
                    .as("four seconds of silence, and no more")
                    .isLessThan(Duration.ofSeconds(8));
            second.says("SEEN BYE");
            second.says("SEEN REGISTER");
            assertThat(line.trunks().getFirst().state()).isEqualTo(TrunkNow.State.UP);
            Sipp caller = Sipp.start("caller-hangs-up", secondPort, FreePorts.next(), "u1", "-s", "+73512000000");
            on(nextLeg()::answer);
            caller.succeeds();
            hears("ended FAR_END");
        }
    }

    @Test
    void theNamesOfTheSystemAreAskedAsAnyOthers() throws Exception {
        var names = DnsNames.at(dns.address());
        assertThat(names.services("_sip._udp.provider.test")).hasSize(2);
        assertThat(names.services("_sip._tcp.provider.test")).isEmpty();
        assertThat(names.addresses("a.provider.test")).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(names.addresses("nobody.provider.test")).isEmpty();
        dns.close();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> DnsNames.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), secondPort))
                                .addresses("a.provider.test"))
                .isInstanceOf(java.io.IOException.class);
    }
}
