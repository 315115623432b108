package org.firstline.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Db;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is recorded without a word. */
class ConsentTest {
    private static final String WORDS = "This call may be recorded.";

    @TempDir
    Path folder;

    private Db db;
    private House house;
    private boolean room = true;

    @BeforeEach
    void open() throws LineException {
        db = Db.inMemory("consent-test");
        house = new House(
                db,
                CallSettings.standard(Locale.ENGLISH, ZoneId.of("UTC")),
                new RecordingSettings(folder, 30, () -> room));
    }

    @AfterEach
    void close() {
        db.close();
    }

    /** Nor is who was sent on from a queue that keeps no sound to one that does. */
    @Test
    void whoIsSentOnToARecordedQueueHearsThatHeIsRecorded() {
        house.calls.rules().save(QueueRules.usual("internet").withRecording(true, true));
        var caller = house.line.call("+73512000102", "2000000");
        house.pass(100);
        caller.press('2');
        house.pass(1000);
        assertThat(house.voice.heard(caller)).doesNotContain(WORDS);
        house.calls.queueChanged(house.only().id(), "internet");
        house.pass(100);
        assertThat(house.voice.heard(caller)).contains(WORDS);
        house.pass(3000);
        house.calls.queueChanged(house.only().id(), "tv");
        house.calls.queueChanged(house.only().id(), "internet");
        house.pass(3000);
        assertThat(house.voice.heard(caller)).as("once").containsOnlyOnce(WORDS);
    }

    /** An agent who was free at once cut it off, and a recording whose notice was not heard is none that may be kept. */
    @Test
    void noPhoneRingsForWhoHasNotHeardToTheEndThatHeIsRecorded() {
        var call = offeredBeforeHeIsTold();
        house.calls.offer(call.id(), "102");
        house.calls.withdrawOffer(call.id(), "102");
        house.pass(1000);
        assertThat(house.line.phone("101")).isEmpty();
        house.pass(4000);
        assertThat(house.phone("101").isOver()).isFalse();
        assertThat(house.line.phone("102")).as("taken back before it rang").isEmpty();
    }

    private Call offeredBeforeHeIsTold() {
        house.calls.rules().save(QueueRules.usual("internet").withRecording(true, true));
        house.waitingCaller('1');
        var call = house.only();
        house.calls.offer(call.id(), "101");
        return call;
    }

    @Test
    void whoAnswersAtHerDeskBeforeThePhoneMayRingHasItAnswerAsSoonAsItDoes() {
        var call = offeredBeforeHeIsTold();
        house.pass(100);
        house.calls.control().answer(call.id(), "101");
        house.pass(500);
        assertThat(house.line.phone("101")).isEmpty();
        house.pass(1500);
        assertThat(house.phone("101").isAskedToAnswer()).isTrue();
    }

    /** What was cut off by another queue is said there from its beginning. */
    @Test
    void whoWasLedOnWhileHeWasToldIsToldAnew() {
        for (String queue : List.of("internet", "tv"))
            house.calls.rules().save(QueueRules.usual(queue).withRecording(true, true));
        var caller = house.waitingCaller('1');
        var call = house.only();
        house.calls.offer(call.id(), "101");
        house.calls.queueChanged(call.id(), "tv");
        house.pass(4000);
        assertThat(house.line.phone("101")).as("its queue has let it go").isEmpty();
        assertThat(house.voice.heard(caller).stream().filter(WORDS::equals)).hasSize(2);
    }

    @Test
    void whoHasHeardItIsRecorded() {
        var caller = answered();
        assertThat(house.voice.heard(caller)).contains(WORDS);
        assertThat(caller.tape()).isNotNull();
    }

    @Test
    void whoCouldNotBeToldIsServedAndNotRecorded() {
        house.voice.fallSilent();
        var caller = answered();
        assertThat(caller.partner()).isNotNull();
        assertThat(caller.tape()).isNull();
        caller.leave();
        house.pass(1000);
        assertThat(house.calls.recordings().find(house.last().id())).isEmpty();
    }

    @Test
    void aToneInThePlaceOfTheWordsTellsNobodyAnything() {
        house.voice.loseItsWords();
        var caller = answered();
        assertThat(caller.partner()).isNotNull();
        assertThat(caller.tape()).isNull();
    }

    /** What was said in vain is said where he waits next. */
    @Test
    void whoCouldNotBeToldIsToldInTheNextQueue() {
        house.voice.fallSilent();
        house.calls.rules().save(QueueRules.usual("tv").withRecording(true, true));
        var caller = answered();
        house.voice.speakAgain();
        house.calls.control().transfer(house.only().id(), new Target.Queue("tv"), "anna");
        house.pass(5000);
        assertThat(house.voice.heard(caller)).contains(WORDS);
    }

    /** A full disk stops recording, never the call; and nobody hears of what is not. */
    @Test
    void whereTheDiskHasNoRoomACallIsNeitherRecordedNorSaidToBe() {
        room = false;
        var caller = answered();
        assertThat(caller.partner()).isNotNull();
        assertThat(house.voice.heard(caller)).doesNotContain(WORDS);
        assertThat(caller.tape()).isNull();
        caller.leave();
        house.pass(1000);
        assertThat(house.calls.recordings().find(house.last().id())).isEmpty();
    }

    @Test
    void norDoesARecordingBeginOfWhichNobodyNeedBeTold() {
        house.calls.rules().save(QueueRules.usual("internet").withRecording(true, false));
        room = false;
        var caller = house.talkingCaller("101");
        assertThat(caller.tape()).isNull();
        caller.leave();
        house.pass(1000);
        room = true;
        assertThat(house.talkingCaller("102").tape()).as("the next one").isNotNull();
    }

    @Test
    void whoWasNotToldForWantOfRoomIsNotRecordedThoughThereIsSomeWhenHeIsAnswered() {
        house.calls.rules().save(QueueRules.usual("internet").withRecording(true, true));
        room = false;
        var caller = house.waitingCaller('1');
        room = true;
        house.calls.offer(house.only().id(), "101");
        house.pass(5000);
        house.phone("101").pickUp();
        house.pass(100);
        assertThat(caller.partner()).isNotNull();
        assertThat(caller.tape()).isNull();
    }

    /** It goes on in the next queue too, and is kept as one. */
    @Test
    void aRecordingThatHasBegunOutlastsTheRoom() {
        var caller = answered();
        room = false;
        house.calls.control().transfer(house.only().id(), new Target.Queue("internet"), "anna");
        house.pass(1000);
        house.calls.offer(house.only().id(), "102");
        house.pass(100);
        house.phone("102").pickUp();
        house.pass(1000);
        assertThat(caller.tape()).isNotNull();
        caller.leave();
        house.pass(1000);
        assertThat(house.calls.recordings().find(house.last().id()))
                .get()
                .extracting(Recording::state)
                .isEqualTo(Recording.State.KEPT);
    }

    /** Its first queue records without a word; the next one wants it said. */
    @Test
    void whoIsBeingRecordedIsToldWhereHeMustBeThoughThereIsNoRoomForAnother() {
        house.calls.rules().save(QueueRules.usual("internet").withRecording(true, false));
        house.calls.rules().save(QueueRules.usual("tv").withRecording(true, true));
        var caller = house.talkingCaller("101");
        room = false;
        house.calls.control().transfer(house.only().id(), new Target.Queue("tv"), "anna");
        house.pass(5000);
        assertThat(house.voice.heard(caller)).contains(WORDS);
    }

    private SimulatedLeg answered() {
        house.calls.rules().save(QueueRules.usual("internet").withRecording(true, true));
        var caller = house.waitingCaller('1');
        house.pass(10_000);
        house.calls.offer(house.only().id(), "101");
        house.pass(5000);
        house.phone("101").pickUp();
        house.pass(100);
        return caller;
    }

    /** She waits for him already: the stop cuts off neither the words nor her. */
    @Test
    void aStopLetsWhoIsBeingToldHearItOutAndHerPhoneRing() {
        var call = offeredBeforeHeIsTold();
        house.calls.letFinish(() -> {});
        house.pass(5000);
        house.phone("101").pickUp();
        house.pass(10_000);
        assertThat(house.only().id()).isEqualTo(call.id());
        assertThat(house.only().answeredAt()).isNotNull();
    }

    @Test
    void aStopTellsWhoHasHeardItOutThatNobodyWillCome() {
        house.calls.rules().save(QueueRules.usual("internet").withRecording(true, true));
        var caller = house.waitingCaller('1');
        house.calls.letFinish(() -> {});
        house.pass(2500);
        assertThat(house.voice.heard(caller)).endsWith(WORDS, "no-operators");
        house.pass(5000);
        assertThat(caller.isOver()).isTrue();
    }
}
