package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class RtcpTest {
    private static final long SECOND = 1_000_000_000;
    private static final int OURS = 0x01020304;

    private final Rtcp rtcp = new Rtcp(OURS);
    private final ByteBuffer buffer = ByteBuffer.allocate(RtpPacket.MAX);

    @Test
    void readsTheFarEndsReportOnUsAndTheRoundTrip() {
        // at 100 s they report: 25 % lost, jitter 80, our stamp of 99.5 s, held for 0.25 s
        String stamp = "%08x".formatted((99 << 16) + 0x8000);
        read("81c90007 0a0b0c0d 01020304 40000007 00001000 00000050 " + stamp + " 00004000", 100 * SECOND);
        assertThat(rtcp.farLoss()).isEqualTo(0.25);
        assertThat(rtcp.farJitterMillis()).isEqualTo(10);
        assertThat(rtcp.roundTripMillis()).isEqualTo(250);
    }

    @Test
    void takesASenderReportOfACompoundPacketAndLeavesReportsOnOthers() {
        read(
                "81c8000c 0a0b0c0d 0000000a 80000000 00000000 00000000 00000000"
                        + " 99999999 80000000 00000000 00000050 00000000 00000000"
                        + " 81ca0002 0a0b0c0d 01000000",
                5 * SECOND);
        assertThat(rtcp.farLoss()).isZero();
        Reception heard = new Reception();
        heard.take(0x0A0B0C0D, 7);
        heard.take(0x0A0B0C0D, 9);
        rtcp.writeReport(buffer, unused(), heard, 0, 7 * SECOND);
        // receiver report with one block: a third lost, 9 the highest, their stamp 10.5 s, held for 2 s
        assertThat(hex(8, 32)).isEqualTo("0a0b0c0d" + "55000001" + "00000009" + "00000000" + "000a8000" + "00020000");
        assertThat(hex(0, 4)).isEqualTo("81c90007");
        assertThat(hex(32, 33)).as("a description follows").isEqualTo("81");
        assertThat(buffer.limit() % 4).isZero();
    }

    @Test
    void whatIsCutOrStrangeIsLeft() {
        for (String hex :
                new String[] {"", "81", "81c9ffff01020304", "00c9000101020304", "81c9000101020304", "81c800010102"})
            read(hex, SECOND);
        assertThat(rtcp.roundTripMillis()).isEqualTo(-1);
    }

    private static RtpOut unused() {
        try (DatagramChannel channel = DatagramChannel.open()) {
            return new RtpOut(channel, ByteBuffer.allocate(RtpPacket.MAX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String hex, long nanos) {
        rtcp.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))), OURS, nanos);
    }

    private String hex(int from, int to) {
        return HexFormat.of().formatHex(buffer.array(), from, to);
    }
}
