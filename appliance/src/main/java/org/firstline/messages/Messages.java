package org.firstline.messages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.messages.templates.Templates;
import org.jspecify.annotations.Nullable;

/** The verbs of written messages. Any thread. */
public final class Messages {
    /** A longer text is refused: few phones show it well, and it costs that many messages. */
    public static final int MOST_PARTS = 10;

    /** A bigger batch is refused: at ten a minute it would take a week. */
    public static final int MOST_RECIPIENTS = 100_000;

    /** What a list gives at most. */
    public static final int MOST_LISTED = 1000;

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final Modems modems = new Modems();
    private final QuietHours quiet;
    private final Consents consents;
    private final Batches batches;
    private final Runs runs;
    private final Templates templates;
    private final ReceivedTexts texts;

    /** Without quiet hours. */
    public Messages(Db db, Bus bus, Time time) {
        this(db, bus, time, QuietHours.none(ZoneOffset.UTC));
    }

    public Messages(Db db, Bus bus, Time time, QuietHours quiet) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.quiet = quiet;
        this.consents = new Consents(db, bus, time);
        this.batches = new Batches(db, bus, time, quiet);
        this.runs = new Runs(db, bus, time, quiet);
        runs.pace(() -> SendRate.of(modems.list()));
        this.templates = new Templates(db, bus, time);
        this.texts = new ReceivedTexts(db, bus, time);
    }

    /** Holds what must not go out at this hour, at once and whenever the hour changes. Before the sender starts. */
    public void start() {
        runs.start();
    }

    /** Batches that run. */
    public Runs runs() {
        return runs;
    }

    /** When the box writes to nobody but those whom it must. */
    public QuietHours quiet() {
        return quiet;
    }

    /** The site's own words for what the box writes by itself. */
    public Templates templates() {
        return templates;
    }

    /** What came in. */
    public ReceivedTexts texts() {
        return texts;
    }

    /** What the owners of phones want of messages. */
    public Consents consents() {
        return consents;
    }

    /**
     * Queues one message; what is no alarm waits for the morning where the hour is quiet.
     *
     * @param priority one of {@link MessagePriority}
     * @throws Refused when the text is empty or too long, or the phone's owner wants none and it is no alarm
     */
    public Message queue(PhoneNumber to, String text, int priority) {
        return queue(to, text, priority, Hours.usual(priority));
    }

    /** The same at hours of its own. */
    public Message queue(PhoneNumber to, String text, int priority, Hours hours) {
        var sendable = Sendable.of(text);
        MessagePriority.check(priority);
        Message message = db.tx(h -> {
            Wish wish = ConsentRows.wish(h, to.e164());
            if (wish == Wish.NONE && priority != MessagePriority.ALARM)
                throw new Refused("messages.stopped", to.pretty());
            var recipient = new Recipient(to, sendable.text(), null);
            long id = MessageRows.insert(h, recipient, sendable.parts(), priority, wish.hours(hours), time.now());
            HoldRows.hold(h, quiet, time.now());
            return get(MessageRows.find(h, id));
        });
        bus.publish(new MessageEvent.Changed(message));
        return message;
    }

    /** The modems that the messages go through. */
    public Modems modems() {
        return modems;
    }

    /**
     * Queues one message that only this modem may send: a test, before everything else.
     *
     * @throws Refused when there is no such modem, or the text is empty or too long
     */
    public Message queueThrough(String modem, PhoneNumber to, String text) {
        modems.get(modem);
        var sendable = Sendable.of(text);
        Message message = db.tx(h -> {
            long id = MessageRows.insert(
                    h,
                    new Recipient(to, sendable.text(), null),
                    sendable.parts(),
                    MessagePriority.ALARM,
                    Hours.ANY,
                    time.now());
            OutboxRows.pin(h, id, modem);
            return get(MessageRows.find(h, id));
        });
        bus.publish(new MessageEvent.Changed(message));
        return message;
    }

    /** {@link #queueBatch(Notice, List)} at the hours that its priority asks for. */
    public Batch queueBatch(String key, String title, int priority, List<Recipient> recipients) {
        return queueBatch(Notice.of(key, title, priority), recipients);
    }

    /**
     * Queues one message to each distinct phone, all in one transaction. Calling again with the same key adds only
     * phones that the batch does not have yet, whatever became of their messages; title and priority stay. A phone whose
     * owner wants none, and one that is told the same of something else within five minutes, gets a
     * row that says so and no message.
     *
     * @throws Refused when a text is empty or too long, or there are more than {@value #MOST_RECIPIENTS} recipients
     */
    public Batch queueBatch(Notice notice, List<Recipient> recipients) {
        return batches.queue(notice, recipients);
    }

    /** Writes batches of the past; nothing of them is sent, and nobody is told. */
    public void record(List<PastBatch> past) {
        for (PastBatch batch : past) {
            List<Integer> parts = batch.messages().stream()
                    .map(sent -> Sendable.of(sent.recipient().text()).parts())
                    .toList();
            db.run(h -> PastRows.insert(h, batch, parts));
        }
    }

    /** Calls off what of this batch has not begun to go out; returns how many messages that were. */
    public int cancelUnsent(String key) {
        return batches.cancelUnsent(key);
    }

    /** Whoever calls because of it is told before those who do not; false where nothing waits for this phone. */
    public boolean raise(String key, PhoneNumber phone) {
        return db.tx(h -> MessageRows.raise(h, key, phone.e164()));
    }

    /**
     * Calls off one message that has not begun to go out.
     *
     * @throws Refused when it is not QUEUED any more
     */
    public Message cancel(long id) {
        Message message = db.tx(h -> {
            if (!MessageRows.cancelOne(h, id, time.now())) throw new Refused("messages.not-queued", id);
            return get(MessageRows.find(h, id));
        });
        bus.publish(new MessageEvent.Changed(message));
        return message;
    }

    /**
     * Sends a FAILED, UNKNOWN or CANCELLED message again because a person says so: those of its parts that the network
     * has not surely taken. One that was UNKNOWN keeps saying that it may come twice.
     *
     * @throws Refused in any other state, and when the phone's owner wants no messages
     */
    public Message resend(long id) {
        Message message = db.tx(h -> {
            if (ConsentRows.forbids(h, id))
                throw new Refused(
                        "messages.stopped", get(MessageRows.find(h, id)).to().pretty());
            if (!OutboxRows.requeue(h, id, time.now())) throw new Refused("messages.not-resendable", id);
            return get(MessageRows.find(h, id));
        });
        bus.publish(new MessageEvent.Changed(message));
        return message;
    }

    /** Phones that got this batch's message, or may have got it: SENDING, SENT, DELIVERED and UNKNOWN. */
    public Set<PhoneNumber> told(String key) {
        return db.tx(h -> MessageRows.told(h, key)).stream()
                .map(PhoneNumber::new)
                .collect(Collectors.toSet());
    }

    /** Phones whose message of this batch was called off before it went out. */
    public Set<PhoneNumber> calledOff(String key) {
        return db.tx(h -> MessageRows.calledOff(h, key)).stream()
                .map(PhoneNumber::new)
                .collect(Collectors.toSet());
    }

    /** All phones of this batch, whatever became of their messages. */
    public Set<PhoneNumber> phones(String key) {
        return findBatch(key).map(batch -> db.tx(h -> MessageRows.phones(h, batch.id()))).orElse(Set.of()).stream()
                .map(PhoneNumber::new)
                .collect(Collectors.toSet());
    }

    /** All zero for a batch that is not there. */
    public BatchCounts counts(String key) {
        return sum(db.tx(h -> MessageRows.counts(h, key)));
    }

    /** Phones instead of messages: who was written to twice counts once, by the best that became of it. */
    public BatchCounts phoneCounts(List<String> keys) {
        return keys.size() == 1 ? counts(keys.getFirst()) : sum(db.tx(h -> MessageRows.phonesByState(h, keys)));
    }

    private static BatchCounts sum(Map<MessageState, Integer> n) {
        return new BatchCounts(
                n.getOrDefault(MessageState.QUEUED, 0) + n.getOrDefault(MessageState.HELD, 0),
                n.getOrDefault(MessageState.SENDING, 0),
                n.getOrDefault(MessageState.SENT, 0),
                n.getOrDefault(MessageState.DELIVERED, 0),
                n.getOrDefault(MessageState.FAILED, 0),
                n.getOrDefault(MessageState.UNKNOWN, 0),
                n.getOrDefault(MessageState.CANCELLED, 0));
    }

    /** When the first message of this batch went out. */
    public Optional<Instant> firstSentAt(String key) {
        return db.tx(h -> MessageRows.firstSentAt(h, key));
    }

    /** How many messages wait for the morning, or for a person who paused their batch. */
    public int held() {
        return db.tx(HoldRows::count);
    }

    /** What waits for the modem now. */
    public Backlog backlog() {
        return db.tx(MessageRows::backlog);
    }

    /** Since when the first of them waits; empty when none does. */
    public Optional<Instant> oldestWaiting() {
        return db.tx(MessageRows::oldestWaiting);
    }

    /** @throws Refused when there is none */
    public Message get(long id) {
        return find(id).orElseThrow(() -> new Refused("messages.none", id));
    }

    public Optional<Message> find(long id) {
        return db.tx(h -> MessageRows.find(h, id));
    }

    /** The parts that were handed to the modem so far, in order. */
    public List<MessagePart> parts(long id) {
        return db.tx(h -> PartRows.list(h, id));
    }

    /**
     * Newest first.
     *
     * @param before only older than this id; null for the newest
     * @param limit at most {@value #MOST_LISTED}
     */
    public List<Message> list(MessageFilter filter, @Nullable Long before, int limit) {
        return db.tx(h -> MessageRows.list(h, filter, orNewest(before), bounded(limit)));
    }

    public Optional<Batch> findBatch(String key) {
        return db.tx(h -> MessageRows.findBatch(h, key));
    }

    /** Newest first; see {@link #list}. */
    public List<Batch> listBatches(@Nullable Long before, int limit) {
        return db.tx(h -> MessageRows.listBatches(h, orNewest(before), bounded(limit)));
    }

    /** Texts that came in, newest first; see {@link #list}. */
    public List<ReceivedMessage> listReceived(@Nullable Long before, int limit) {
        return db.tx(h -> ReceivedRows.list(h, orNewest(before), bounded(limit)));
    }

    private static long orNewest(@Nullable Long before) {
        return before == null ? Long.MAX_VALUE : before;
    }

    private static int bounded(int limit) {
        return Math.clamp(limit, 1, MOST_LISTED);
    }

    private static Message get(Optional<Message> message) {
        return message.orElseThrow(() -> new IllegalStateException("a row went away in its own transaction"));
    }
}
