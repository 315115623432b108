package org.firstline.calls.rtp;

/** The few sounds that need no recording. Made once; any thread. */
public final class Tones {
    private static final int HERTZ = 425;
    private static final double LOUD = 5000;

    private static final Clip RINGING = tones(1000, 4000, 1);
    private static final Clip REMINDER = tones(150, 150, 3);

    private static final Clip WARNING = tones(400, 100, 2);

    private static final Clip BEEP = tones(400, 50, 1);

    private Tones() {}

    /** What somebody hears while the other phone rings: a second of 425 Hz, four of silence; to be looped. */
    public static Clip ringing() {
        return RINGING;
    }

    /** Three short tones: somebody is on hold, and waits. */
    public static Clip reminder() {
        return REMINDER;
    }

    /** Two longer tones: the call is cut before long. */
    public static Clip warning() {
        return WARNING;
    }

    /** Speak now: 400 ms of 425 Hz. */
    public static Clip beep() {
        return BEEP;
    }

    private static Clip tones(int millis, int pause, int times) {
        int on = millis * Clip.RATE / 1000;
        int step = on + pause * Clip.RATE / 1000;
        short[] sound = new short[step * times];
        for (int t = 0; t < times; t++)
            for (int i = 0; i < on; i++)
                sound[t * step + i] = (short) (LOUD * Math.sin(2 * Math.PI * HERTZ * i / Clip.RATE));
        return Clip.ofPcm(sound);
    }
}
