package org.firstline.calls.rtp;

/** Which of the last 64 packet indices have been seen (RFC 3711 §3.3.2). Pure. */
final class ReplayWindow {
    private static final int SIZE = 64;

    private long highest = -1;
    private long seen;

    /** Whether a packet with this index may still be taken. */
    boolean admits(long index) {
        if (index > highest) return true;
        long behind = highest - index;
        return behind < SIZE && (seen >>> behind & 1) == 0;
    }

    /** Notes a packet that has proved genuine. */
    void take(long index) {
        if (index > highest) {
            long ahead = index - highest;
            seen = highest < 0 || ahead >= SIZE ? 1 : seen << ahead | 1;
            highest = index;
        } else {
            seen |= 1L << highest - index;
        }
    }

    /** -1 before the first. */
    long highest() {
        return highest;
    }
}
