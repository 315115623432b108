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
        var settings = new SipSettings(LINE.getAddress(), 5060, "firstline", List.of(AddressRange.parse("192.0.2.9")));
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
}
