package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.Leg;
import org.firstline.calls.Referral;
import org.firstline.calls.rtp.RtpPump;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The line over a network in memory, with far ends that a test writes out by hand. */
abstract class DialogTestBase {
    static final InetSocketAddress LINE = SimulatedNet.at("192.0.2.1", 5060);
    static final InetSocketAddress HOUSE = SimulatedNet.at("10.0.0.7", 5062);
    static final InetSocketAddress OTHER = SimulatedNet.at("10.0.0.8", 5062);
    static final InetSocketAddress TRUNK = SimulatedNet.at("192.0.2.9", 5060);

    final SimulatedTime time = new SimulatedTime();
    final SimulatedNet net = new SimulatedNet(time);
    final Board board = new Board();
    RtpPump pump;
    SipLine line;
    FarEnd caller;

    /** What the line tells, dialogs' news among it. */
    static final class Board extends LineLog {
        Referral referral;

        @Override
        public void early(Leg leg) {
            heard.add("early " + leg.to());
        }

        @Override
        public void held(Leg leg, boolean onHold) {
            heard.add(onHold ? "held" : "resumed");
        }

        @Override
        public void transferAsked(Leg leg, Referral to) {
            heard.add("transfer of " + leg.to() + " to " + to.target()
                    + (to.replaced() == null ? "" : " for " + to.replaced().id()));
            referral = to;
        }
    }

    CallRules rules() {
        return CallRules.STANDARD;
    }

    @BeforeEach
    void open() {
        pump = new RtpPump(InetAddress.getLoopbackAddress(), 16300, 16360);
        var settings = new SipSettings(
                LINE.getAddress(),
                5060,
                "firstline",
                List.of(AddressRange.parse("192.0.2.9")),
                List.of(AddressRange.parse("10.0.0.0/8")),
                Duration.ofDays(1));
        line = new SipLine(settings, time, DialogTestBase::secret, pump, Trunking.NONE, rules(), null);
        net.attach(LINE, SipLine.OWNER, line.open(board, net.wire(LINE)));
        caller = new FarEnd(net, TRUNK, LINE, "caller").attach("far");
        board.onArrival = Leg::answer;
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

    void pass(long millis) {
        time.pass(Duration.ofMillis(millis));
    }

    void seconds(long seconds) {
        time.pass(Duration.ofSeconds(seconds));
    }

    /** Registers the phone, then puts a far end in its place. */
    FarEnd phone(String extension, InetSocketAddress address) {
        var room = new SipPhones(LINE, false, "phones", time, pump);
        net.attach(address, "phones", room.open(net.wire(address)));
        SipPhone phone = room.phone(extension, "pw" + extension, new PhoneLog());
        phone.register(Duration.ofHours(23));
        pass(100);
        assertThat(line.isRegistered(extension)).isTrue();
        board.take();
        net.take();
        return new FarEnd(net, address, LINE, "phone" + extension).attach("far");
    }

    /** A caller's call that stands. */
    Leg answered(String headers, String sdp) {
        caller.invite(headers, sdp);
        pass(20);
        assertThat(caller.response("INVITE").status()).isEqualTo(200);
        caller.ack("");
        pass(20);
        board.heard.removeIf(news -> news.startsWith("arrived"));
        return board.legs.getLast();
    }

    /** A phone that the line rang, and that took the call. */
    Leg talking(FarEnd phone, String extension) {
        Leg leg = line.dial(extension, "+74951234567", "");
        pass(20);
        phone.answer(phone.request("INVITE"), 200, "", FarEnd.SDP);
        pass(20);
        assertThat(phone.take()).containsExactly("INVITE", "ACK");
        assertThat(board.take()).contains("answered " + extension);
        return leg;
    }
}
