package org.firstline.calls.rtp;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Brings the packets of one voice back into order and pace for whoever needs it as samples, one frame each 20 ms: a
 * delay of {@value #DELAY_MILLIS} ms absorbs what the network mixes up, gaps are silence. A voice whose clock jumps, or
 * drifts away from ours, is caught up with. Allocates nothing after it is made; the pump's thread only.
 */
final class Playout {
    static final int DELAY_MILLIS = 60;

    private static final int SAMPLES_A_MILLI = Clip.RATE / 1000;
    private static final int DELAY = DELAY_MILLIS * SAMPLES_A_MILLI;
    /** Further ahead than this is delay that nobody needs. */
    private static final int MOST_AHEAD = 200 * SAMPLES_A_MILLI;
    /** A packet of more sound than this is not voice. */
    private static final int LONGEST = 100 * SAMPLES_A_MILLI;

    private static final int SIZE = 4096;

    private final short[] ring = new short[SIZE];
    private boolean any;
    private int readAt;

    /** @param timestamp of the first sample; late and far packets begin the count anew */
    void put(int timestamp, Law law, ByteBuffer from, int at, int length) {
        if (length > LONGEST) return;
        int ahead = timestamp - readAt;
        if (!any || ahead < 0 || ahead > MOST_AHEAD) {
            any = true;
            Arrays.fill(ring, (short) 0);
            readAt = timestamp - DELAY;
        }
        for (int i = 0; i < length; i++) ring[timestamp + i & SIZE - 1] = law.decode(from.get(at + i));
    }

    /** The next frame, silence where there is none. */
    void take(short[] frame) {
        if (!any) {
            Arrays.fill(frame, (short) 0);
            return;
        }
        for (int i = 0; i < Clip.FRAME; i++) {
            int at = readAt++ & SIZE - 1;
            frame[i] = ring[at];
            ring[at] = 0;
        }
    }
}
