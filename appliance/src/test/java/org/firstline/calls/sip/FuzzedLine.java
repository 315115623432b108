package org.firstline.calls.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.Leg;
import org.firstline.calls.guard.EmergencyNumbers;
import org.firstline.calls.guard.GuardSettings;
import org.firstline.calls.rtp.RtpPump;
import org.jspecify.annotations.Nullable;

/** A whole line on simulated time, fed with octets as the transport would, from a trunk's address. */
final class FuzzedLine implements AutoCloseable {
    static final InetSocketAddress LINE = SimulatedNet.at("192.0.2.1", 5060);
    static final InetSocketAddress TRUNK = SimulatedNet.at("192.0.2.9", 5060);

    final SimulatedTime time = new SimulatedTime();
    final LineLog board = new LineLog();
    final SipLine line;

    @Nullable
    SipMessage lastSent;

    private final RtpPump pump = new RtpPump(InetAddress.getLoopbackAddress(), 42000, 43998);
    private final Wire.Receiver receiver;

    FuzzedLine() {
        var settings = new SipSettings(
                        LINE.getAddress(),
                        5060,
                        "firstline",
                        List.of(AddressRange.parse("192.0.2.9")),
                        List.of(AddressRange.parse("10.0.0.0/8")),
                        Duration.ofSeconds(120))
                .withGuard(
                        new GuardSettings(1_000_000, 1_000_000, 1_000_000, EmergencyNumbers.STANDARD, Duration.ZERO),
                        List.of());
        line = new SipLine(settings, time, extension -> Optional.empty(), pump);
        receiver = line.open(board, new Wire() {
            @Override
            public void send(Flow to, byte[] octets) {
                try {
                    lastSent = SipParser.parse(octets);
                } catch (SipParseException e) {
                    throw new AssertionError("we sent what is not SIP: " + new String(octets), e);
                }
            }

            @Override
            public InetSocketAddress local(Flow to) {
                return LINE;
            }
        });
        board.onArrival = Leg::answer;
    }

    /** As {@link SipTransport} does it. */
    void hear(byte[] octets) {
        lastSent = null;
        try {
            receiver.received(SipParser.parse(octets), Flow.udp(TRUNK), time.now());
        } catch (SipParseException e) {
            receiver.malformed(e.request(), String.valueOf(e.getMessage()), Flow.udp(TRUNK));
        }
        time.settle();
        board.heard.clear();
        board.legs.clear();
    }

    @Override
    public void close() {
        line.close();
        time.settle();
        pump.close();
    }
}
