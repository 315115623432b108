package org.firstline.calls.prompts;

import org.firstline.calls.rtp.Clip;

/** Two soft tones, for when there are no words: the caller knows that the line lives. */
final class Chime {
    private static final int TONE = Clip.RATE / 4;

    private Chime() {}

    static Clip clip() {
        short[] samples = new short[3 * TONE];
        for (int i = 0; i < 2 * TONE; i++) {
            double hertz = i < TONE ? 660 : 550;
            double swell = Math.sin(Math.PI * (i % TONE) / TONE);
            samples[i] = (short) (6000 * swell * Math.sin(2 * Math.PI * hertz * i / Clip.RATE));
        }
        return Clip.ofPcm(samples);
    }
}
