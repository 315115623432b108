package org.firstline.calls.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.firstline.calls.rtp.Wav;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real program, which {@code ./firstline test} installs. */
final class EspeakNgTest {
    private final EspeakNg speech = EspeakNg.installed();

    @BeforeAll
    static void isInstalled() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/espeak-ng")), "espeak-ng is not installed");
    }

    @Test
    void everyPromptSoundsInBothLanguages() throws SpeechException {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.of("ru")}) {
            for (String name : Prompts.names()) {
                Wav wav = speech.speak(Prompts.findText(name, locale).orElseThrow(), locale);
                assertThat(wav.rate()).isEqualTo(8000);
                assertThat(wav.samples().length / 8).as("ms of %s", name).isBetween(500, 12_000);
                assertThat(rms(wav)).as("level of %s", name).isBetween(800.0, 8000.0);
            }
        }
    }

    @Test
    void russianWordsAreReadNotSpelt() throws SpeechException {
        Locale russian = Locale.of("ru");
        int once = speech.speak("очередь", russian).samples().length;
        // letters that did not arrive as UTF-8 would be spelt one by one, in several seconds
        assertThat(once / 8).isLessThan(1500);
    }

    @Test
    void wordsAreOnlyWords(@TempDir Path folder) throws SpeechException {
        Path trap = folder.resolve("trap");
        Wav wav = speech.speak(
                "-w " + trap + " $(touch " + trap + ") [[h@l'oU]] <b>\u0000\n" + "x ".repeat(5000), Locale.ENGLISH);
        assertThat(wav.seconds()).isBetween(1, 120);
        assertThat(trap).doesNotExist();
        assertThat(rms(wav)).isGreaterThan(100);
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        EspeakNg none = new EspeakNg("/nowhere/espeak-ng", Duration.ofSeconds(1));
        assertThatThrownBy(() -> none.speak("hello", Locale.ENGLISH))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("/nowhere/espeak-ng");
    }

    private static double rms(Wav wav) {
        double energy = 0;
        for (short sample : wav.samples()) energy += (double) sample * sample;
        return Math.sqrt(energy / wav.samples().length);
    }
}
