package org.firstline.calls.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * RTCP of one stream (RFC 3550 section 6): a sender or receiver report with a CNAME goes out each five seconds, and
 * the far end's report on us is read, with the round trip that follows from it. The pump's thread only.
 */
final class Rtcp {
    private static final int SENDER_REPORT = 200;
    private static final int RECEIVER_REPORT = 201;
    private static final int DESCRIPTION = 202;
    private static final int BYE = 203;
    private static final int BLOCK = 24;

    private final byte[] name;
    private int theirStamp;
    private long theirStampAt;

    private volatile int farLost256;
    private volatile int farJitter;
    private volatile int roundTripMillis = -1;

    Rtcp(int ssrc) {
        // a name that says nothing of the box (RFC 7022)
        this.name = Integer.toHexString(ssrc * 0x9E3779B9).getBytes(StandardCharsets.US_ASCII);
    }

    void writeReport(ByteBuffer out, RtpOut sent, Reception heard, long tick, long nanos) {
        out.clear();
        int blocks = heard.any() ? 1 : 0;
        boolean sender = sent.packets() > 0;
        header(out, blocks, sender ? SENDER_REPORT : RECEIVER_REPORT, 1 + (sender ? 5 : 0) + 6 * blocks);
        out.putInt(sent.ssrc);
        if (sender) {
            out.putLong(ntp(nanos)).putInt(sent.timestampAt(tick));
            out.putInt((int) sent.packets()).putInt((int) sent.octets());
        }
        if (heard.any()) {
            out.putInt(heard.ssrc());
            out.putInt(heard.fractionLost() << 24 | (int) Math.min(heard.lost(), 0x7FFFFF));
            out.putInt(heard.extendedHighest()).putInt(heard.jitter());
            out.putInt(theirStamp).putInt(theirStamp == 0 ? 0 : middle(ntp(nanos - theirStampAt)));
        }
        int words = (2 + name.length) / 4 + 1;
        header(out, 1, DESCRIPTION, 1 + words);
        out.putInt(sent.ssrc).put((byte) 1).put((byte) name.length).put(name);
        for (int i = 2 + name.length; i < words * 4; i++) out.put((byte) 0);
        out.flip();
    }

    static void writeBye(ByteBuffer out, int ssrc) {
        out.clear();
        header(out, 0, RECEIVER_REPORT, 1);
        out.putInt(ssrc);
        header(out, 1, BYE, 1);
        out.putInt(ssrc).flip();
    }

    /** Takes a compound packet; what is cut or strange ends the reading. */
    void read(ByteBuffer in, int ownSsrc, long nanos) {
        int at = 0;
        while (at + 8 <= in.limit() && (in.get(at) & 0xC0) == 0x80) {
            int type = in.get(at + 1) & 0xFF;
            int end = at + 4 + 4 * (in.getShort(at + 2) & 0xFFFF);
            if (end > in.limit()) return;
            if (type == SENDER_REPORT && end >= at + 28) {
                theirStamp = middle(in.getLong(at + 8));
                theirStampAt = nanos;
            }
            if (type == SENDER_REPORT || type == RECEIVER_REPORT) {
                int block = at + (type == SENDER_REPORT ? 28 : 8);
                for (; block + BLOCK <= end; block += BLOCK) {
                    if (in.getInt(block) == ownSsrc) readBlock(in, block, nanos);
                }
            }
            at = end;
        }
    }

    private void readBlock(ByteBuffer in, int at, long nanos) {
        farLost256 = in.get(at + 4) & 0xFF;
        farJitter = in.getInt(at + 12);
        int ourStamp = in.getInt(at + 16);
        if (ourStamp == 0) return;
        // in parts of 65536 of a second
        int trip = middle(ntp(nanos)) - ourStamp - in.getInt(at + 20);
        roundTripMillis = trip < 0 ? 0 : (int) (trip * 1000L >> 16);
    }

    /** What part of our packets the far end lost between its last two reports. */
    double farLoss() {
        return farLost256 / 256.0;
    }

    double farJitterMillis() {
        return farJitter / (Clip.RATE / 1000.0);
    }

    /** -1 until the far end has answered a report of ours. */
    int roundTripMillis() {
        return roundTripMillis;
    }

    private static void header(ByteBuffer out, int count, int type, int words) {
        out.put((byte) (0x80 | count)).put((byte) type).putShort((short) words);
    }

    /** Of a clock that starts anywhere, which the RFC allows (6.4.1): only differences are ever looked at. */
    private static long ntp(long nanos) {
        long seconds = Math.floorDiv(nanos, 1_000_000_000L);
        return seconds << 32 | (Math.floorMod(nanos, 1_000_000_000L) << 32) / 1_000_000_000L;
    }

    private static int middle(long ntp) {
        return (int) (ntp >> 16);
    }
}
