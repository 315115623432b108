package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.firstline.bridge.sms.SendResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which message is next, and which must wait, on every database. The box stands in Yekaterinburg, where it is 14:00. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InTurnContract {
    private static final PhoneNumber ANNA = new PhoneNumber("+79511110001");
    private static final PhoneNumber BORIS = new PhoneNumber("+79511110002");
    private static final PhoneNumber VERA = new PhoneNumber("+79511110003");
    private static final Instant AFTERNOON = Instant.parse("2026-11-22T09:00:00Z");

    private final QuietHours quiet = QuietHours.usual(ZoneId.of("Asia/Yekaterinburg"));
    private SimulatedTime time;
    private Bus bus;
    private List<Object> news;
    private Db db;
    private Messages messages;
    private int reference;

    abstract Db db();

    @BeforeAll
    void open() {
        db = db();
    }

    @BeforeEach
    void empty() {
        db.run(h -> List.of("sms_consent", "sms_part", "sms_message", "sms_batch")
                .forEach(t -> h.execute("delete from " + t)));
        time = new SimulatedTime(AFTERNOON);
        bus = new Bus(time);
        news = new ArrayList<>();
        bus.on("test", Object.class, news::add);
        messages = new Messages(db, bus, time, quiet);
        messages.start();
    }

    @AfterAll
    void close() {
        db.close();
    }

    @Test
    void codesThenOutagesThenRestoredThenPlannedThenBulk() {
        messages.queue(ANNA, "bulk", MessagePriority.BULK);
        messages.queue(ANNA, "planned", MessagePriority.PLANNED);
        messages.queue(ANNA, "restored", MessagePriority.RESTORED);
        messages.queue(ANNA, "outage", MessagePriority.OUTAGE);
        messages.queue(ANNA, "code", MessagePriority.ALARM);
        assertThat(sendAll()).containsExactly("code", "outage", "restored", "planned", "bulk");
    }

    @Test
    void withinAnOutageTheVulnerableThenWhoCalledThenTheRest() {
        messages.queueBatch(
                Notice.of("outage-1-down", "t", MessagePriority.OUTAGE),
                List.of(
                        new Recipient(ANNA, "anna", 1L),
                        new Recipient(BORIS, "boris", 2L),
                        new Recipient(VERA, "hospital", 3L, Standing.FIRST)));
        assertThat(messages.raise("outage-1-down", BORIS)).isTrue();
        assertThat(messages.raise("outage-1-down", VERA)).as("first already").isFalse();
        assertThat(messages.raise("outage-2-down", BORIS)).isFalse();
        assertThat(sendAll()).containsExactly("hospital", "boris", "anna");
        assertThat(messages.raise("outage-1-down", ANNA)).as("she has it").isFalse();
    }

    @Test
    void aPhoneOfTwoContractsHasTheMoreUrgentTurn() {
        messages.queueBatch(
                Notice.of("outage-1-down", "t", MessagePriority.OUTAGE),
                List.of(
                        new Recipient(ANNA, "anna", 1L),
                        new Recipient(BORIS, "home", 2L),
                        new Recipient(BORIS, "firm", 3L, Standing.FIRST)));
        assertThat(sendAll()).containsExactly("firm", "anna");
    }

    @Test
    void atNightNewsWaitAndCodesDoNot() {
        until("2026-11-22T20:59:00");
        batch("outage-1-down", Hours.DAY, ANNA);
        until("2026-11-22T21:00:00");
        Message code = messages.queue(BORIS, "code", MessagePriority.ALARM);
        Message bulk = messages.queue(VERA, "bulk", MessagePriority.BULK);
        batch("outage-2-down", Hours.DAY, VERA);
        assertThat(code.state()).isEqualTo(MessageState.QUEUED);
        assertThat(bulk.state()).isEqualTo(MessageState.HELD);
        assertThat(bulk.why(java.util.Locale.ENGLISH)).isEqualTo("Waits for the morning: quiet hours.");
        assertThat(sendAll()).containsExactly("code");
        assertThat(messages.held()).isEqualTo(3);
        assertThat(messages.counts("outage-1-down").queued()).isEqualTo(1);

        // what is fixed in the night is dropped
        assertThat(messages.cancelUnsent("outage-1-down")).isEqualTo(1);
        assertThat(messages.told("outage-1-down")).isEmpty();
        news.clear();
        until("2026-11-23T09:00:00");
        assertThat(news).as("the sender is woken").anyMatch(MessageEvent.BatchChanged.class::isInstance);
        assertThat(sendAll()).containsExactly("outage-2-down", "bulk");
    }

    @Test
    void theEveningIsForOutagesOfTheDay() {
        batch("outage-1-down", Hours.EVENING, ANNA);
        batch("outage-2-down", Hours.DAY, BORIS);
        until("2026-11-22T21:30:00");
        assertThat(sendAll()).hasSize(1);
        batch("outage-3-down", Hours.EVENING, VERA);
        until("2026-11-22T22:00:00");
        assertThat(take()).isEmpty();
        assertThat(messages.held()).isEqualTo(2);
    }

    @Test
    void whatComesBackIntoTheQueueAtNightIsHeldWithinAMinute() {
        batch("outage-1-down", Hours.DAY, ANNA);
        Job job = take().orElseThrow();
        until("2026-11-22T21:00:00");
        db.run(h -> OutboxRows.settle(h, job, new SendResult.Retry("busy"), 5, time.now()));
        time.pass(Duration.ofSeconds(61));
        assertThat(take()).isEmpty();
        assertThat(messages.held()).isEqualTo(1);
    }

    @Test
    void whoWantsItAtAnyHourGetsIt() {
        messages.consents().set(ANNA, Wish.ANY_HOUR, "agent101");
        until("2026-11-23T02:00:00");
        batch("outage-1-down", Hours.DAY, ANNA, BORIS);
        assertThat(sendAll()).containsExactly("outage-1-down");
        assertThat(messages.told("outage-1-down")).containsExactly(ANNA);
    }

    @Test
    void whoWantsNoneGetsNoneButCodes() {
        Message waiting = messages.queue(ANNA, "bulk", MessagePriority.BULK);
        Message code = messages.queue(ANNA, "code", MessagePriority.ALARM);
        news.clear();
        messages.consents().set(ANNA, Wish.NONE, Consents.BY_SMS);
        time.settle();
        assertThat(messages.get(waiting.id()).state()).isEqualTo(MessageState.CANCELLED);
        assertThat(messages.get(waiting.id()).reason()).isEqualTo("stopped");
        assertThat(messages.get(code.id()).state()).isEqualTo(MessageState.QUEUED);
        assertThat(news).hasAtLeastOneElementOfType(ConsentChanged.class);

        batch("outage-1-down", Hours.DAY, ANNA, BORIS);
        assertThat(sendAll()).containsExactly("code", "outage-1-down");
        assertThat(messages.told("outage-1-down")).containsExactly(BORIS);
        refused(() -> messages.queue(ANNA, "bulk", MessagePriority.BULK));
        refused(() -> messages.resend(waiting.id()));
        assertThat(messages.consents().stopped(java.util.Set.of(ANNA, BORIS))).containsExactly(ANNA);

        messages.consents().set(ANNA, Wish.USUAL, "agent101");
        assertThat(messages.consents().get(ANNA).source()).isEqualTo("agent101");
        assertThat(messages.resend(waiting.id()).state()).isEqualTo(MessageState.QUEUED);
        assertThat(messages.consents().get(BORIS).wish()).isEqualTo(Wish.USUAL);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo("messages.stopped"));
    }

    @Test
    void twoOutagesWithinFiveMinutesAreOneMessage() {
        said("outage-1-down", "down", ANNA, BORIS);
        assertThat(sendAll()).hasSize(2);
        time.pass(Duration.ofMinutes(4));
        said("outage-2-down", "down", ANNA, VERA);
        assertThat(sendAll()).as("to Vera alone").containsExactly("down");
        assertThat(messages.told("outage-2-down")).containsExactlyInAnyOrder(ANNA, VERA);
        said("outage-3-down", "down until 18:00", ANNA);
        assertThat(sendAll()).as("that is news").containsExactly("down until 18:00");
        time.pass(Duration.ofMinutes(6));
        said("outage-4-down", "down", ANNA);
        assertThat(sendAll()).containsExactly("down");
        said("outage-4-over", "down", ANNA);
        assertThat(sendAll()).as("another phase").containsExactly("down");
    }

    @Test
    void theLaterWordsReplaceThoseThatHaveNotGoneOut() {
        batch("outage-1-down", Hours.DAY, ANNA);
        batch("outage-2-down", Hours.DAY, ANNA);
        assertThat(messages.told("outage-2-down")).isEmpty();
        assertThat(sendAll()).containsExactly("outage-2-down");
        assertThat(messages.told("outage-1-down")).containsExactly(ANNA);
        assertThat(messages.told("outage-2-down")).containsExactly(ANNA);
    }

    @Test
    void whatWaitedBehindACancelledMessageGoesOutItself() {
        batch("outage-1-down", Hours.DAY, ANNA);
        batch("outage-2-down", Hours.DAY, ANNA);
        messages.cancelUnsent("outage-1-down");
        assertThat(sendAll()).containsExactly("outage-2-down");
        assertThat(messages.told("outage-2-down")).containsExactly(ANNA);
        assertThat(messages.told("outage-1-down")).isEmpty();
    }

    @Test
    void whatWaitedBehindAnotherIsCalledOffWithItsBatch() {
        batch("outage-1-down", Hours.DAY, ANNA);
        batch("outage-2-down", Hours.DAY, ANNA);
        messages.cancelUnsent("outage-2-down");
        messages.cancelUnsent("outage-1-down");
        assertThat(sendAll()).isEmpty();
    }

    @Test
    void whatIsOverAlreadyIsNoReasonToSaveAMessage() {
        batch("outage-1-down", Hours.DAY, ANNA);
        batch("outage-1-over", Hours.DAY, ANNA);
        batch("outage-2-down", Hours.DAY, ANNA);
        assertThat(sendAll()).hasSize(3);
    }

    @Test
    void aPausedBatchWaitsAlsoForWhatIsAddedToIt() {
        batch("outage-1-down", Hours.DAY, ANNA);
        assertThat(messages.runs().pause("outage-1-down").paused()).isTrue();
        batch("outage-1-down", Hours.DAY, BORIS);
        assertThat(take()).isEmpty();
        until("2026-11-22T21:00:00");
        until("2026-11-23T09:00:00");
        assertThat(take()).as("the morning does not resume it").isEmpty();
        assertThat(messages.counts("outage-1-down").queued()).isEqualTo(2);
        assertThat(messages.runs().resume("outage-1-down").paused()).isFalse();
        assertThat(sendAll()).hasSize(2);
        assertThatThrownBy(() -> messages.runs().pause("none"))
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo("messages.no-batch"));
    }

    @Test
    void aBatchResumedAtNightWaitsForTheMorning() {
        batch("outage-1-down", Hours.DAY, ANNA);
        messages.runs().pause("outage-1-down");
        until("2026-11-22T23:00:00");
        messages.runs().resume("outage-1-down");
        assertThat(take()).isEmpty();
        until("2026-11-23T09:00:00");
        assertThat(sendAll()).hasSize(1);
    }

    @Test
    void tellsWhenABatchWillBeThrough() {
        messages.runs().pace(() -> SendRate.ofMinute(1));
        var bulk = batch("mailing-1", Hours.DAY, ANNA, BORIS);
        assertThat(messages.runs().end(bulk)).contains(time.now().plusSeconds(120));
        batch("outage-1-down", Hours.DAY, VERA);
        // the mailing of this test has the priority of outages too
        assertThat(messages.runs().end(bulk)).contains(time.now().plusSeconds(120));
        assertThat(messages.runs().end(Notice.of("news", "t", MessagePriority.BULK), 10))
                .as("three ahead of it")
                .contains(time.now().plusSeconds(780));
        assertThat(messages.runs().end(Notice.of("news", "t", MessagePriority.ALARM), 10))
                .contains(time.now().plusSeconds(600));
        until("2026-11-22T22:00:00");
        assertThat(messages.runs().end(bulk)).contains(Instant.parse("2026-11-23T04:02:00Z"));
        messages.runs().pause("mailing-1");
        assertThat(messages.runs().end(bulk)).isEmpty();
    }

    private Batch batch(String key, Hours hours, PhoneNumber... phones) {
        var recipients = new ArrayList<Recipient>();
        for (PhoneNumber phone : phones) recipients.add(new Recipient(phone, key, null));
        return messages.queueBatch(new Notice(key, key, MessagePriority.OUTAGE, hours), recipients);
    }

    private void said(String key, String text, PhoneNumber... phones) {
        var recipients = new ArrayList<Recipient>();
        for (PhoneNumber phone : phones) recipients.add(new Recipient(phone, text, null));
        messages.queueBatch(Notice.of(key, key, MessagePriority.OUTAGE), recipients);
    }

    @Test
    void worksOfDifferentHoursAreDifferentNews() {
        said("works-1-24h", "from 1 to 2", ANNA);
        said("works-2-24h", "from 5 to 6", ANNA);
        said("works-3-24h", "from 5 to 6", ANNA);
        assertThat(sendAll()).containsExactly("from 1 to 2", "from 5 to 6");
    }

    /** Lets the clock of Yekaterinburg show this. */
    private void until(String local) {
        Instant at = java.time.LocalDateTime.parse(local).atZone(quiet.zone()).toInstant();
        time.pass(Duration.between(time.now(), at));
    }

    private Optional<Job> take() {
        return db.tx(h -> OutboxRows.take(h, time.now()));
    }

    private List<String> sendAll() {
        var sent = new ArrayList<String>();
        for (Optional<Job> job = take(); job.isPresent(); job = take()) {
            sent.add(job.get().part().text());
            Job one = job.get();
            int next = reference++ & 0xFF;
            db.run(h -> OutboxRows.settle(h, one, new SendResult.Accepted(next), 5, time.now()));
        }
        return sent;
    }
}
