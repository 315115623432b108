package org.firstline.calls.prompts;

import org.firstline.calls.rtp.Clip;

/**
 * The music of the queue: our own piece, made by this code and so free of anybody's rights; the same samples each time.
 * Sixteen bars of soft bells over four chords, 48 s, that run into each other when looped. Kept inside the telephone's
 * band, at about -20 dBFS, because it is heard for minutes and at the ear.
 */
final class Music {
    private static final int BEAT = Clip.RATE * 3 / 4;
    private static final int BARS = 16;
    private static final int LENGTH = BARS * 4 * BEAT;
    /** -20 dBFS as root of the mean square, full scale being a square wave. */
    private static final double LEVEL = 3277;

    // MIDI numbers: C major 7, A minor 7, F major 7, G 6; two bars of each, twice
    private static final int[][] CHORDS = {{60, 64, 67, 71}, {57, 60, 64, 67}, {53, 57, 60, 64}, {55, 59, 62, 64}};
    /** Which tone of the chord each half beat of a bar plays; -1 rests. */
    private static final int[] ARPEGGIO = {0, 2, 3, 2, 1, 3, 2, 3};
    /** One tone a beat over the chords, C major pentatonic; 0 holds the tone before. */
    private static final int[] MELODY = {
        79, 0, 76, 0, 74, 76, 0, 0, 72, 0, 76, 0, 74, 0, 0, 0, 72, 0, 69, 0, 72, 74, 0, 0, 74, 0, 71, 0, 67, 0, 0, 0,
        76, 0, 79, 81, 79, 0, 0, 0, 81, 0, 79, 76, 72, 0, 0, 0, 77, 76, 0, 72, 69, 0, 72, 0, 74, 0, 71, 0, 74, 0, 0, 0
    };

    private Music() {}

    static Clip piece() {
        return Clip.ofPcm(samples());
    }

    static short[] samples() {
        double[] mix = new double[LENGTH];
        for (int bar = 0; bar < BARS; bar++) {
            int[] chord = CHORDS[bar / 2 % CHORDS.length];
            for (int half = 0; half < ARPEGGIO.length; half++) {
                int at = (bar * 8 + half) * BEAT / 2;
                bell(mix, at, chord[ARPEGGIO[half]], 0.35, 2.4);
            }
            // strummed, not struck: all at once would be loud
            for (int i = 0; i < chord.length; i++) bell(mix, bar * 4 * BEAT + i * BEAT / 8, chord[i], 0.22, 6);
        }
        for (int beat = 0; beat < MELODY.length; beat++) {
            if (MELODY[beat] != 0) bell(mix, beat * BEAT, MELODY[beat], 0.6, 3.2);
        }
        double energy = 0;
        for (double sample : mix) energy += sample * sample;
        double gain = LEVEL / Math.sqrt(energy / LENGTH);
        short[] samples = new short[LENGTH];
        for (int i = 0; i < LENGTH; i++) samples[i] = (short) Math.round(gain * mix[i]);
        return samples;
    }

    /** One tone with three partials that fade, the higher the sooner; what rings past the end is heard at the start. */
    private static void bell(double[] mix, int at, int midi, double level, double seconds) {
        double hertz = 440 * Math.pow(2, (midi - 69) / 12.0);
        partial(mix, at, hertz, level, seconds);
        partial(mix, at, 2 * hertz, level * 0.4, seconds * 0.6);
        partial(mix, at, 3 * hertz, level * 0.12, seconds * 0.3);
    }

    private static void partial(double[] mix, int at, double hertz, double level, double seconds) {
        if (hertz > 3300) return;
        int length = (int) (seconds * Clip.RATE);
        double turn = 2 * Math.PI * hertz / Clip.RATE;
        double fade = Math.pow(0.001, 1.0 / length);
        int attack = Clip.RATE / 100;
        double loud = level;
        for (int i = 0; i < length; i++) {
            mix[(at + i) % mix.length] += Math.min(1.0, (double) i / attack) * loud * Math.sin(turn * i);
            loud *= fade;
        }
    }
}
