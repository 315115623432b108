package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.firstline.calls.sip.Allocated;
import org.firstline.calls.sip.Mutator;
import org.junit.jupiter.api.Test;

/** Spoiled RTP, RTCP, STUN and DTLS where sound is expected: nothing is thrown, nothing is allocated, sound goes on. */
class RtpFuzzTest {
    private static final long SEED = 20261125;
    private static final int ROUNDS = 200_000;
    private static final InetSocketAddress FAR = new InetSocketAddress("192.0.2.1", 4000);
    private static final List<byte[]> SAMPLES = List.of(
            hex("80080001000000a000005eed" + "d5".repeat(160)),
            hex("90e50001000000a000005eed" + "bede0001" + "10ff0000" + "018a0320"),
            hex("b2650001000000a000005eed" + "0000000100000002" + "0b8a0320" + "00000004"),
            hex("80c8000600005eed" + "e5f1c2a040000000000000a00000000a00000640" + "81ca000400005eed0108"
                    + "6162636465666768" + "0000"),
            hex("81c9000700005eed00000001ff00000a000100010000000a1234567800010000" + "81cb000100005eed"),
            // STUN binding request, DTLS client hello, an empty keep-alive
            hex("000100082112a442" + "000102030405060708090a0b" + "0024000400000001"),
            hex("16feff0000000000000000002c" + "0100002000000000000000200303" + "00".repeat(26)),
            hex("00000000"));

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void packetsAndReportsDoNoHarmAndTakeNoHeap() {
        var mutator = new Mutator(SEED);
        var in = ByteBuffer.allocateDirect(RtpPacket.MAX);
        var packet = new RtpPacket();
        var lock = new SourceLock();
        lock.expect(FAR);
        var reception = new Reception();
        var detector = new DigitDetector();
        var rtcp = new Rtcp(7);
        long taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] octets = mutator.spoil(
                    SAMPLES.get(mutator.below(SAMPLES.size())), SAMPLES.get(mutator.below(SAMPLES.size())));
            long before = Allocated.octets();
            try {
                in.clear();
                in.put(octets, 0, Math.min(octets.length, RtpPacket.MAX)).flip();
                if (packet.read(in) && lock.accepts(FAR, packet.sequence, round)) {
                    if (packet.payloadAt + packet.payloadLength > in.limit()) fail("beyond the packet");
                    reception.take(packet.ssrc, packet.sequence);
                    reception.timed(packet.timestamp, round);
                    if (packet.payloadLength >= 4)
                        detector.take(
                                packet.ssrc,
                                packet.timestamp,
                                packet.marker,
                                in.get(packet.payloadAt) & 0xFF,
                                in.get(packet.payloadAt + 1) < 0,
                                in.getShort(packet.payloadAt + 2));
                }
                rtcp.read(in, 0x5EED, round);
            } catch (RuntimeException e) {
                fail("seed " + SEED + ", round " + round + ": " + HexFormat.of().formatHex(octets), e);
            }
            if (round > ROUNDS / 2) taken += Allocated.octets() - before;
        }
        assertThat(taken).as("octets of heap for a hundred thousand packets").isLessThan(1_000_000);
    }

    @Test
    void aBridgeUnderJunkGoesOnTalking() throws Exception {
        var mutator = new Mutator(SEED);
        try (var pump = new RtpPump(InetAddress.getLoopbackAddress(), 21_200, 21_299);
                var caller = new RtpPeer();
                var phone = new RtpPeer();
                var stranger = new RtpPeer()) {
            pump.start();
            RtpStream trunk = pump.open();
            RtpStream desk = pump.open();
            caller.aimAt(trunk);
            phone.aimAt(desk);
            stranger.aimAt(trunk);
            trunk.connect(caller.address(), Law.PCMA, 101);
            desk.connect(phone.address(), Law.PCMU, 101);
            trunk.bridge(desk);
            for (int i = 0; i < 20_000; i++) {
                byte[] junk = mutator.spoil(
                        SAMPLES.get(mutator.below(SAMPLES.size())), SAMPLES.get(mutator.below(SAMPLES.size())));
                byte[] cut = junk.length > 60_000 ? new byte[0] : junk;
                if (i % 2 == 0) caller.raw(cut);
                else stranger.raw(cut);
            }
            byte[] mark = new byte[160];
            java.util.Arrays.fill(mark, Law.PCMA.encode((short) 8000));
            byte heard = Law.PCMU.encode(Law.PCMA.decode(mark[0]));
            // a new source, as after a re-start of the phone: what the junk left of the old one does not matter
            caller.ssrc = 0xABCDEF;
            Thread sender = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 200 && !Thread.interrupted(); i++) {
                    caller.sound(Law.PCMA, mark);
                    java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
                }
            });
            phone.receive("sound after the junk", p -> p.payload().length == 160 && p.payload()[80] == heard);
            sender.interrupt();
            assertThat(trunk.stats().strangers()).as("who is not the far end").isPositive();
        }
    }
}
