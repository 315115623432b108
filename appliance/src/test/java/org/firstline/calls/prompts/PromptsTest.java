package org.firstline.calls.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import org.firstline.base.Bus;
import org.firstline.base.Health;
import org.firstline.base.Health.Level;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Law;
import org.firstline.calls.rtp.Wav;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptsTest {
    private static final Locale RUSSIAN = Locale.of("ru");

    @TempDir
    Path folder;

    private final SimulatedTime time = new SimulatedTime();
    private final Health health = new Health(time, new Bus(time));
    private FakeEspeak espeak;
    private Prompts prompts;

    @BeforeEach
    void open() throws IOException {
        espeak = new FakeEspeak(folder.resolve("program"));
        prompts = box();
    }

    /** "busy" was a sentence without a prompt: who was sent away by a queue heard a chime. */
    @Test
    void everySentenceOfTheBundleIsAPrompt() throws IOException {
        var bundle = new Properties();
        try (var in = Prompts.class.getResourceAsStream("texts.properties")) {
            bundle.load(in);
        }
        var sentences = new TreeSet<>(bundle.stringPropertyNames());
        sentences.remove("position");
        assertThat(Prompts.names()).containsExactlyInAnyOrderElementsOf(sentences);
    }

    @Test
    void aMissingPromptIsSpokenOnceAndKeptWithItsWords() throws IOException {
        assertThat(prompts.find("goodbye", RUSSIAN)).isEmpty();
        Clip clip = prompts.get("goodbye", RUSSIAN);
        assertThat(clip.millis()).isEqualTo(500);
        assertThat(prompts.find("goodbye", RUSSIAN)).contains(clip);
        assertThat(box().get("goodbye", RUSSIAN).octets(Law.PCMA)).isEqualTo(clip.octets(Law.PCMA));
        assertThat(espeak.said()).containsExactly("ru: Спасибо за звонок. До свидания!");
        Wav kept = Wav.read(folder.resolve("made/ru/goodbye.wav"));
        assertThat(kept.rate()).isEqualTo(8000);
        assertThat(folder.resolve("made/ru/goodbye.txt")).hasContent("Спасибо за звонок. До свидания!");
    }

    @Test
    void aNewWordingIsSpokenAnew() throws IOException {
        prompts.get("goodbye", Locale.ENGLISH);
        Files.writeString(folder.resolve("made/en/goodbye.txt"), "Farewell.");
        box().get("goodbye", Locale.ENGLISH);
        assertThat(espeak.said()).hasSize(2);
        assertThat(folder.resolve("made/en/goodbye.txt")).hasContent("Thank you for calling. Goodbye.");
    }

    @Test
    void theSitesOwnRecordingWinsAndIsHeardOnceItIsThere() throws IOException {
        assertThat(prompts.get("menu", Locale.ENGLISH).millis()).isEqualTo(500);
        new Wav(16_000, new short[3200]).write(folder.resolve("site/en/menu.wav"));
        new Wav(8000, new short[1600]).write(folder.resolve("site/en/own-words.wav"));
        prompts.refresh();
        assertThat(prompts.get("menu", Locale.ENGLISH).millis()).isEqualTo(200);
        assertThat(prompts.get("own-words", Locale.ENGLISH).millis()).isEqualTo(200);
        Files.delete(folder.resolve("site/en/menu.wav"));
        prompts.refresh();
        assertThat(prompts.get("menu", Locale.ENGLISH).millis()).isEqualTo(500);
    }

    @Test
    void aRecordingThatIsNoneIsPassedOver() throws IOException {
        Files.createDirectories(folder.resolve("site/en"));
        Files.writeString(folder.resolve("site/en/menu.wav"), "RIFF and nothing else");
        assertThat(prompts.get("menu", Locale.ENGLISH).millis()).isEqualTo(500);
        new Wav(8000, new short[0]).write(folder.resolve("site/en/menu.wav"));
        prompts.refresh();
        assertThat(prompts.get("menu", Locale.ENGLISH).millis()).isEqualTo(500);
    }

    @Test
    void withoutTheProgramCallersHearATone() throws IOException {
        espeak.uninstall();
        Clip tone = prompts.get("greeting", Locale.ENGLISH);
        assertThat(tone.millis()).isEqualTo(760);
        assertThat(prompts.say("Lenina street", Locale.ENGLISH)).isSameAs(tone);
        assertThat(prompts.get("no-such-prompt", Locale.ENGLISH)).isSameAs(tone);
        assertThat(prompts.get("../../secret", Locale.ENGLISH)).isSameAs(tone);
        assertThat(health.list().getFirst().level()).isEqualTo(Level.ILL);
        assertThat(health.list().getFirst().why()).contains("espeak-ng");
        espeak.install();
        assertThat(prompts.get("greeting", Locale.ENGLISH))
                .as("not tried for each call")
                .isSameAs(tone);
        time.pass(Duration.ofMinutes(1));
        assertThat(prompts.get("greeting", Locale.ENGLISH).millis()).isEqualTo(500);
        assertThat(health.list().getFirst().level()).isEqualTo(Level.WELL);
    }

    @Test
    void whatIsSpokenWhileTheDiskHasNoRoomIsHeardAndNotStored() {
        var full = new Prompts(
                folder.resolve("site"),
                folder.resolve("made"),
                espeak.speech(Duration.ofSeconds(30)),
                time,
                health.part("prompts"),
                () -> false);
        Clip clip = full.say("Lenina street", Locale.ENGLISH);
        assertThat(clip.millis()).isEqualTo(500);
        assertThat(full.get("goodbye", Locale.ENGLISH).millis()).isEqualTo(500);
        assertThat(full.findSaid("Lenina street", Locale.ENGLISH)).contains(clip);
        assertThat(folder.resolve("made")).doesNotExist();
    }

    @Test
    void aProgramThatFailsOrHangsIsGivenUp() throws IOException {
        espeak.script("#!/bin/sh\necho 'no such voice'\nexit 3\n");
        prompts.get("greeting", Locale.ENGLISH);
        assertThat(health.list().getFirst().why()).endsWith("failed with code 3: no such voice");
        espeak.script("#!/bin/sh\nexec sleep 600\n");
        time.pass(Duration.ofMinutes(1));
        new Prompts(folder, folder, espeak.speech(Duration.ofMillis(50)), time, health.part("prompts"))
                .get("greeting", Locale.ENGLISH);
        assertThat(health.list().getFirst().why()).endsWith("did not finish within 50 ms");
    }

    @Test
    void sentencesAreKeptOnDiskAndTheLeastWantedGo() throws IOException {
        SaidFiles files = new SaidFiles(folder.resolve("said"), 8);
        Wav wav = new Wav(8000, new short[160]);
        for (int i = 0; i < 8; i++) {
            time.pass(Duration.ofMinutes(1));
            files.keep("street " + i, wav, time.now());
        }
        time.pass(Duration.ofMinutes(1));
        assertThat(files.find("street 0", time.now())).isPresent();
        files.keep("street 8", wav, time.now());
        for (int i : new int[] {0, 4, 5, 6, 7, 8})
            assertThat(files.find("street " + i, time.now())).as("%d", i).isPresent();
        for (int i : new int[] {1, 2, 3})
            assertThat(files.find("street " + i, time.now())).as("%d", i).isEmpty();
    }

    @Test
    void aSentenceIsSpokenOnceForEachLanguage() throws IOException {
        prompts.say("Lenina 5", RUSSIAN);
        prompts.say("Lenina 5", Locale.of("ru", "RU"));
        prompts.say("Lenina 5", Locale.FRENCH);
        assertThat(box().say("Lenina 5", Locale.ENGLISH).millis()).isEqualTo(500);
        assertThat(espeak.said()).containsExactly("ru: Lenina 5", "en: Lenina 5");
        assertThat(prompts.findSaid("Lenina 5", RUSSIAN)).isPresent();
    }

    @Test
    void positionsAreSaidInGoodGrammar() {
        assertThat(Prompts.findText(Prompts.position(1), Locale.ENGLISH)).contains("You are next in the queue.");
        assertThat(Prompts.findText("position-12", Locale.ENGLISH)).contains("You are number 12 in the queue.");
        assertThat(Prompts.findText("position-1", RUSSIAN)).contains("Вы следующий в очереди.");
        assertThat(Prompts.findText("position-3", RUSSIAN)).contains("Ваш номер в очереди — третий.");
        assertThat(Prompts.findText("position-21", RUSSIAN)).contains("Ваш номер в очереди — двадцать первый.");
        assertThat(Prompts.position(500)).isEqualTo("position-99");
        assertThat(Prompts.findText("position-100", RUSSIAN)).isEmpty();
        assertThat(Prompts.findText("position-0", RUSSIAN)).isEmpty();
    }

    @Test
    void theSiteMayBringItsOwnMusic() throws IOException {
        assertThat(prompts.music().millis()).isEqualTo(48_000);
        assertThat(prompts.music()).isSameAs(prompts.music());
        new Wav(8000, new short[8000]).write(folder.resolve("site/music.wav"));
        prompts.refresh();
        assertThat(prompts.music().millis()).isEqualTo(1000);
    }

    private Prompts box() {
        return new Prompts(
                folder.resolve("site"),
                folder.resolve("made"),
                espeak.speech(Duration.ofSeconds(30)),
                time,
                health.part("prompts"));
    }
}
