package org.firstline.calls.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/**
 * The port of a stream's reports, one above that of its sound: what the far end reports is read and ours is sent, each
 * five seconds. The pump's thread only.
 */
final class RtcpPort {
    private static final long REPORT_MILLIS = 5000;

    private final DatagramChannel channel;
    private final ByteBuffer reading;
    private final ByteBuffer writing;
    private final RtpOut sent;
    private final Reception heard;
    private final Rtcp rtcp;
    private @Nullable Srtp decryption;
    private @Nullable Srtp encryption;
    private @Nullable InetSocketAddress target;
    private long nextReport;

    RtcpPort(DatagramChannel channel, ByteBuffer reading, ByteBuffer writing, RtpOut sent, Reception heard, Rtcp rtcp) {
        this.channel = channel;
        this.reading = reading;
        this.writing = writing;
        this.sent = sent;
        this.heard = heard;
        this.rtcp = rtcp;
    }

    void encrypt(@Nullable Srtp ours, @Nullable Srtp theirs) {
        encryption = ours;
        decryption = theirs;
    }

    /** Reports go to the port above that of the far end's sound; null stops them. */
    void sendTo(@Nullable InetSocketAddress sound) {
        target = sound == null || sound.getPort() == 65535
                ? null
                : new InetSocketAddress(sound.getAddress(), sound.getPort() + 1);
    }

    void tick(long now, long nanos) {
        if (target == null || now < nextReport) return;
        nextReport = now + REPORT_MILLIS;
        for (int i = 0; i < RtpIn.MAX_READ; i++) {
            SocketAddress from = receive();
            if (from == null) break;
            if (((InetSocketAddress) from).getAddress().equals(target.getAddress()))
                rtcp.read(reading, sent.ssrc, nanos);
        }
        rtcp.writeReport(writing, sent, heard, now, nanos);
        send(target);
    }

    void sayBye() {
        if (target == null) return;
        Rtcp.writeBye(writing, sent.ssrc);
        send(target);
    }

    /** What is not genuine is as good as an empty packet, which is no report. */
    private @Nullable SocketAddress receive() {
        reading.clear();
        try {
            SocketAddress from = channel.receive(reading);
            reading.flip();
            if (from != null && decryption != null && !decryption.unprotectReport(reading)) reading.limit(0);
            return from;
        } catch (IOException e) {
            return null; // as good as nothing
        }
    }

    private void send(SocketAddress to) {
        try {
            if (encryption != null) encryption.protectReport(writing);
            channel.send(writing, to);
        } catch (IOException e) {
            // a report that is not delivered is not missed
        }
    }
}
