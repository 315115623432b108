package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.Leg;
import org.firstline.calls.guard.Ban;
import org.firstline.calls.guard.GuardSettings;
import org.firstline.calls.guard.Source;
import org.firstline.calls.rtp.RtpPump;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who guesses, floods or scans, and what becomes of those who do not. */
class ShieldTest {
    private static final InetSocketAddress LINE = SimulatedNet.at("192.0.2.1", 5060);
    private static final InetSocketAddress HOUSE = SimulatedNet.at("10.0.0.7", 5062);
    private static final InetSocketAddress GUESSER = SimulatedNet.at("10.0.0.66", 5062);
    private static final InetSocketAddress TRUNK = SimulatedNet.at("192.0.2.9", 5060);
    private static final InetSocketAddress STRANGER = SimulatedNet.at("203.0.113.5", 5060);

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedNet net = new SimulatedNet(time);
    private final LineLog board = new LineLog() {
        @Override
        public void banned(Ban ban) {
            heard.add("banned " + ban.source());
        }
    };
    private final PhoneLog agent = new PhoneLog();
    private final PhoneLog caller = new PhoneLog();
    private final SipSettings settings = new SipSettings(
                    LINE.getAddress(),
                    5060,
                    "firstline",
                    List.of(AddressRange.parse("192.0.2.9")),
                    List.of(AddressRange.parse("10.0.0.0/8")),
                    Duration.ofSeconds(120))
            .withGuard(GuardSettings.STANDARD.withCallsPerSecond(30), List.of());
    private RtpPump pump;
    private SipLine line;
    private SipPhones house;
    private SipPhones trunk;
    private SipPhones guesser;

    @BeforeEach
    void open() {
        pump = new RtpPump(InetAddress.getLoopbackAddress(), 41200, 41600);
        line = new SipLine(settings, time, ShieldTest::secret, pump);
        net.attach(LINE, SipLine.OWNER, line.open(board, net.wire(LINE)));
        house = room(HOUSE, "house");
        trunk = room(TRUNK, "trunk");
        guesser = room(GUESSER, "guesser");
    }

    private SipPhones room(InetSocketAddress address, String owner) {
        var room = new SipPhones(LINE, false, owner, time, pump);
        net.attach(address, owner, room.open(net.wire(address)));
        return room;
    }

    @AfterEach
    void close() {
        pump.close();
    }

    private static Optional<DigestSecret> secret(String extension) {
        return extension.matches("10[1-8]")
                ? Optional.of(DigestSecret.of(extension, "firstline", "pw" + extension))
                : Optional.empty();
    }

    private void pass(int millis) {
        time.pass(Duration.ofMillis(millis));
    }

    /** Two wrong answers each. */
    private void guess(String extension, int times) {
        for (int i = 0; i < times; i++) {
            guesser.phone(extension, "guess" + i, agent).register(Duration.ofSeconds(60));
            pass(100);
        }
        agent.take();
    }

    private void send(InetSocketAddress from, String method, String to, String id) {
        String message = method + " sip:" + to + "@192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/UDP "
                + from.getAddress().getHostAddress() + ":" + from.getPort() + ";branch=z9hG4bK" + id
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:101@h>;tag=" + id + "\r\nTo: <sip:" + to + "@h>\r\nCall-ID: " + id
                + "\r\nCSeq: 1 " + method + "\r\nContact: <sip:101@10.0.0.7>\r\nContent-Length: 0\r\n\r\n";
        net.deliver(from, Flow.udp(LINE), message.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void whoGuessesIsShutOutForAMinuteAndHisNeighboursAreNot() {
        guess("101", 3);
        guess("999", 2);
        assertThat(board.take()).containsExactly("banned 10.0.0.66");
        net.take();
        guesser.phone("101", "pw101", agent).register(Duration.ofSeconds(60));
        pass(1000);
        assertThat(net.take()).as("even the right password is not heard").containsOnly("REGISTER");
        house.phone("102", "pw102", caller).register(Duration.ofSeconds(60));
        pass(100);
        assertThat(caller.take()).containsExactly("registered");
        pass(61_000);
        assertThat(line.isRegistered("101")).as("it went on trying").isTrue();
    }

    @Test
    void aBareRequestIsHowHonestPhonesBegin() {
        for (int i = 0; i < 100; i++) {
            send(HOUSE, "REGISTER", "101", "bare" + i);
            pass(100);
        }
        assertThat(board.take()).isEmpty();
        assertThat(net.count("401 REGISTER")).isEqualTo(100);
    }

    @Test
    void aBanCanBeTakenBack() {
        guess("101", 5);
        assertThat(line.bans().clear(Source.of(GUESSER.getAddress()), "admin")).isTrue();
        guesser.phone("101", "pw101", agent).register(Duration.ofSeconds(60));
        pass(100);
        assertThat(agent.take()).containsExactly("registered");
    }

    @Test
    void anEmergencyCallPassesBansAndLimitsAndACallInProgressGoesOn() {
        board.onArrival = Leg::answer;
        SipPhone talking = guesser.phone("103", "pw103", caller);
        talking.call("*1");
        pass(100);
        assertThat(caller.take()).containsExactly("connected");
        guess("101", 5);
        assertThat(board.take()).contains("banned 10.0.0.66");
        guesser.phone("102", "pw102", agent).call("555");
        pass(100);
        assertThat(board.take()).isEmpty();
        guesser.phone("104", "pw104", agent).call("112");
        pass(100);
        assertThat(board.take()).containsExactly("arrived 104 to 112");
        for (int i = 0; i < 40; i++) send(TRUNK, "INVITE", "1", "flood" + i);
        guesser.phone("105", "pw105", agent).call("911");
        pass(100);
        assertThat(board.take()).contains("arrived 105 to 911");
        talking.hangUp();
        pass(100);
        assertThat(board.take()).as("who was talking still may").contains("ended *1 FAR_END");
    }

    @Test
    void aPhoneThatDialsLikeMadIsToldToSlowDown() {
        for (int i = 0; i < 60; i++) send(HOUSE, "INVITE", "1", "mad" + i);
        pass(20);
        assertThat(net.count("401 INVITE")).isEqualTo(20);
        assertThat(net.count("503 INVITE")).isEqualTo(40);
        assertThat(net.sent.stream()
                        .filter(s -> s.summary().equals("503 INVITE"))
                        .allMatch(s -> "2".equals(s.message().headers().first("Retry-After"))))
                .isTrue();
        net.take();
        house.phone("101", "pw101", agent).register(Duration.ofSeconds(60));
        pass(100);
        assertThat(agent.take()).as("registering is another matter").containsExactly("registered");
    }

    @Test
    void allTogetherHaveALimitTooAndCallsInProgressGoOn() {
        board.onArrival = Leg::answer;
        SipPhone talking = trunk.phone("+7", "", caller);
        talking.call("1");
        pass(100);
        net.take();
        for (int i = 0; i < 100; i++) send(TRUNK, "INVITE", "1", "all" + i);
        pass(20);
        assertThat(net.count("503 INVITE")).isBetween(68L, 72L);
        board.take();
        talking.hangUp();
        pass(50);
        assertThat(board.take()).contains("ended 1 FAR_END");
        assertThat(caller.take()).contains("connected", "ended HUNG_UP");
        pass(1000);
        net.take();
        send(TRUNK, "INVITE", "1", "later");
        pass(20);
        assertThat(net.count("503 INVITE"))
                .as("a second later there is room again")
                .isZero();
    }

    @Test
    void theReaderHearsTrunksAlwaysPhonesAtAPaceAndStrangersNever() {
        var shield = new Shield(settings, settings::isTrunk, time, ban -> {});
        int phone = 0;
        for (int i = 0; i < 5000; i++) {
            assertThat(shield.hears(TRUNK.getAddress())).isTrue();
            assertThat(shield.hears(STRANGER.getAddress())).isFalse();
            if (shield.hears(HOUSE.getAddress())) phone++;
        }
        assertThat(phone).isEqualTo(800);
        for (int i = 0; i < 10; i++) shield.guessed(GUESSER.getAddress(), "101");
        int banned = 0;
        for (int i = 0; i < 5000; i++) if (shield.hears(GUESSER.getAddress())) banned++;
        assertThat(banned).as("enough for an emergency call").isEqualTo(20);
    }
}
