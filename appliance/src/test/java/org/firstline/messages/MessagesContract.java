package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.firstline.bridge.sms.Concat;
import org.firstline.bridge.sms.SendResult;
import org.firstline.bridge.sms.StatusReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What rows of messages must do on every database; one database for all tests, emptied before each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MessagesContract {
    private static final PhoneNumber ANNA = new PhoneNumber("+79511110001");
    private static final PhoneNumber BORIS = new PhoneNumber("+79511110002");
    private static final PhoneNumber VERA = new PhoneNumber("+79511110003");

    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<MessageEvent> news = new ArrayList<>();
    private Db db;
    private Messages messages;

    abstract Db db();

    @BeforeAll
    void open() {
        db = db();
        messages = new Messages(db, bus, time);
        bus.on("test", MessageEvent.class, news::add);
    }

    @BeforeEach
    void empty() {
        db.run(h -> List.of("sms_part", "sms_message", "sms_batch").forEach(t -> h.execute("delete from " + t)));
        time.settle();
        news.clear();
    }

    @AfterAll
    void close() {
        db.close();
    }

    @Test
    void queuesOneMessageAndTells() {
        Message message = messages.queue(ANNA, " Ваш код 1234 ", MessagePriority.ALARM);
        assertThat(message.state()).isEqualTo(MessageState.QUEUED);
        assertThat(message.text()).isEqualTo("Ваш код 1234");
        assertThat(message.parts()).isEqualTo(1);
        assertThat(message.queuedAt()).isEqualTo(time.now());
        assertThat(messages.get(message.id())).isEqualTo(message);
        time.settle();
        assertThat(news).containsExactly(new MessageEvent.Changed(message));
    }

    @Test
    void refusesWhatIsNoMessage() {
        refused(() -> messages.queue(ANNA, " \n\0", MessagePriority.BULK), "messages.empty");
        refused(() -> messages.queue(ANNA, "я".repeat(671), MessagePriority.BULK), "messages.too-long");
        refused(() -> messages.queue(ANNA, "a".repeat(1_000_000), MessagePriority.BULK), "messages.too-long");
        assertThat(messages.queue(ANNA, "я".repeat(670), MessagePriority.BULK).parts())
                .isEqualTo(10);
        assertThat(messages.queue(ANNA, "a".repeat(1530), MessagePriority.BULK).parts())
                .isEqualTo(10);
        refused(() -> messages.get(99), "messages.none");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String code) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.code()).isEqualTo(code));
    }

    @Test
    void tellsEachDistinctPhoneOnceHoweverOftenItIsAsked() {
        batch("down", ANNA, BORIS, ANNA);
        assertThat(messages.counts("down").queued()).isEqualTo(2);
        Batch again = batch("down", BORIS, VERA);
        assertThat(messages.counts("down").queued()).isEqualTo(3);
        assertThat(messages.listBatches(null, 10)).containsExactly(again);
        batch("up", ANNA);
        assertThat(messages.counts("up").queued()).isEqualTo(1);
        time.settle();
        assertThat(news).hasSize(3).allMatch(MessageEvent.BatchChanged.class::isInstance);
    }

    @Test
    void aBatchWithOneBadTextQueuesNothing() {
        refused(
                () -> messages.queueBatch(
                        "down",
                        "t",
                        MessagePriority.OUTAGE,
                        List.of(new Recipient(ANNA, "a", 1L), new Recipient(BORIS, "", 2L))),
                "messages.empty");
        assertThat(messages.findBatch("down")).isEmpty();
        assertThat(messages.counts("down")).isEqualTo(BatchCounts.NONE);
    }

    @Test
    void aPhoneOfSeveralBatchesCountsOnceByTheBest() {
        batch("down", ANNA, BORIS);
        messages.cancelUnsent("down");
        batch("again", ANNA, VERA);
        BatchCounts both = messages.phoneCounts(List.of("down", "again", "never"));
        assertThat(both.queued()).isEqualTo(2);
        assertThat(both.cancelled()).isEqualTo(1);
        assertThat(both.total()).isEqualTo(3);
    }

    @Test
    void listsNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) messages.queue(i % 2 == 0 ? ANNA : BORIS, "n" + i, MessagePriority.BULK);
        Batch batch = batch("down", VERA);
        List<Message> page = messages.list(MessageFilter.ALL, null, 2);
        assertThat(page).extracting(Message::text).containsExactly("text", "n4");
        page = messages.list(MessageFilter.ALL, page.getLast().id(), 2);
        assertThat(page).extracting(Message::text).containsExactly("n3", "n2");
        assertThat(messages.list(new MessageFilter(null, null, BORIS), null, 9))
                .extracting(Message::text)
                .containsExactly("n3", "n1");
        assertThat(messages.list(MessageFilter.ofBatch(batch.id()), null, 9)).hasSize(1);
        assertThat(messages.list(new MessageFilter(MessageState.SENT, null, null), null, 9))
                .isEmpty();
        assertThat(messages.backlog()).isEqualTo(new Backlog(6, 6));
    }

    @Test
    void takesTheMoreUrgentFirstAndWithinOnePriorityTheOlder() {
        messages.queue(ANNA, "bulk", MessagePriority.BULK);
        messages.queue(ANNA, "outage 1", MessagePriority.OUTAGE);
        messages.queue(ANNA, "outage 2", MessagePriority.OUTAGE);
        messages.queue(ANNA, "alarm", MessagePriority.ALARM);
        messages.queue(ANNA, "restored", MessagePriority.RESTORED);
        var order = new ArrayList<String>();
        for (int i = 1; i <= 5; i++) {
            Job job = take().orElseThrow();
            order.add(job.part().text());
            settle(job, new SendResult.Accepted(i));
        }
        assertThat(order).containsExactly("alarm", "outage 1", "outage 2", "restored", "bulk");
        assertThat(take()).isEmpty();
    }

    @Test
    void sendsALongTextPartByPartAndFollowsEachToItsReport() {
        Message message = messages.queue(ANNA, "я".repeat(100), MessagePriority.OUTAGE);
        Job first = take().orElseThrow();
        int reference = (int) message.id() & 0xFF;
        assertThat(first.part().concat()).isEqualTo(new Concat(reference, 2, 1, false));
        settle(first, new SendResult.Accepted(7));
        assertThat(messages.get(message.id()).state()).isEqualTo(MessageState.SENDING);
        // the report of the first part overtakes the second
        report(7, ANNA, 0x00);
        Job second = take().orElseThrow();
        assertThat(second.part().concat()).isEqualTo(new Concat(reference, 2, 2, false));
        settle(second, new SendResult.Accepted(8));
        assertThat(messages.get(message.id()).state()).isEqualTo(MessageState.SENT);
        assertThat(messages.get(message.id()).sentAt()).isEqualTo(time.now());
        report(8, ANNA, 0x00);
        assertThat(messages.get(message.id()).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(messages.parts(message.id()))
                .extracting(MessagePart::seq, MessagePart::reference, MessagePart::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "7", MessageState.DELIVERED),
                        org.assertj.core.groups.Tuple.tuple(2, "8", MessageState.DELIVERED));
    }

    @Test
    void matchesAReportByItsReferenceAndItsNumberHoweverTheCentreWritesIt() {
        Message toAnna = sent(ANNA, 5);
        Message toBoris = sent(BORIS, 5);
        report(5, new PhoneNumber("+79999999999"), 0x00);
        report(6, BORIS, 0x00);
        assertThat(messages.get(toAnna.id()).state()).isEqualTo(MessageState.SENT);
        db.tx(h -> OutboxRows.report(h, new StatusReport(5, "89511110002", null, null, 0x00), time.now()));
        assertThat(messages.get(toAnna.id()).state()).isEqualTo(MessageState.SENT);
        assertThat(messages.get(toBoris.id()).state()).isEqualTo(MessageState.DELIVERED);
        report(5, ANNA, 0x30);
        assertThat(messages.get(toAnna.id()).state())
                .as("the centre still tries")
                .isEqualTo(MessageState.SENT);
        report(5, ANNA, 0x46);
        Message failed = messages.get(toAnna.id());
        assertThat(failed.state()).isEqualTo(MessageState.FAILED);
        assertThat(failed.why(Locale.ENGLISH)).isEqualTo("The network could not deliver it (status 0x46).");
        assertThat(failed.why(Locale.of("ru"))).isEqualTo("Сеть не смогла доставить (статус 0x46).");
    }

    @Test
    void aReportMeansTheLatestPartUnderItsReference() {
        Message old = sent(ANNA, 9);
        time.pass(java.time.Duration.ofHours(1));
        Message fresh = sent(ANNA, 9);
        report(9, ANNA, 0x00);
        assertThat(messages.get(fresh.id()).state()).isEqualTo(MessageState.DELIVERED);
        report(9, ANNA, 0x00);
        assertThat(messages.get(old.id()).state()).as("a report told twice").isEqualTo(MessageState.SENT);
    }

    @Test
    void whatTheNetworkRefusesFailsAndTheRestOfItStaysUnsent() {
        Message message = messages.queue(ANNA, "я".repeat(100), MessagePriority.OUTAGE);
        settle(take().orElseThrow(), new SendResult.Permanent("+CMS ERROR: 28"));
        Message failed = messages.get(message.id());
        assertThat(failed.state()).isEqualTo(MessageState.FAILED);
        assertThat(failed.why(Locale.ENGLISH)).isEqualTo("The network refused it: +CMS ERROR: 28");
        assertThat(failed.doneAt()).isEqualTo(time.now());
        assertThat(take()).isEmpty();
    }

    @Test
    void aBusyNetworkIsTriedAgainLaterAndNotForEver() {
        Message message = messages.queue(ANNA, "a", MessagePriority.OUTAGE);
        var waits = new ArrayList<Long>();
        for (int i = 1; i < SmsSettings.DEFAULTS.tries(); i++) {
            settle(take().orElseThrow(), new SendResult.Retry("+CMS ERROR: 42"));
            assertThat(take()).isEmpty();
            Instant due = db.tx(OutboxRows::nextDue).orElseThrow();
            waits.add(java.time.Duration.between(time.now(), due).toSeconds());
            assertThat(messages.get(message.id()).state()).isEqualTo(MessageState.QUEUED);
            time.pass(java.time.Duration.between(time.now(), due));
        }
        assertThat(waits).containsExactly(30L, 60L, 120L, 240L);
        settle(take().orElseThrow(), new SendResult.Retry("+CMS ERROR: 42"));
        assertThat(messages.get(message.id()).state()).isEqualTo(MessageState.FAILED);
        assertThat(messages.get(message.id()).why(Locale.ENGLISH))
                .isEqualTo("Given up after several tries: +CMS ERROR: 42");
    }

    @Test
    void noAnswerMeansUnknownAndIsNeverTakenAgain() {
        Message message = messages.queue(ANNA, "a", MessagePriority.OUTAGE);
        settle(take().orElseThrow(), new SendResult.Unknown("nothing in 60 s"));
        Message unknown = messages.get(message.id());
        assertThat(unknown.state()).isEqualTo(MessageState.UNKNOWN);
        assertThat(unknown.maybeTwice()).isTrue();
        time.pass(java.time.Duration.ofDays(1));
        assertThat(take()).isEmpty();
    }

    @Test
    void aLateReportSettlesWhatWasUnknown() {
        Message message = messages.queue(ANNA, "a", MessagePriority.OUTAGE);
        settle(take().orElseThrow(), new SendResult.Unknown("nothing in 60 s"));
        report(200, BORIS, 0x00);
        assertThat(messages.get(message.id()).state()).isEqualTo(MessageState.UNKNOWN);
        report(200, ANNA, 0x00);
        assertThat(messages.get(message.id()).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(messages.get(message.id()).maybeTwice()).isFalse();
    }

    @Test
    void afterARestartWhatWasBeingSentIsUnknownAndOnlyAPersonSendsItAgain() {
        Message message = messages.queue(ANNA, "я".repeat(100), MessagePriority.OUTAGE);
        settle(take().orElseThrow(), new SendResult.Accepted(1));
        take().orElseThrow();
        assertThat(recover()).containsExactly(message.id());
        Message unknown = messages.get(message.id());
        assertThat(unknown.state()).isEqualTo(MessageState.UNKNOWN);
        assertThat(unknown.maybeTwice()).isTrue();
        assertThat(unknown.reason()).isEqualTo("restart");
        assertThat(take()).isEmpty();
        assertThat(recover()).isEmpty();

        assertThat(messages.resend(message.id()).state()).isEqualTo(MessageState.QUEUED);
        Job again = take().orElseThrow();
        assertThat(again.seq()).as("the first part is surely out").isEqualTo(2);
        settle(again, new SendResult.Accepted(2));
        assertThat(messages.get(message.id()).state()).isEqualTo(MessageState.SENT);
        assertThat(messages.get(message.id()).maybeTwice()).isTrue();
        refused(() -> messages.resend(message.id()), "messages.not-resendable");
    }

    @Test
    void aTextHalfSentGoesOnAfterARestartWhenNothingWasInTheModemsHands() {
        Message message = messages.queue(ANNA, "я".repeat(100), MessagePriority.OUTAGE);
        settle(take().orElseThrow(), new SendResult.Accepted(1));
        assertThat(recover()).isEmpty();
        assertThat(take().orElseThrow().seq()).isEqualTo(2);
        assertThat(messages.get(message.id()).maybeTwice()).isFalse();
    }

    @Test
    void cancelsOnlyWhatHasNotBegunAndKnowsWhoWasTold() {
        batch("down", ANNA, BORIS, VERA);
        settle(take().orElseThrow(), new SendResult.Accepted(1));
        Job inHand = take().orElseThrow();
        assertThat(messages.cancelUnsent("down")).isEqualTo(1);
        assertThat(messages.told("down")).containsExactlyInAnyOrder(ANNA, BORIS);
        db.run(h -> OutboxRows.settle(h, inHand, new SendResult.Permanent("no"), 5, time.now()));
        assertThat(messages.told("down")).containsExactly(ANNA);
        assertThat(messages.counts("down")).isEqualTo(new BatchCounts(0, 0, 1, 0, 1, 0, 1));
        assertThat(messages.counts("down").isDone()).isTrue();
        assertThat(messages.cancelUnsent("down")).isZero();
        assertThat(messages.cancelUnsent("never")).isZero();
        batch("down", VERA);
        assertThat(take()).as("a cancelled phone is not told by the same batch").isEmpty();
    }

    @Test
    void countsMorePartsThanASmallintHolds() {
        var recipients = new ArrayList<Recipient>();
        for (int i = 0; i < 3300; i++)
            recipients.add(new Recipient(new PhoneNumber("+7952" + (1_000_000 + i)), "a".repeat(1530), null));
        messages.queueBatch("big", "title", MessagePriority.BULK, recipients);
        assertThat(messages.backlog()).isEqualTo(new Backlog(3300, 33_000));
        assertThat(messages.cancelUnsent("big")).isEqualTo(3300);
    }

    @Test
    void cancelsOneThatWaitsAndNoOther() {
        Message message = messages.queue(ANNA, "a", MessagePriority.BULK);
        assertThat(messages.cancel(message.id()).state()).isEqualTo(MessageState.CANCELLED);
        refused(() -> messages.cancel(message.id()), "messages.not-queued");
        assertThat(take()).isEmpty();
    }

    private Batch batch(String key, PhoneNumber... phones) {
        var recipients = new ArrayList<Recipient>();
        for (PhoneNumber phone : phones) recipients.add(new Recipient(phone, "text", null));
        return messages.queueBatch(key, "title", MessagePriority.OUTAGE, recipients);
    }

    private Message sent(PhoneNumber to, int reference) {
        Message message = messages.queue(to, "a", MessagePriority.OUTAGE);
        settle(take().orElseThrow(), new SendResult.Accepted(reference));
        return messages.get(message.id());
    }

    private Optional<Job> take() {
        return db.tx(h -> OutboxRows.take(h, time.now()));
    }

    private List<Long> recover() {
        return db.tx(h -> OutboxRows.recover(h, time.now()));
    }

    private void settle(Job job, SendResult result) {
        db.run(h -> OutboxRows.settle(h, job, result, SmsSettings.DEFAULTS.tries(), time.now()));
    }

    private void report(int reference, PhoneNumber from, int status) {
        var report = new StatusReport(reference, from.e164(), null, null, status);
        db.tx(h -> OutboxRows.report(h, report, time.now()));
    }
}
