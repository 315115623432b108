package org.firstline.demo;

import org.firstline.calls.rtp.Clip;

/** A voice without words: a humming tone in syllables, for people who only seem to talk. Pure. */
final class Murmur {
    private static final int SECONDS = 3;
    private static final double SYLLABLES_A_SECOND = 3.5;
    private static final double LOUDNESS = 2600;
    private static final int OVERTONES = 5;

    private Murmur() {}

    /** @param pitch in hertz: about 120 for a man, 210 for a woman */
    static Clip of(int pitch) {
        return Clip.ofPcm(samples(pitch));
    }

    static short[] samples(int pitch) {
        var samples = new short[SECONDS * Clip.RATE];
        for (int i = 0; i < samples.length; i++) {
            double at = (double) i / Clip.RATE;
            double sound = 0;
            for (int n = 1; n <= OVERTONES; n++) sound += Math.sin(2 * Math.PI * pitch * n * at) / n;
            double syllable =
                    Math.max(0, Math.sin(Math.PI * SYLLABLES_A_SECOND * at) * Math.sin(2 * Math.PI * at / SECONDS));
            samples[i] = (short) (LOUDNESS * sound * syllable);
        }
        return samples;
    }
}
