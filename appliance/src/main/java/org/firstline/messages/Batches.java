package org.firstline.messages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.jdbi.v3.core.Handle;

/** Writes what many are told at once, and calls it off. Any thread. */
final class Batches {
    private final Db db;
    private final Bus bus;
    private final Time time;
    private final QuietHours quiet;

    Batches(Db db, Bus bus, Time time, QuietHours quiet) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.quiet = quiet;
    }

    /** As {@link Messages#queueBatch(Notice, List)}. */
    synchronized Batch queue(Notice notice, List<Recipient> recipients) {
        if (recipients.size() > Messages.MOST_RECIPIENTS)
            throw new Refused("messages.batch-too-big", Messages.MOST_RECIPIENTS);
        MessagePriority.check(notice.priority());
        // most are told the same
        var texts = new HashMap<String, Sendable>();
        for (Recipient r : recipients) texts.computeIfAbsent(r.text(), Sendable::of);
        Batch batch = db.tx(h -> {
            Batch mine = MessageRows.findBatch(h, notice.key())
                    .orElseGet(() ->
                            MessageRows.insertBatch(h, notice.key(), notice.title(), notice.priority(), time.now()));
            Set<String> phones = MessageRows.phones(h, mine.id());
            // whom one may expect twice in a batch has the more urgent turn first
            List<Recipient> fresh = recipients.stream()
                    .sorted(Comparator.comparing(Recipient::standing))
                    .filter(r -> phones.add(r.to().e164()))
                    .toList();
            insert(h, mine, notice.hours(), fresh, texts);
            return mine;
        });
        bus.publish(new MessageEvent.BatchChanged(batch));
        return batch;
    }

    private void insert(Handle h, Batch batch, Hours hours, List<Recipient> fresh, Map<String, Sendable> texts) {
        Map<String, Wish> wishes = ConsentRows.wishes(h);
        String phase = Notice.phase(batch.key());
        Map<String, MergeRows.First> same = fresh.isEmpty() ? Map.of() : MergeRows.same(h, batch, time.now());
        var rows = new ArrayList<MessageRows.Fresh>();
        for (Recipient r : fresh) {
            Sendable text = Objects.requireNonNull(texts.get(r.text()));
            Wish wish = wishes.getOrDefault(r.to().e164(), Wish.USUAL);
            MergeRows.First first = same.get(r.to().e164());
            boolean stopped = wish == Wish.NONE && batch.priority() != MessagePriority.ALARM;
            var to = new Recipient(r.to(), text.text(), r.subscriber(), r.standing());
            if (stopped) {
                rows.add(new MessageRows.Fresh(to, text.parts(), wish.hours(hours), "stopped", null));
            } else if (first != null && first.saysAsMuchAs(text.text(), phase)) {
                rows.add(new MessageRows.Fresh(
                        to, text.parts(), wish.hours(hours), "merged: " + first.id(), first.id()));
                if (first.waits()) MergeRows.reword(h, first.id(), text.text(), text.parts());
            } else {
                rows.add(new MessageRows.Fresh(to, text.parts(), wish.hours(hours), "", null));
            }
        }
        Instant now = time.now();
        MessageRows.insertAll(h, batch, rows, now);
        if (batch.paused()) HoldRows.pause(h, batch.id());
        // looks at all that is queued, so only where it has something to find
        if (rows.stream().anyMatch(row -> !quiet.mayGo(row.hours(), now))) HoldRows.hold(h, quiet, now);
    }

    /** As {@link Messages#cancelUnsent}. */
    int cancelUnsent(String key) {
        Optional<Batch> batch = db.tx(h -> MessageRows.findBatch(h, key));
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
}
