package org.firstline.messages;

import java.time.Instant;
import java.util.ArrayList;
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

    public Messages(Db db, Bus bus, Time time) {
        this.db = db;
        this.bus = bus;
        this.time = time;
    }

    /**
     * Queues one message.
     *
     * @param priority one of {@link MessagePriority}
     * @throws Refused when the text is empty or too long
     */
    public Message queue(PhoneNumber to, String text, int priority) {
        String sendable = sendable(text);
        int parts = partsOf(sendable);
        Message message = db.tx(h ->
                get(MessageRows.find(h, MessageRows.insert(h, to, sendable, parts, checked(priority), time.now()))));
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
            long id = MessageRows.insert(h, to, sendable, parts, MessagePriority.ALARM, time.now());
            OutboxRows.pin(h, id, modem);
            return get(MessageRows.find(h, id));
        });
        bus.publish(new MessageEvent.Changed(message));
        return message;
    }

    /**
     * Queues one message to each distinct phone, all in one transaction. Calling again with the same key adds only
     * phones that the batch does not have yet, whatever became of their messages; title and priority stay.
     *
     * @param key what makes it the same batch, up to 120 characters: {@code outage-17-down}
     * @throws Refused when a text is empty or too long, or there are more than {@value #MOST_RECIPIENTS} recipients
     */
    public synchronized Batch queueBatch(String key, String title, int priority, List<Recipient> recipients) {
        if (recipients.size() > MOST_RECIPIENTS) throw new Refused("messages.batch-too-big", MOST_RECIPIENTS);
        var parts = new HashMap<String, Integer>();
        var clean = new ArrayList<Recipient>();
        for (Recipient r : recipients) {
            String text = sendable(r.text());
            parts.computeIfAbsent(text, Messages::partsOf);
            clean.add(new Recipient(r.to(), text, r.subscriber()));
        }
        Batch batch = db.tx(h -> {
            Batch mine = MessageRows.findBatch(h, key)
                    .orElseGet(() -> MessageRows.insertBatch(h, key, title, checked(priority), time.now()));
            Set<String> phones = MessageRows.phones(h, mine.id());
            List<Recipient> fresh =
                    clean.stream().filter(r -> phones.add(r.to().e164())).toList();
            MessageRows.insertAll(h, mine, fresh, parts, time.now());
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
        int cancelled = db.tx(h -> MessageRows.cancel(h, batch.get().id(), time.now()));
        if (cancelled > 0) bus.publish(new MessageEvent.BatchChanged(batch.get()));
        return cancelled;
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
     * @throws Refused in any other state
     */
    public Message resend(long id) {
        Message message = db.tx(h -> {
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

    /** All phones of this batch, whatever became of their messages. */
    public Set<PhoneNumber> phones(String key) {
        return findBatch(key).map(batch -> db.tx(h -> MessageRows.phones(h, batch.id()))).orElse(Set.of()).stream()
                .map(PhoneNumber::new)
                .collect(Collectors.toSet());
    }

    /** All zero for a batch that is not there. */
    public BatchCounts counts(String key) {
        Map<MessageState, Integer> n = db.tx(h -> MessageRows.counts(h, key));
        return new BatchCounts(
                n.getOrDefault(MessageState.QUEUED, 0),
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
