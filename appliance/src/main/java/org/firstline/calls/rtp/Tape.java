package org.firstline.calls.rtp;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The sound of one leg on its way into a file: left what the far end says, right what it hears, 16 bits each. The pump
 * fills it, one other thread empties it with {@link #drain}; what is not emptied within {@value #SECONDS} s is lost and
 * counted. While it is paused, silence is recorded in place of both.
 */
public final class Tape {
    public static final int CHANNELS = 2;
    static final int SECONDS = 4;

    private static final int SIZE = SECONDS * Clip.RATE * CHANNELS;

    private final short[] ring = new short[SIZE];
    private final Playout far = new Playout();
    private final Playout near = new Playout();
    private final short[] left = new short[Clip.FRAME];
    private final short[] right = new short[Clip.FRAME];
    private volatile long written;
    private volatile long read;
    private volatile long lost;
    private volatile boolean paused;

    /** Any thread; holds from the next frame on. */
    public void pause(boolean on) {
        paused = on;
    }

    public boolean isPaused() {
        return paused;
    }

    /** Moments of 20 ms that nobody fetched in time. */
    public long lost() {
        return lost;
    }

    /**
     * Puts what has been recorded since, as far as it fits, in little-endian order; by one thread only.
     *
     * @return whether anything was put
     */
    public boolean drain(ByteBuffer into) {
        long end = written;
        long from = read;
        long count = Math.min(end - from, into.remaining() / 2 / CHANNELS * CHANNELS);
        for (long i = from; i < from + count; i++) {
            short sample = ring[(int) (i % SIZE)];
            into.put((byte) sample).put((byte) (sample >> 8));
        }
        read = from + count;
        return count > 0;
    }

    /** What the far end says; on the pump's thread, as all below. */
    void said(int timestamp, Law law, ByteBuffer from, int at, int length) {
        far.put(timestamp, law, from, at, length);
    }

    void heard(int timestamp, Law law, ByteBuffer from, int at, int length) {
        near.put(timestamp, law, from, at, length);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer; the other thread only reads
    void tick() {
        far.take(left);
        near.take(right);
        if (written - read + Clip.FRAME * CHANNELS > SIZE) {
            lost++;
            return;
        }
        if (paused) {
            Arrays.fill(left, (short) 0);
            Arrays.fill(right, (short) 0);
        }
        int at = (int) (written % SIZE);
        for (int i = 0; i < Clip.FRAME; i++) {
            ring[at++] = left[i];
            ring[at++] = right[i];
        }
        written += Clip.FRAME * CHANNELS;
    }
}
