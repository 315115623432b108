package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.SimulatedTime;
import org.firstline.bridge.sms.SendResult;
import org.firstline.bridge.sms.StatusReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What rows must do for several modems, on every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ModemRowsContract {
    private static final PhoneNumber TOWN = new PhoneNumber("+73512000001");
    private static final PhoneNumber CELL = new PhoneNumber("+79511110001");

    private final SimulatedTime time = new SimulatedTime();
    private final Map<String, List<String>> working = Map.of("a", List.of("+7351"), "b", List.of());
    private Db db;
    private Messages messages;

    abstract Db db();

    @BeforeAll
    void open() {
        db = db();
        messages = new Messages(db, new Bus(time), time);
    }

    @BeforeEach
    void empty() {
        db.run(h -> List.of("sms_part", "sms_message", "modem_pin").forEach(t -> h.execute("delete from " + t)));
    }

    @AfterAll
    void close() {
        db.close();
    }

    private Optional<Job> take(String modem, Long... inHand) {
        String other = modem.equals("a") ? "b" : "a";
        var turn = new Turn(modem, Route.of(modem, working), Set.of(inHand), Set.of(other));
        return db.tx(h -> OutboxRows.take(h, time.now(), turn));
    }

    private void settle(Job job, SendResult result) {
        db.run(h -> OutboxRows.settle(h, job, result, 5, time.now()));
    }

    private Message queue(PhoneNumber to, String text) {
        return messages.queue(to, text, MessagePriority.OUTAGE);
    }

    @Test
    void eachModemTakesWhatItsPrefixesMakeItsOwn() {
        Message toTown = queue(TOWN, "a");
        Message toCell = queue(CELL, "a");
        assertThat(take("b").orElseThrow().message()).isEqualTo(toCell.id());
        assertThat(take("b", toCell.id())).as("the town's are the other's").isEmpty();
        assertThat(take("a").orElseThrow().message()).isEqualTo(toTown.id());
        assertThat(take("a", toTown.id(), toCell.id())).isEmpty();
    }

    @Test
    void whatOneBeganIsLeftToItWhileItWorks() {
        Message half = queue(CELL, "я".repeat(100));
        Job first = take("b").orElseThrow();
        settle(first, new SendResult.Accepted(1));
        assertThat(take("a")).isEmpty();
        assertThat(take("b", half.id())).as("in somebody's hands").isEmpty();
        var alone = new Turn("a", Route.EVERYTHING, Set.of(), Set.of());
        assertThat(db.tx(h -> OutboxRows.take(h, time.now(), alone))
                        .orElseThrow()
                        .seq())
                .as("the other is gone")
                .isEqualTo(2);
    }

    @Test
    void aReferenceMeansSomethingOnlyTogetherWithItsModem() {
        Message ofA = queue(TOWN, "a");
        settle(take("a").orElseThrow(), new SendResult.Accepted(7));
        Message ofB = queue(TOWN, "b");
        db.run(h -> OutboxRows.pin(h, ofB.id(), "b"));
        assertThat(take("a")).as("it is for the other alone").isEmpty();
        var alone = new Turn("b", Route.EVERYTHING, Set.of(), Set.of());
        settle(db.tx(h -> OutboxRows.take(h, time.now(), alone)).orElseThrow(), new SendResult.Accepted(7));
        report("a", "7");
        assertThat(messages.get(ofA.id()).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(messages.get(ofB.id()).state()).isEqualTo(MessageState.SENT);
        report("b", "7");
        assertThat(messages.get(ofB.id()).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(messages.parts(ofB.id())).extracting(MessagePart::modem).containsExactly("b");
    }

    private void report(String modem, String reference) {
        var report = new Fated(modem, reference, TOWN.e164(), StatusReport.Fate.DELIVERED, "0x00");
        db.tx(h -> OutboxRows.report(h, report, time.now()));
    }

    @Test
    void anSmsCentresReferencesAreWords() {
        Message message = queue(CELL, "a");
        settle(take("b").orElseThrow(), new SendResult.Accepted("f".repeat(65)));
        var report = new Fated("b", "f".repeat(65), "79511110001", StatusReport.Fate.FAILED, "EXPIRED");
        db.tx(h -> OutboxRows.report(h, report, time.now()));
        assertThat(messages.get(message.id()).state()).isEqualTo(MessageState.FAILED);
        assertThat(messages.get(message.id()).reason()).isEqualTo("undelivered: EXPIRED");
    }

    @Test
    void whatWasSentWithinADayIsKnownAfterARestart() {
        for (int i = 0; i < 3; i++) {
            queue(CELL, "a");
            settle(take("b").orElseThrow(), new SendResult.Accepted(i));
        }
        var yesterday = time.now().minus(Duration.ofDays(1));
        List<Instant> ofB = db.tx(h -> PartRows.sentBy(h, "b", yesterday));
        List<Instant> ofA = db.tx(h -> PartRows.sentBy(h, "a", yesterday));
        assertThat(ofB).hasSize(3);
        assertThat(ofA).isEmpty();
    }

    @Test
    void aPinIsTriedOnceAndOnlyAnotherOneAgain() {
        var pins = new Pins(db, time, "a");
        assertThat(pins.mayTry("")).isFalse();
        assertThat(pins.mayTry("1111")).isTrue();
        assertThat(pins.mayTry("1111")).isFalse();
        assertThat(new Pins(db, time, "a").mayTry("1111")).as("after a restart").isFalse();
        assertThat(new Pins(db, time, "b").mayTry("1111")).as("another card").isTrue();
        assertThat(pins.mayTry("2222")).isTrue();
        pins.worked("2222");
        assertThat(pins.mayTry("2222")).as("it was right").isTrue();
    }

    @Test
    void refusedByOneItIsFreeForTheOtherAtOnce() {
        Message message = queue(CELL, "a");
        Job job = take("b").orElseThrow();
        db.run(h -> OutboxRows.settle(h, job, new SendResult.Retry("+CMS ERROR: 500"), 5, Duration.ZERO, time.now()));
        assertThat(messages.get(message.id()).state()).isEqualTo(MessageState.QUEUED);
        var alone = new Turn("a", Route.EVERYTHING, Set.of(), Set.of());
        Optional<Job> next = db.tx(h -> OutboxRows.take(h, time.now(), alone));
        assertThat(next).isPresent();
    }

    @Test
    void manyPrefixesAreOneQuestion() {
        var prefixes = new ArrayList<String>();
        for (int i = 0; i < 40; i++) prefixes.add("+79" + (10 + i));
        var turn = new Turn("b", Route.of("b", Map.of("a", prefixes, "b", List.of())), Set.of(), Set.of("a"));
        queue(new PhoneNumber("+79111110001"), "a");
        Message free = queue(new PhoneNumber("+79991110001"), "a");
        assertThat(db.tx(h -> OutboxRows.take(h, time.now(), turn))
                        .orElseThrow()
                        .message())
                .isEqualTo(free.id());
    }
}
