package org.firstline.calls.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.firstline.base.Refused;
import org.firstline.calls.prompts.PromptShelf.Origin;
import org.firstline.calls.rtp.Wav;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptShelfTest {
    @TempDir
    private Path folder;

    private PromptShelf shelf;
    private int looks;

    @BeforeEach
    void open() {
        shelf = new PromptShelf(
                folder.resolve("site"), folder.resolve("made"), new EspeakNg("espeak-ng", Duration.ofSeconds(10)));
        shelf.changed(() -> looks++);
    }

    @Test
    void everyNameIsThereInEveryLanguageAndSaysWhereItsSoundComesFrom() throws IOException {
        new Wav(8000, new short[8000]).write(folder.resolve("site/ru/menu.wav"));
        assertThat(shelf.get("menu", "ru").origin()).isEqualTo(Origin.SITE);
        assertThat(shelf.get("menu", "en").origin()).isEqualTo(Origin.SHIPPED);
        assertThat(shelf.get("menu", "en").text()).contains("press 1");
        assertThat(shelf.has("christmas", "en")).isFalse();
        assertThat(shelf.list()).hasSize(Prompts.names().size() * 2);
    }

    @Test
    void anyRateWidthAndNumberOfChannelsBecomesATelephonesSound() throws IOException {
        for (int rate : new int[] {8000, 11025, 16000, 22050, 44100, 48000})
            for (int channels : new int[] {1, 2})
                for (int bits : new int[] {8, 16}) {
                    var kept = shelf.keep("greeting", "en", wav(rate, channels, bits, 2));
                    assertThat(kept.origin()).isEqualTo(Origin.RECORDED);
                    var sound = Wav.parse(shelf.sound("greeting", "en").orElseThrow());
                    assertThat(sound.rate()).isEqualTo(8000);
                    assertThat(sound.samples().length).as("%d Hz", rate).isBetween(15_990, 16_010);
                }
        assertThat(looks).isEqualTo(24);
        shelf.reset("greeting", "en");
        assertThat(shelf.get("greeting", "en").origin()).isEqualTo(Origin.SHIPPED);
    }

    @Test
    void whatCannotBeAPromptIsRefusedInASentence() {
        refused("calls.prompt-bad", () -> shelf.keep("greeting", "en", "MP3".getBytes(StandardCharsets.US_ASCII)));
        refused("calls.prompt-bad", () -> shelf.keep("greeting", "en", wav(8000, 1, 12, 1)));
        refused("calls.prompt-short", () -> shelf.keep("greeting", "en", wav(8000, 1, 8, 0)));
        refused("calls.prompt-long", () -> shelf.keep("greeting", "en", wav(8000, 1, 8, 121)));
        refused("calls.prompt-large", () -> shelf.keep("greeting", "en", new byte[PromptShelf.MAX_OCTETS + 1]));
        refused("calls.prompt-name", () -> shelf.keep("../greeting", "en", wav(8000, 1, 8, 1)));
        refused("calls.prompt-language", () -> shelf.keep("greeting", "..", wav(8000, 1, 8, 1)));
        refused("calls.prompt-silent", () -> shelf.speak("greeting", "en", "  "));
        refused("calls.prompt-wordy", () -> shelf.speak("greeting", "en", "x".repeat(501)));
        assertThat(Files.exists(folder.resolve("made"))).isFalse();
        assertThat(looks).isZero();
    }

    @Test
    void typedWordsAreSpokenAndRemembered() {
        var kept = shelf.speak("holiday", "ru", "Сегодня праздник, мы не работаем.");
        assertThat(kept.origin()).isEqualTo(Origin.TYPED);
        assertThat(shelf.get("holiday", "ru").text()).contains("праздник");
        assertThat(shelf.get("holiday", "en").origin()).isEqualTo(Origin.MISSING);
        assertThat(Wav.parse(shelf.sound("holiday", "ru").orElseThrow()).seconds())
                .isPositive();
    }

    private static byte[] wav(int rate, int channels, int bits, int seconds) {
        int size = rate * channels * Math.max(1, bits / 8) * seconds;
        var out = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + size);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8);
        out.putShort((short) (channels * bits / 8)).putShort((short) bits);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(size);
        return out.array();
    }

    private static void refused(String code, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
