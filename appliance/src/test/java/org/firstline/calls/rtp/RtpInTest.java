package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a bridged stream asks its socket: each reading of an empty one costs as much as a packet. */
class RtpInTest {
    private static final long SAID_AT = 1000;

    private final DatagramChannel far = bound();
    private final DatagramChannel near = bound();
    private final SilentSockets silent = new SilentSockets();
    private final RtpIn in = new RtpIn(near, silent, ByteBuffer.allocateDirect(RtpPacket.MAX), new RtpPacket());

    private static DatagramChannel bound() {
        try {
            var channel = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            channel.configureBlocking(false);
            return channel;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void aBridge() throws IOException {
        in.expect((InetSocketAddress) far.getLocalAddress(), -1);
        in.relayTo(new RtpOut(near, ByteBuffer.allocateDirect(RtpPacket.MAX)));
    }

    @AfterEach
    void close() throws IOException {
        far.close();
        near.close();
        silent.close();
    }

    private void say(int sequence) throws IOException {
        var packet = ByteBuffer.allocate(RtpPacket.HEADER + Clip.FRAME);
        RtpPacket.writeHeader(packet, false, Law.PCMA.payloadType(), sequence, sequence * Clip.FRAME, 7);
        far.send(packet.position(packet.limit()).flip(), near.getLocalAddress());
    }

    private void hear(long now, int packets) {
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (in.heard() < packets && System.nanoTime() < until) {
            silent.look();
            in.tick(now, now * 1_000_000);
        }
        assertThat(in.heard()).isEqualTo(packets);
    }

    @Test
    void whoTalksIsReadAFrameAfterHisLastPacketAndUntilHeIsSilent() throws IOException {
        say(1);
        hear(SAID_AT, 1);
        assertThat(in.isDue(SAID_AT + 10)).isFalse();
        assertThat(in.isDue(SAID_AT + 20)).isTrue();
        assertThat(in.isDue(SAID_AT + RtpIn.SILENT_MILLIS - 1)).isTrue();
        assertThat(in.isDue(SAID_AT + RtpIn.SILENT_MILLIS)).isFalse();
    }

    @Test
    void whoWasSilentIsHeardWithTheNextTickAndReadInTimeAgain() throws IOException {
        assertThat(in.isDue(SAID_AT)).as("nothing was ever said").isFalse();
        say(1);
        hear(SAID_AT, 1);
        long later = SAID_AT + 60_000;
        assertThat(in.isDue(later)).isFalse();
        say(2);
        hear(later, 2);
        assertThat(in.isDue(later + 20)).isTrue();
    }
}
