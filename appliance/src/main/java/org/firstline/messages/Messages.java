package org.firstline.messages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.firstline.bridge.sms.SmsText;
import org.firstline.messages.templates.Templates;
import org.jdbi.v3.core.Handle;
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
        String sendable = sendable(text);
        int parts = partsOf(sendable);
        checked(priority);
        Message message = db.tx(h -> {
            Wish wish = ConsentRows.wish(h, to.e164());
            if (wish == Wish.NONE && priority != MessagePriority.ALARM)
                throw new Refused("messages.stopped", to.pretty());
            var recipient = new Recipient(to, sendable, null);
            long id = MessageRows.insert(h, recipient, parts, priority, hours(hours, wish), time.now());
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
        String sendable = sendable(text);
        int parts = partsOf(sendable);
        Message message = db.tx(h -> {
            long id = MessageRows.insert(
                    h, new Recipient(to, sendable, null), parts, MessagePriority.ALARM, Hours.ANY, time.now());
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
    public synchronized Batch queueBatch(Notice notice, List<Recipient> recipients) {
        if (recipients.size() > MOST_RECIPIENTS) throw new Refused("messages.batch-too-big", MOST_RECIPIENTS);
        checked(notice.priority());
        var parts = new HashMap<String, Integer>();
        var clean = new ArrayList<Recipient>();
        for (Recipient r : recipients) {
            String text = sendable(r.text());
            parts.computeIfAbsent(text, Messages::partsOf);
            clean.add(new Recipient(r.to(), text, r.subscriber(), r.standing()));
        }
        Batch batch = db.tx(h -> {
            Batch mine = MessageRows.findBatch(h, notice.key())
                    .orElseGet(() ->
                            MessageRows.insertBatch(h, notice.key(), notice.title(), notice.priority(), time.now()));
            Set<String> phones = MessageRows.phones(h, mine.id());
            // whom one may expect twice in a batch has the more urgent turn first
            List<Recipient> fresh = clean.stream()
                    .sorted(Comparator.comparing(Recipient::standing))
                    .filter(r -> phones.add(r.to().e164()))
                    .toList();
            insert(h, mine, notice.hours(), fresh, parts);
            return mine;
        });
        bus.publish(new MessageEvent.BatchChanged(batch));
        return batch;
    }

    /** Writes batches of the past; nothing of them is sent, and nobody is told. */
    public void record(List<PastBatch> past) {
        for (PastBatch batch : past) {
            List<Integer> parts = batch.messages().stream()
                    .map(sent -> partsOf(sent.recipient().text()))
                    .toList();
            db.run(h -> PastRows.insert(h, batch, parts));
        }
    }

    private void insert(Handle h, Batch batch, Hours hours, List<Recipient> fresh, Map<String, Integer> parts) {
        Map<String, Wish> wishes = ConsentRows.wishes(h);
        String phase = Notice.phase(batch.key());
        Map<String, MergeRows.First> same = fresh.isEmpty() ? Map.of() : MergeRows.same(h, batch, time.now());
        var rows = new ArrayList<MessageRows.Fresh>();
        for (Recipient r : fresh) {
            Wish wish = wishes.getOrDefault(r.to().e164(), Wish.USUAL);
            int size = parts.getOrDefault(r.text(), 1);
            MergeRows.First first = same.get(r.to().e164());
            boolean stopped = wish == Wish.NONE && batch.priority() != MessagePriority.ALARM;
            if (stopped) {
                rows.add(new MessageRows.Fresh(r, size, hours(hours, wish), "stopped", null));
            } else if (first != null && first.saysAsMuchAs(r.text(), phase)) {
                rows.add(new MessageRows.Fresh(r, size, hours(hours, wish), "merged: " + first.id(), first.id()));
                if (first.waits()) MergeRows.reword(h, first.id(), r.text(), size);
            } else {
                rows.add(new MessageRows.Fresh(r, size, hours(hours, wish), "", null));
            }
        }
        Instant now = time.now();
        MessageRows.insertAll(h, batch, rows, now);
        if (batch.paused()) HoldRows.pause(h, batch.id());
        // looks at all that is queued, so only where it has something to find
        if (rows.stream().anyMatch(row -> !quiet.mayGo(row.hours(), now))) HoldRows.hold(h, quiet, now);
    }

    private static Hours hours(Hours asked, Wish wish) {
        return wish == Wish.ANY_HOUR ? Hours.ANY : asked;
    }

    /** What may be sent: some telephones stop reading at a NUL, and databases refuse it. */
    private static String sendable(String text) {
        String sendable = text.replace("\0", "").strip();
        if (sendable.isEmpty()) throw new Refused("messages.empty");
        return sendable;
    }

    private static int partsOf(String text) {
        // bounded before it is cut: a text of a megabyte is no text
        int parts = text.length() > MOST_PARTS * 160
                ? MOST_PARTS + 1
                : SmsText.split(text).parts().size();
        if (parts > MOST_PARTS) throw new Refused("messages.too-long", MOST_PARTS);
        return parts;
    }

    private static int checked(int priority) {
        if (priority < MessagePriority.ALARM || priority > MessagePriority.BULK)
            throw new IllegalArgumentException("priority " + priority);
        return priority;
    }

    /** Calls off what of this batch has not begun to go out; returns how many messages that were. */
    public int cancelUnsent(String key) {
        Optional<Batch> batch = findBatch(key);
        if (batch.isEmpty()) return 0;
        int cancelled = db.tx(h -> {
            MergeRows.part(h, batch.get().id());
            int off = MessageRows.cancel(h, batch.get().id(), time.now());
            MergeRows.revive(h, batch.get().id());
            HoldRows.hold(h, quiet, time.now());
            return off;
        });
        if (cancelled > 0) bus.publish(new MessageEvent.BatchChanged(batch.get()));
        return cancelled;
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
