package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstline.base.Db;
import org.firstline.calls.rtp.Talker;
import org.firstline.calls.rtp.Wav;
import org.firstline.flows.Flow;
import org.firstline.flows.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A caller leaves a message, over a simulated line; the tape's frames are the test's. */
class VoicemailTest {
    private static final Flow TO_VOICEMAIL =
            new Flow("main", "end", "end", Map.of("end", new Step.Voicemail("internet")));

    @TempDir
    Path folder;

    private Db db;
    private House house;
    private final List<ErrandEvent.MessageLeft> left = new ArrayList<>();

    @BeforeEach
    void open() throws LineException {
        db = Db.inMemory("voicemail-calls");
        house = new House(
                db, CallSettings.standard(Locale.ENGLISH, ZoneId.of("UTC")).withMessages(folder));
        house.bus.on("test", ErrandEvent.MessageLeft.class, left::add);
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** A caller whom his flow has led to the tone, which is over. */
    private SimulatedLeg atTheTone() {
        house.flow = TO_VOICEMAIL;
        var caller = house.line.call("+73512000102", "2000000");
        house.pass(3000);
        assertThat(caller.tape()).as("the tape begins after the tone").isNotNull();
        return caller;
    }

    /** He speaks, or is silent, while the box's clock goes on. */
    private void speaks(SimulatedLeg caller, long millis, boolean loud) {
        var tape = caller.tape();
        var talker = new Talker(tape);
        for (long done = 0; done < millis; done += 100) {
            talker.speak(Duration.ofMillis(100), loud);
            house.pass(100);
        }
    }

    @Test
    void aMessageIsGreetedRecordedAndKept() throws Exception {
        var caller = atTheTone();
        assertThat(house.voice.heard(caller).getFirst()).startsWith("Leave your message after the tone");
        assertThat(caller.heard()).as("words and the tone").hasSize(2);
        speaks(caller, 5000, true);
        caller.press('#');
        house.pass(100);
        assertThat(house.voice.heard(caller).getLast()).startsWith("Thank you");
        house.pass(5000);
        assertThat(caller.isOver()).isTrue();
        assertThat(house.last().outcome()).isEqualTo(Outcome.VOICEMAIL);
        assertThat(left).singleElement().satisfies(one -> {
            assertThat(one.queue()).isEqualTo("internet");
            assertThat(one.call().id()).isEqualTo(house.last().id());
            assertThat(one.length()).isBetween(Duration.ofMillis(4800), Duration.ofMillis(5200));
            assertThat(one.file())
                    .isEqualTo(folder.resolve("internet").resolve(one.call().id() + ".wav"));
        });
        Wav sound = Wav.read(left.getFirst().file());
        assertThat(sound.rate()).isEqualTo(8000);
        int loudest = 0;
        for (short sample : sound.samples()) loudest = Math.max(loudest, Math.abs(sample));
        assertThat(loudest).as("what he said, and not what he heard").isBetween(7000, 9000);
    }

    @Test
    void whoHangsUpHasLeftItToo() {
        var caller = atTheTone();
        speaks(caller, 3000, true);
        caller.leave();
        house.pass(100);
        assertThat(house.last().outcome()).isEqualTo(Outcome.VOICEMAIL);
        assertThat(left).hasSize(1);
    }

    @Test
    void silenceEndsIt() {
        var caller = atTheTone();
        speaks(caller, 3000, true);
        speaks(caller, 6600, false);
        assertThat(house.voice.heard(caller).getLast()).startsWith("Thank you");
        house.pass(5000);
        assertThat(caller.isOver()).isTrue();
        assertThat(left).hasSize(1);
    }

    @Test
    void theLongestEndsIt() {
        var caller = atTheTone();
        speaks(caller, LeavesMessage.LONGEST.toMillis() + 1000, true);
        house.pass(5000);
        assertThat(caller.isOver()).isTrue();
        assertThat(left)
                .singleElement()
                .satisfies(one -> assertThat(one.length())
                        .isBetween(LeavesMessage.LONGEST.minusSeconds(1), LeavesMessage.LONGEST.plusSeconds(1)));
    }

    @Test
    void aBreathIsNoMessage() throws Exception {
        var caller = atTheTone();
        speaks(caller, 1000, true);
        caller.leave();
        house.pass(100);
        assertThat(house.last().outcome()).isEqualTo(Outcome.ABANDONED);
        var silent = atTheTone();
        speaks(silent, 7000, false);
        assertThat(house.voice.heard(silent).getLast()).startsWith("We heard nothing");
        house.pass(5000);
        assertThat(left).isEmpty();
        try (var files = Files.list(folder.resolve("internet"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aKeySkipsTheGreetingAndTheQueuesOwnIsHeard() {
        house.calls.rules().save(QueueRules.usual("internet").withGreeting("closed-tonight"));
        house.flow = TO_VOICEMAIL;
        var caller = house.line.call("+73512000102", "2000000");
        house.pass(200);
        assertThat(house.voice.heard(caller)).containsExactly("closed-tonight");
        caller.press('1');
        house.pass(600);
        assertThat(caller.tape()).isNotNull();
    }

    @Test
    void aQueueThatOverflowsTakesAMessage() {
        var caller = house.waitingCaller('2');
        house.calls.takeMessage(house.only().id(), "tv");
        house.pass(3000);
        speaks(caller, 4000, true);
        caller.press('#');
        house.pass(5000);
        assertThat(house.last().outcome()).isEqualTo(Outcome.VOICEMAIL);
        assertThat(left)
                .singleElement()
                .satisfies(one -> assertThat(one.queue()).isEqualTo("tv"));
        assertThat(house.closed).as("its ticket is asked for").hasSize(1);
    }

    @Test
    void whereNoneAreTakenThePlaceIsKept() throws LineException {
        house = new House(db, CallSettings.standard(Locale.ENGLISH, ZoneId.of("UTC")));
        house.flow = TO_VOICEMAIL;
        var caller = house.line.call("+73512000102", "2000000");
        house.pass(500);
        assertThat(house.voice.heard(caller).getLast()).startsWith("Your place in line is kept");
    }

    /** A message that has begun is taken to its end; the next caller's place is kept. */
    @Test
    void whereTheDiskHasNoRoomThePlaceIsKeptToo() throws LineException {
        boolean[] room = {true};
        house = new House(
                db,
                CallSettings.standard(Locale.ENGLISH, ZoneId.of("UTC")).withMessages(folder),
                new RecordingSettings(null, 1, () -> room[0]));
        house.bus.on("test", ErrandEvent.MessageLeft.class, left::add);
        var first = atTheTone();
        room[0] = false;
        speaks(first, 4000, true);
        first.press('#');
        house.pass(5000);
        assertThat(left).hasSize(1);
        var second = house.line.call("+73512000102", "2000000");
        house.pass(3000);
        assertThat(house.voice.heard(second).getLast()).startsWith("Your place in line is kept");
        assertThat(second.tape()).isNull();
    }

    @Test
    void whatACrashCutOffIsMendedAndTellsWhoseItIs() throws Exception {
        Path file = LeftMessages.file(folder, "tv", "01CALL");
        Files.createDirectories(file.getParent());
        try (var wav = org.firstline.calls.rtp.WavFile.create(file, 1)) {
            wav.append(java.nio.ByteBuffer.allocate(5 * 16000));
        }
        var found = LeftMessages.list(folder);
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.queue()).isEqualTo("tv");
            assertThat(one.call()).isEqualTo("01CALL");
            assertThat(LeftMessages.mend(one)).contains(Duration.ofSeconds(5));
        });
    }
}
