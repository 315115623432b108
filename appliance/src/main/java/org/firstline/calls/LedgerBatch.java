package org.firstline.calls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstline.base.Db;
import org.jdbi.v3.core.Handle;

/**
 * What one transaction of the {@link Ledger} does to the calls' rows, the last state of each call only, and what is told
 * after it. On the owner "ledger".
 */
record LedgerBatch(
        Map<String, Call> inserts,
        Map<String, Call> updates,
        List<Segment> segments,
        List<Ledger.Amend> amends,
        List<Runnable> afterwards) {
    LedgerBatch() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void put(Call call) {
        if (inserts.computeIfPresent(call.id(), (_, _) -> call) == null) updates.put(call.id(), call);
    }

    /** @return what is to be told of the amended once this is committed */
    List<Runnable> write(Handle h) {
        var amended = new ArrayList<Runnable>();
        CallRows.insert(h, inserts.values());
        CallRows.update(h, updates.values());
        SegmentRows.insert(h, segments);
        for (var amend : amends)
            CallRows.find(h, amend.id()).ifPresent(call -> {
                var changed = amend.change().apply(call);
                CallRows.update(h, List.of(changed));
                amended.add(() -> amend.durable().accept(changed));
            });
        return amended;
    }

    /** After a failed commit nobody knows what is stored: rows that are there are not inserted again. */
    LedgerBatch checked(Db db) {
        var stored = db.tx(h -> CallRows.known(h, inserts.keySet()));
        var checked = new LedgerBatch(
                new LinkedHashMap<>(inserts), new LinkedHashMap<>(updates), segments, amends, afterwards);
        db.run(h -> SegmentRows.delete(
                h, segments.stream().map(Segment::call).distinct().toList()));
        for (String id : stored) {
            var call = checked.inserts.remove(id);
            if (call != null) checked.updates.put(id, call);
        }
        return checked;
    }
}
