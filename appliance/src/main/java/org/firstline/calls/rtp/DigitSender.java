package org.firstline.calls.rtp;

import java.nio.ByteBuffer;

/**
 * Key presses to send as telephone events (RFC 4733): 100 ms each, the end said three times, then a pause of 60 ms in
 * which sound flows. At most {@value #MAX} wait; more are dropped. The pump's thread only, one step each 20 ms.
 */
final class DigitSender {
    static final int MAX = 32;

    private static final int TONE_FRAMES = 5;
    private static final int END_FRAMES = 3;
    private static final int PAUSE_FRAMES = 3;
    private static final int VOLUME = 10;

    private final int[] events = new int[MAX];
    private int head;
    private int waiting;
    private int step;

    void add(char digit) {
        int event = DigitDetector.DIGITS.indexOf(digit);
        if (event >= 0 && waiting < MAX) events[(head + waiting++) % MAX] = event;
    }

    /** Whether the next step is a packet of an event; false in the pause, which this counts down. */
    boolean next() {
        if (waiting == 0) return false;
        if (step++ < TONE_FRAMES + END_FRAMES) return true;
        if (step >= TONE_FRAMES + END_FRAMES + PAUSE_FRAMES) {
            step = 0;
            head = (head + 1) % MAX;
            waiting--;
        }
        return false;
    }

    /** After {@link #next} said true: whether the packet is the first of its event, which sets marker and timestamp. */
    boolean isFirst() {
        return step == 1;
    }

    void writeEvent(ByteBuffer out) {
        boolean end = step > TONE_FRAMES;
        out.put((byte) events[head]).put((byte) (end ? 0x80 | VOLUME : VOLUME));
        out.putShort((short) (Math.min(step, TONE_FRAMES) * Clip.FRAME));
    }
}
