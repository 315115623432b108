package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.HangUp;
import org.firstline.calls.Leg;
import org.firstline.calls.rtp.RtpPump;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line and phones, both ours, over a network in memory on simulated time: every message of every way a call can go. */
class SipLineTest {
    private static final InetSocketAddress LINE = SimulatedNet.at("192.0.2.1", 5060);
    private static final InetSocketAddress HOUSE = SimulatedNet.at("10.0.0.7", 5062);
    private static final InetSocketAddress TRUNK = SimulatedNet.at("192.0.2.9", 5060);
    private static final InetSocketAddress STRANGER = SimulatedNet.at("203.0.113.5", 5060);

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedNet net = new SimulatedNet(time);
    private final LineLog board = new LineLog();
    private final PhoneLog agent = new PhoneLog();
    private final PhoneLog caller = new PhoneLog();
    private RtpPump pump;
    private SipLine line;
    private SipPhones house;
    private SipPhones trunk;

    @BeforeEach
    void open() {
        pump = new RtpPump(InetAddress.getLoopbackAddress(), 41000, 41200);
        var settings = new SipSettings(
                LINE.getAddress(),
                5060,
                "firstline",
                List.of(AddressRange.parse("192.0.2.9")),
                List.of(AddressRange.parse("10.0.0.0/8")),
                Duration.ofSeconds(120));
        line = new SipLine(settings, time, SipLineTest::secret, pump);
        net.attach(LINE, SipLine.OWNER, line.open(board, net.wire(LINE)));
        house = room(HOUSE, "house");
        trunk = room(TRUNK, "trunk");
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

    private SipPhone registered(String extension) {
        SipPhone phone = house.phone(extension, "pw" + extension, agent);
        phone.register(Duration.ofSeconds(3600));
        time.pass(Duration.ofMillis(100));
        assertThat(agent.take()).containsExactly("registered");
        assertThat(board.take()).containsExactly(extension + " is there");
        net.take();
        return phone;
    }

    private SipPhone calling(String number) {
        SipPhone phone = trunk.phone("+74951234567", "", caller);
        phone.call(number);
        time.pass(Duration.ofMillis(50));
        return phone;
    }

    private void pass(int millis) {
        time.pass(Duration.ofMillis(millis));
    }

    @Test
    void aPhoneRegistersOnceItProvesItself() {
        registered("101");
        assertThat(line.isRegistered("101")).isTrue();
        assertThat(line.registered()).containsExactly("101");
    }

    /** The box grants two minutes, whatever the phone asks for. */
    @Test
    void aPhoneRegistersAgainBeforeWhatItWasGrantedIsOver() {
        registered("101");
        time.pass(Duration.ofMinutes(10));
        assertThat(line.isRegistered("101")).isTrue();
        assertThat(board.take()).isEmpty();
    }

    @Test
    void aCallerIsAnsweredAndHangsUp() {
        board.onArrival = Leg::answer;
        SipPhone phone = calling("88003000600");
        assertThat(net.take()).containsExactly("INVITE", "200 INVITE", "ACK");
        assertThat(board.take()).containsExactly("arrived +74951234567 to 88003000600 from the trunk");
        assertThat(caller.take()).containsExactly("connected");
        phone.hangUp();
        pass(50);
        assertThat(net.take()).containsExactly("BYE", "200 BYE");
        assertThat(board.take()).containsExactly("ended 88003000600 FAR_END");
        assertThat(caller.take()).containsExactly("ended HUNG_UP");
    }

    @Test
    void anAgentsPhoneRingsIsAnsweredAndHungUp() {
        SipPhone phone = registered("101");
        agent.onCall = SipPhone::answer;
        Leg leg = line.dial("101", "+74951234567", "Иванова Мария");
        pass(50);
        assertThat(agent.take()).containsExactly("called by +74951234567 Иванова Мария", "connected");
        assertThat(board.take()).containsExactly("ringing 101", "answered 101");
        assertThat(net.take()).containsExactly("INVITE", "180 INVITE", "200 INVITE", "ACK");
        leg.hangUp(HangUp.NORMAL);
        pass(50);
        assertThat(net.take()).containsExactly("BYE", "200 BYE");
        assertThat(board.take()).containsExactly("ended 101 HUNG_UP");
        assertThat(agent.take()).containsExactly("ended FAR_END");
        assertThat(phone.isBusy()).isFalse();
    }

    @Test
    void aWrongPasswordAndAnUnknownExtensionGetTheSameAnswer() {
        SipPhone wrong = house.phone("101", "wrong", agent);
        wrong.register(Duration.ofSeconds(60));
        pass(100);
        assertThat(agent.take()).containsExactly("not registered");
        var first = net.take();
        SipPhone nobody = house.phone("999", "pw", agent);
        nobody.register(Duration.ofSeconds(60));
        pass(100);
        assertThat(agent.take()).containsExactly("not registered");
        assertThat(net.take()).isEqualTo(first).startsWith("REGISTER", "401 REGISTER", "REGISTER", "401 REGISTER");
        assertThat(board.take()).isEmpty();
    }

    @Test
    void aPhoneThatCallsMustProveItself() {
        board.onArrival = Leg::answer;
        SipPhone phone = house.phone("101", "pw101", agent);
        phone.call("*1");
        pass(100);
        assertThat(net.take()).containsExactly("INVITE", "401 INVITE", "ACK", "INVITE", "200 INVITE", "ACK");
        assertThat(board.take()).containsExactly("arrived 101 to *1");
        house.phone("101", "wrong", caller).call("*1");
        pass(200);
        assertThat(caller.take()).containsExactly("ended FAILED");
        assertThat(board.take()).isEmpty();
    }

    @Test
    void evenAtTheTrunksAddressAnExtensionIsChallenged() {
        SipPhone phone = trunk.phone("101", "", caller);
        phone.call("1");
        pass(100);
        assertThat(net.take())
                .as("the trunk's address is not one where phones stand")
                .containsExactly("INVITE", "403 INVITE", "ACK");
        assertThat(board.take()).isEmpty();
    }

    @Test
    void strangersGetNoAnswer() {
        var room = room(STRANGER, "stranger");
        SipPhone phone = room.phone("+1", "", caller);
        phone.call("88003000600");
        pass(40_000);
        assertThat(net.take()).containsOnly("INVITE");
        assertThat(caller.take()).containsExactly("ended UNREACHABLE");
        assertThat(board.take()).isEmpty();
    }

    @Test
    void aNeighbourOfThePhonesWhoIsNoExtensionHearsWhatAnExtensionHears() {
        house.phone("555", "guess", caller).call("88003000600");
        pass(200);
        var unknown = net.take();
        house.phone("101", "guess", caller).call("88003000600");
        pass(200);
        assertThat(net.take()).isEqualTo(unknown).startsWith("INVITE", "401 INVITE", "ACK", "INVITE", "401 INVITE");
        assertThat(board.take()).isEmpty();
    }

    @Test
    void aCallerWhoGivesUpIsForgotten() {
        board.onArrival = Leg::ring;
        SipPhone phone = calling("1");
        assertThat(caller.take()).containsExactly("ringing");
        phone.hangUp();
        pass(50);
        assertThat(net.take()).containsExactly("INVITE", "180 INVITE", "CANCEL", "200 CANCEL", "487 INVITE", "ACK");
        assertThat(board.take()).containsExactly("arrived +74951234567 to 1 from the trunk", "ended 1 CANCELLED");
    }

    @Test
    void aCallNobodyDecidesOnIsToldToWait() {
        calling("1");
        assertThat(net.take()).containsExactly("INVITE", "100 INVITE");
    }

    @Test
    void refusalsSayWhy() {
        board.onArrival = leg -> leg.hangUp(HangUp.NOT_FOUND);
        calling("1");
        assertThat(net.take()).containsExactly("INVITE", "404 INVITE", "ACK");
        assertThat(board.take()).containsExactly("arrived +74951234567 to 1 from the trunk", "ended 1 HUNG_UP");
        assertThat(caller.take()).containsExactly("ended UNREACHABLE");
    }

    @Test
    void aRingingPhoneIsStopped() {
        registered("101");
        Leg leg = line.dial("101", "+7", "");
        pass(50);
        leg.hangUp(HangUp.NORMAL);
        pass(50);
        assertThat(net.take()).containsExactly("INVITE", "180 INVITE", "CANCEL", "200 CANCEL", "487 INVITE", "ACK");
        assertThat(board.take()).containsExactly("ringing 101", "ended 101 HUNG_UP");
        assertThat(agent.take()).containsExactly("called by +7 ", "ended CANCELLED");
    }

    @Test
    void aPhonePickedUpWhileItIsStoppedIsHungUp() {
        SipPhone phone = registered("101");
        Leg leg = line.dial("101", "+7", "");
        pass(20);
        // both at one moment: the CANCEL and the 200 cross
        leg.hangUp(HangUp.NORMAL);
        phone.answer();
        pass(100);
        assertThat(net.take())
                .containsExactly("INVITE", "180 INVITE", "CANCEL", "200 INVITE", "200 CANCEL", "ACK", "BYE", "200 BYE");
        assertThat(board.take())
                .as("the switchboard hears of the hang-up only")
                .containsExactly("ringing 101", "ended 101 HUNG_UP");
        assertThat(agent.take()).endsWith("connected", "ended FAR_END");
        assertThat(phone.isBusy()).isFalse();
    }

    @Test
    void aCancelWaitsForTheFirstWordOfThePhone() {
        registered("101");
        Leg leg = line.dial("101", "+7", "");
        leg.hangUp(HangUp.NORMAL);
        pass(3);
        assertThat(net.take()).containsExactly("INVITE");
        pass(100);
        assertThat(net.take()).containsExactly("180 INVITE", "CANCEL", "200 CANCEL", "487 INVITE", "ACK");
    }

    @Test
    void aPhoneThatIsNotThereIsUnreachable() {
        line.dial("101", "+7", "");
        pass(1);
        assertThat(board.take()).containsExactly("ended 101 UNREACHABLE");
        registered("101");
        net.loses = sent -> sent.to().equals(HOUSE);
        line.dial("101", "+7", "");
        pass(33_000);
        assertThat(board.take()).containsExactly("ended 101 UNREACHABLE");
    }

    @Test
    void aBusyPhoneSaysSo() {
        registered("101");
        agent.onCall = SipPhone::hangUp;
        line.dial("101", "+7", "");
        pass(50);
        assertThat(board.take()).containsExactly("ringing 101", "ended 101 BUSY");
    }

    @Test
    void theHangUpIsAnsweredWhenTheCallIsKept() {
        board.acknowledgesAtOnce = false;
        board.onArrival = Leg::answer;
        SipPhone phone = calling("1");
        net.take();
        phone.hangUp();
        pass(4_000);
        assertThat(net.take()).as("repeated, absorbed, not yet answered").containsExactly("BYE", "BYE", "BYE", "BYE");
        assertThat(board.take()).endsWith("ended 1 FAR_END");
        board.acknowledgements.getFirst().run();
        board.acknowledgements.getFirst().run();
        pass(100);
        assertThat(net.take()).containsExactly("200 BYE");
    }

    @Test
    void theHangUpIsAnsweredAtLastByTheLine() {
        board.acknowledgesAtOnce = false;
        board.onArrival = Leg::answer;
        SipPhone phone = calling("1");
        phone.hangUp();
        pass(9_900);
        assertThat(net.count("200 BYE")).isZero();
        pass(200);
        assertThat(net.count("200 BYE")).isEqualTo(1);
        board.acknowledgements.getFirst().run();
        pass(100);
        assertThat(net.count("200 BYE")).isEqualTo(1);
    }

    @Test
    void everyLossIsMadeGood() {
        board.onArrival = Leg::answer;
        for (String lost : List.of("INVITE", "200 INVITE", "ACK", "BYE", "200 BYE")) {
            boolean[] done = {false};
            net.loses = sent -> {
                boolean first = !done[0] && sent.summary().equals(lost);
                if (first) done[0] = true;
                return first;
            };
            SipPhone phone = calling("1");
            pass(2_000);
            phone.hangUp();
            pass(2_000);
            assertThat(done[0]).as(lost).isTrue();
            assertThat(board.take())
                    .as("without the first " + lost)
                    .containsExactly("arrived +74951234567 to 1 from the trunk", "ended 1 FAR_END");
            assertThat(caller.take()).as("without the first " + lost).containsExactly("connected", "ended HUNG_UP");
        }
    }

    @Test
    void aCallerWhoNeverAcknowledgesIsLost() {
        board.onArrival = Leg::answer;
        net.loses = sent -> sent.summary().equals("ACK");
        calling("1");
        pass(31_900);
        assertThat(board.take()).containsExactly("arrived +74951234567 to 1 from the trunk");
        pass(200);
        assertThat(board.take()).containsExactly("ended 1 LOST");
        assertThat(net.count("BYE")).isEqualTo(1);
    }

    @Test
    void aHangUpBeforeTheAckWaitsForIt() {
        board.onArrival = leg -> {
            leg.answer();
            leg.hangUp(HangUp.NORMAL);
        };
        calling("1");
        assertThat(net.take()).containsExactly("INVITE", "200 INVITE", "ACK", "BYE", "200 BYE");
        assertThat(caller.take()).containsExactly("connected", "ended FAR_END");
    }

    @Test
    void bothHangUpAtOnce() {
        board.onArrival = Leg::answer;
        SipPhone phone = calling("1");
        net.take();
        phone.hangUp();
        board.legs.getFirst().hangUp(HangUp.NORMAL);
        pass(50);
        assertThat(net.take()).containsExactlyInAnyOrder("BYE", "BYE", "200 BYE", "200 BYE");
        assertThat(board.take()).endsWith("ended 1 HUNG_UP").hasSize(2);
        assertThat(caller.take()).containsExactly("connected", "ended HUNG_UP");
    }

    @Test
    void whenWeAreBehindNewCallsAreShedAndOldOnesGoOn() {
        board.onArrival = Leg::answer;
        SipPhone phone = calling("1");
        net.take();
        board.take();
        net.slow = Duration.ofMillis(300);
        trunk.phone("+7916", "", agent).call("2");
        pass(400);
        assertThat(net.take()).contains("503 INVITE").doesNotContain("100 INVITE", "200 INVITE");
        assertThat(line.counts().shed()).isPositive();
        phone.hangUp();
        pass(700);
        assertThat(board.take()).containsExactly("ended 1 FAR_END");
    }

    @Test
    void aFarEndThatFallsSilentIsAskedAndLost() {
        board.onArrival = Leg::answer;
        calling("1");
        pass(29_000);
        assertThat(net.count("OPTIONS")).isZero();
        pass(12_000);
        assertThat(net.take()).as("it is still there").endsWith("OPTIONS", "200 OPTIONS");
        net.loses = sent -> sent.to().equals(TRUNK);
        pass(45_000);
        assertThat(board.take()).endsWith("ended 1 LOST");
    }

    @Test
    void nothingIsLeftBehind() {
        board.onArrival = Leg::answer;
        registered("101");
        agent.onCall = SipPhone::answer;
        for (int i = 0; i < 20; i++) {
            SipPhone phone = calling("1");
            Leg leg = line.dial("101", "+7", "");
            pass(100);
            phone.hangUp();
            leg.hangUp(HangUp.NORMAL);
            pass(100);
        }
        pass(40_000);
        assertThat(line.debugState()).isEqualTo("0 legs, 0 calls, 0 transactions");
    }
}
