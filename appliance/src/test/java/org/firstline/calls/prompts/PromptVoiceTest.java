package org.firstline.calls.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Bus;
import org.firstline.base.Health;
import org.firstline.base.Health.Level;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.Phrase;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Wav;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PromptVoiceTest {
    @TempDir
    Path folder;

    private final SimulatedTime time = new SimulatedTime();
    private final List<List<Clip>> told = new ArrayList<>();
    private FakeEspeak espeak;
    private PromptVoice voice;

    @BeforeEach
    void open() throws IOException {
        espeak = new FakeEspeak(folder.resolve("program"));
        voice = new PromptVoice(prompts(), time);
    }

    private Prompts prompts() {
        var health = new Health(time, new Bus(time)).part("prompts");
        return new Prompts(folder, folder.resolve("made"), espeak.speech(Duration.ofSeconds(30)), time, health);
    }

    @Test
    void whatIsNotThereIsMadeOnItsOwnThreadAndThenAtHand() throws IOException {
        List<Phrase> phrases = List.of(new Phrase.Words("An outage: Lenina 5."), new Phrase.Recorded("outage-stay"));
        voice.prepare(phrases, Locale.ENGLISH, told::add);
        assertThat(told).as("the switchboard does not wait").isEmpty();
        time.settle();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst()).hasSize(2);
        assertThat(espeak.said().getFirst()).isEqualTo("en: An outage: Lenina 5.");
        voice.prepare(phrases, Locale.ENGLISH, told::add);
        assertThat(told.getLast()).isEqualTo(told.getFirst());
    }

    @Test
    void theStartMakesThePromptsOfBothLanguagesAndLetsCallsGoBetween() throws IOException {
        voice.start();
        voice.prepare(List.of(new Phrase.Words("Lenina 5")), Locale.ENGLISH, told::add);
        time.settle();
        assertThat(told).hasSize(1);
        List<String> said = espeak.said();
        assertThat(said.indexOf("en: Lenina 5")).isLessThan(5);
        assertThat(said).contains("en: Thank you for calling. Goodbye.", "ru: Спасибо за звонок. До свидания!");
        assertThat(said).contains("ru: Вы следующий в очереди.").doesNotHaveDuplicates();
        new PromptVoice(prompts(), time).start();
        time.settle();
        assertThat(espeak.said().subList(0, said.size()))
                .as("nothing is made twice")
                .isEqualTo(said);
    }

    @Test
    void aStartThatFindsEverythingMadeStillFindsOutWhetherTheBoxCanSpeak() throws IOException {
        voice.start();
        time.settle();
        int made = espeak.said().size();
        var health = new Health(time, new Bus(time));
        var speech = espeak.speech(Duration.ofSeconds(30));
        var again = new Prompts(folder, folder.resolve("made"), speech, time, health.part("speech"));
        new PromptVoice(again, time).start();
        assertThat(health.list().getFirst().level()).isEqualTo(Level.STARTING);
        time.settle();
        assertThat(health.list().getFirst().level()).isEqualTo(Level.WELL);
        assertThat(espeak.said()).as("one short word").hasSize(made + 1);
    }

    @Test
    void afterTheStartTheMenuIsAtHandAndNewRecordingsAreFoundByThemselves() throws IOException {
        List<Phrase> menu = List.of(new Phrase.Recorded("menu"));
        voice.start();
        time.settle();
        voice.prepare(menu, Locale.ENGLISH, told::add);
        assertThat(told).hasSize(1);
        assertThat(voice.music().millis()).isEqualTo(48_000);
        new Wav(8000, new short[1600]).write(folder.resolve("en/menu.wav"));
        time.pass(Duration.ofSeconds(30));
        voice.prepare(menu, Locale.ENGLISH, told::add);
        time.settle();
        assertThat(told.getLast().getFirst().millis()).isEqualTo(200);
        voice.close();
        new Wav(8000, new short[3200]).write(folder.resolve("en/menu.wav"));
        time.pass(Duration.ofMinutes(2));
        voice.prepare(menu, Locale.ENGLISH, told::add);
        assertThat(told.getLast().getFirst().millis()).isEqualTo(200);
    }

    @Test
    void aToneIsNotTakenForWords() throws IOException {
        List<Phrase> notice = List.of(new Phrase.Words("This call may be recorded."));
        espeak.uninstall();
        voice.prepare(notice, Locale.ENGLISH, told::add);
        time.settle();
        assertThat(told.getLast()).singleElement().matches(clip -> !voice.speaks(clip));
        espeak.install();
        time.pass(Duration.ofMinutes(5));
        voice.prepare(notice, Locale.ENGLISH, told::add);
        time.settle();
        assertThat(told.getLast()).singleElement().matches(voice::speaks);
    }
}
