package org.firstline.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstline.base.Db;
import org.firstline.base.Time;
import org.firstline.bridge.sms.Concat;
import org.firstline.bridge.sms.Deliver;
import org.firstline.bridge.sms.Inbound;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts into rows what comes in by radio: fates of our messages, and texts, whose parts it joins. Each call is one
 * transaction, and gives the news to publish after it. Any modem's owner; the database keeps them apart.
 */
final class Inbox {
    /** A text whose rest has not come by then is shown with gaps. */
    static final Duration PARTS_WAIT = Duration.ofHours(24);

    /** A phone hands over the parts of one text within minutes, by the service centre's clock. */
    private static final Duration PARTS_APART = Duration.ofMinutes(15);

    /** Unfinished texts of one sender. */
    static final int MOST_UNFINISHED = 20;

    private static final int WIDE = 0x10000;

    private static final int LONGEST_SENDER = 32;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_PROBLEM = 250;
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final Db db;
    private final Time time;

    Inbox(Db db, Time time) {
        this.db = db;
        this.time = time;
    }

    /**
     * All that one look at a modem gave, or nothing of it: the modem shows it again then.
     *
     * @param modem the one that gave it
     */
    List<MessageEvent> take(String modem, List<Inbound> inbound) {
        if (inbound.isEmpty()) return List.of();
        return db.tx(h -> {
            var news = new ArrayList<MessageEvent>();
            for (Inbound one : inbound) take(h, modem, one).ifPresent(news::add);
            return news;
        });
    }

    private Optional<MessageEvent> take(Handle h, String modem, Inbound inbound) {
        return switch (inbound) {
            case Inbound.Report r -> report(h, Fated.of(modem, r.report()));
            case Inbound.Receipt r -> report(h, new Fated(modem, r.reference(), r.to(), r.fate(), r.status()));
            case Inbound.Incoming i -> incoming(h, i.deliver());
            case Inbound.Unreadable u -> unreadable(h, u);
        };
    }

    private Optional<MessageEvent> report(Handle h, Fated report) {
        Optional<MessageEvent> news = OutboxRows.report(h, report, time.now())
                .flatMap(id -> MessageRows.find(h, id))
                .map(MessageEvent.Changed::new);
        if (news.isEmpty()) log.debug("a report that changes nothing: {}", report);
        return news;
    }

    private Optional<MessageEvent> unreadable(Handle h, Inbound.Unreadable u) {
        log.warn("a message that cannot be read is kept for a look: {}", u.why());
        ReceivedRows.insert(
                h,
                new ReceivedMessage(
                        0, "", "", false, cut(u.hex(), 700), cut(u.why(), LONGEST_PROBLEM), null, time.now()));
        return Optional.empty();
    }

    private Optional<MessageEvent> incoming(Handle h, Deliver deliver) {
        String sender = cut(deliver.from(), LONGEST_SENDER);
        String text = clean(deliver.text());
        Concat concat = deliver.concat();
        if (concat == null) return received(h, sender, text, deliver.at());
        return part(h, sender, concat, new ReceivedRows.Part(concat.index(), text, deliver.at()));
    }

    /** References of 16 bits are other ones than those of 8. */
    private Optional<MessageEvent> part(Handle h, String sender, Concat concat, ReceivedRows.Part part) {
        int reference = concat.reference() + (concat.wide() ? WIDE : 0);
        var of = new ReceivedRows.Unfinished(sender, reference, concat.total());
        List<ReceivedRows.Part> before = ReceivedRows.parts(h, of);
        // references come round: a part of another text under the same one ends the wait for the rest of the old one
        boolean another = before.stream().anyMatch(p -> !belongTogether(p, part));
        Optional<MessageEvent> old = another ? join(h, of, before) : tooMany(h, of);
        ReceivedRows.putPart(h, of, part, time.now());
        List<ReceivedRows.Part> parts = ReceivedRows.parts(h, of);
        return parts.size() == concat.total() ? join(h, of, parts) : old;
    }

    private static boolean belongTogether(ReceivedRows.Part one, ReceivedRows.Part other) {
        if (one.seq() == other.seq() && !one.text().equals(other.text())) return false;
        Instant a = one.sentAt();
        Instant b = other.sentAt();
        return a == null || b == null || Duration.between(a, b).abs().compareTo(PARTS_APART) <= 0;
    }

    /** The oldest of too many unfinished texts of one sender is shown with gaps. */
    private Optional<MessageEvent> tooMany(Handle h, ReceivedRows.Unfinished fresh) {
        List<ReceivedRows.Unfinished> all = ReceivedRows.unfinished(h, fresh.sender());
        if (all.size() < MOST_UNFINISHED || all.contains(fresh)) return Optional.empty();
        return join(h, all.getFirst(), ReceivedRows.parts(h, all.getFirst()));
    }

    /** Shows texts whose rest has not come in time, with gaps. */
    List<MessageEvent> giveUpWaiting() {
        Instant before = time.now().minus(PARTS_WAIT);
        return db.tx(h -> {
            var news = new ArrayList<MessageEvent>();
            for (ReceivedRows.Unfinished of : ReceivedRows.waitingSince(h, before))
                join(h, of, ReceivedRows.parts(h, of)).ifPresent(news::add);
            return news;
        });
    }

    private Optional<MessageEvent> join(Handle h, ReceivedRows.Unfinished of, List<ReceivedRows.Part> parts) {
        var text = new StringBuilder();
        int expected = 1;
        for (ReceivedRows.Part part : parts) {
            if (part.seq() != expected) text.append(" […] ");
            text.append(part.text());
            expected = part.seq() + 1;
        }
        if (expected <= of.total()) text.append(" […]");
        ReceivedRows.deleteParts(h, of);
        return received(h, of.sender(), text.toString(), parts.getFirst().sentAt());
    }

    private Optional<MessageEvent> received(Handle h, String sender, String text, @Nullable Instant sentAt) {
        if (sentAt != null && ReceivedRows.isThere(h, sender, text, sentAt)) return Optional.empty();
        var fresh = new ReceivedMessage(
                0,
                sender,
                cut(text, LONGEST_TEXT),
                Keyword.of(text).filter(k -> k == Keyword.STOP).isPresent(),
                "",
                "",
                sentAt,
                time.now());
        ReceivedMessage kept = ReceivedRows.insert(h, fresh);
        return Optional.of(new MessageEvent.Arrived(kept));
    }

    private static String cut(String text, int longest) {
        String clean = clean(text);
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }

    /** Databases refuse a NUL. */
    private static String clean(String text) {
        return text.replace("\0", "");
    }
}
