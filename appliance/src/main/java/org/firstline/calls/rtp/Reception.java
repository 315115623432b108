package org.firstline.calls.rtp;

/**
 * What arrived of one stream: order, loss and jitter (RFC 3550 appendix A.1, A.3 and A.8), and which packets are
 * doubles. Written by the pump's thread only; the numbers may be read from any.
 */
final class Reception {
    /** What is to be done with a packet. */
    enum Arrival {
        /** Next in order, or after a gap. */
        FRESH,
        /** Overtaken by its followers, but not seen before. */
        LATE,
        /** Seen before, far too late, or from a source that jumps and has to show a second packet first. */
        USELESS
    }

    private static final int MAX_DROPOUT = 3000;
    /** How far back a late packet is told from a double: 1.28 s. */
    private static final int WINDOW = 64;

    private boolean any;
    private int ssrc;
    private int highest;
    private long cycles;
    private int base;
    private long received;
    private int jumpedTo = -1;
    private long seen;
    private int transit;
    private boolean anyTransit;
    private int jitter16;
    private int generation;

    private long expectedBefore;
    private long receivedBefore;
    private long expectedAtReport;
    private long receivedAtReport;
    private volatile long lost;
    private volatile int jitter;

    Arrival take(int packetSsrc, int sequence) {
        if (!any || packetSsrc != ssrc) return begin(packetSsrc, sequence);
        int ahead = sequence - highest & 0xFFFF;
        if (ahead != 0 && ahead < MAX_DROPOUT) {
            if (sequence < highest) cycles += 1 << 16;
            highest = sequence;
            seen = ahead < WINDOW ? seen << ahead | 1 : 1;
        } else if (ahead == 0 || 0x10000 - ahead < WINDOW) {
            long bit = 1L << (0x10000 - ahead & 0xFFFF);
            if ((seen & bit) != 0) return Arrival.USELESS;
            seen |= bit;
            count();
            return Arrival.LATE;
        } else {
            // two packets in order after a jump: the source began anew without saying so
            if (sequence == jumpedTo) return begin(packetSsrc, sequence);
            jumpedTo = sequence + 1 & 0xFFFF;
            return Arrival.USELESS;
        }
        jumpedTo = -1;
        count();
        return Arrival.FRESH;
    }

    /** Jitter from a packet of sound: its timestamp, and the moment of its arrival in units of samples. */
    void timed(int timestamp, int arrival) {
        int now = arrival - timestamp;
        if (anyTransit) {
            int d = Math.abs(now - transit);
            // a step of more than two seconds is a new clock, not jitter
            if (d < 2 * Clip.RATE) jitter16 += d - (jitter16 + 8 >> 4);
            jitter = jitter16 >> 4;
        }
        anyTransit = true;
        transit = now;
    }

    /** Counts up when the source begins anew: sequence and timestamps before and after have nothing in common. */
    int generation() {
        return generation;
    }

    int ssrc() {
        return ssrc;
    }

    boolean any() {
        return any;
    }

    long lost() {
        return lost;
    }

    /** Interarrival jitter in samples, as reports carry it. */
    int jitter() {
        return jitter;
    }

    int extendedHighest() {
        return (int) (cycles + highest);
    }

    /** Parts of 256 lost since the last time this was asked (RFC 3550 A.3). */
    int fractionLost() {
        long expectedSince = expected() - expectedAtReport;
        long receivedSince = receivedBefore + received - receivedAtReport;
        expectedAtReport = expected();
        receivedAtReport = receivedBefore + received;
        long lostSince = expectedSince - receivedSince;
        return expectedSince <= 0 || lostSince <= 0 ? 0 : (int) Math.min(255, (lostSince << 8) / expectedSince);
    }

    private Arrival begin(int packetSsrc, int sequence) {
        expectedBefore = expected();
        receivedBefore += received;
        generation++;
        any = true;
        ssrc = packetSsrc;
        base = sequence;
        highest = sequence;
        cycles = 0;
        received = 0;
        seen = 1;
        jumpedTo = -1;
        anyTransit = false;
        count();
        return Arrival.FRESH;
    }

    private void count() {
        received++;
        lost = Math.max(0, expected() - receivedBefore - received);
    }

    private long expected() {
        return any ? expectedBefore + cycles + highest - base + 1 : 0;
    }
}
