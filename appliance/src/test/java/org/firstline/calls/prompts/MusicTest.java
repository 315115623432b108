package org.firstline.calls.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MusicTest {
    private final short[] music = Music.samples();

    @Test
    void isTheSameEachTimeAndFillsWholeFrames() {
        assertThat(Music.samples()).isEqualTo(music);
        assertThat(music.length % 160).isZero();
        assertThat(Music.piece().millis()).isEqualTo(music.length / 8);
    }

    @Test
    void isSoftAndNeverClipsAndNeverFallsSilent() {
        assertThat(decibels(0, music.length)).isCloseTo(-20, within(0.1));
        for (short sample : music) assertThat(Math.abs(sample)).isLessThan(20_000);
        for (int second = 0; second < music.length / 8000; second++) {
            assertThat(decibels(second * 8000, 8000)).as("second %d", second).isBetween(-30.0, -13.0);
        }
    }

    @Test
    void runsIntoItselfWithoutAClick() {
        int steepest = 0;
        for (int i = 1; i < music.length; i++) steepest = Math.max(steepest, Math.abs(music[i] - music[i - 1]));
        assertThat(Math.abs(music[0] - music[music.length - 1])).isLessThan(steepest / 2);
    }

    private double decibels(int from, int count) {
        double energy = 0;
        for (int i = from; i < from + count; i++) energy += (double) music[i] * music[i];
        return 20 * Math.log10(Math.sqrt(energy / count) / 32_768);
    }
}
