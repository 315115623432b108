package org.firstline.calls.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.firstline.base.Db;
import org.firstline.base.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a box that died says to the far ends of its calls when it is back: a BYE for each dialog that was kept, so that
 * nobody talks to nobody and no provider counts on. Written by the owner "farewells", many in one transaction and once a
 * second: a call shorter than that costs nothing, and one that the box loses within its first second is left to the far
 * end's own time-out. Verbs from any thread; they return at once.
 */
public final class Farewells {
    /** Changes that may wait; beyond it, with a database that long dead, new ones are not kept. */
    static final int MAX = 20_000;

    private static final String OWNER = "farewells";
    private static final Logger log = LoggerFactory.getLogger(Farewells.class);

    private final Db db;
    private final Time time;
    private final Duration pace;
    private final Object lock = new Object();
    /** Guarded by the lock: what is to be so in the rows; empty for a row that is to go. */
    private Map<String, Optional<Farewell>> waiting = new HashMap<>();
    /** Guarded by the lock: ids that have a row, or may have. */
    private final Set<String> stored = new HashSet<>();

    private boolean asked;
    /** On the owner. */
    private boolean ill;

    public Farewells(Db db, Time time) {
        this(db, time, Duration.ofSeconds(1));
    }

    /** @param pace how often it is written at most */
    public Farewells(Db db, Time time, Duration pace) {
        this.db = db;
        this.time = time;
        this.pace = pace;
    }

    /** In place of what was kept of this dialog before. */
    void keep(Farewell farewell) {
        if (farewell.isKept()) put(farewell.id(), Optional.of(farewell));
    }

    /** The dialog is over. */
    void forget(String id) {
        put(id, Optional.empty());
    }

    private void put(String id, Optional<Farewell> wanted) {
        synchronized (lock) {
            if (wanted.isEmpty() && !stored.contains(id)) {
                waiting.remove(id);
                return;
            }
            if (waiting.size() >= MAX && !waiting.containsKey(id)) return;
            waiting.put(id, wanted);
            if (asked) return;
            asked = true;
        }
        time.after(OWNER, pace, this::write);
    }

    /** Those that the last run of the box left behind; each stays until it is forgotten. Before the line opens. */
    List<Farewell> left() {
        var left = db.tx(FarewellRows::list);
        synchronized (lock) {
            for (Farewell one : left) stored.add(one.id());
        }
        return left;
    }

    /** Writes what waits, soon: the box is being stopped. */
    void flush() {
        time.soon(OWNER, this::write);
    }

    private void write() {
        Map<String, Optional<Farewell>> now;
        Set<String> rows;
        synchronized (lock) {
            asked = false;
            now = waiting;
            waiting = new HashMap<>();
            rows = new HashSet<>(now.keySet());
            rows.retainAll(stored);
            stored.addAll(now.keySet());
        }
        if (now.isEmpty()) return;
        var inserts = new ArrayList<Farewell>();
        now.values().forEach(one -> one.ifPresent(inserts::add));
        try {
            db.run(h -> {
                FarewellRows.delete(h, rows);
                FarewellRows.insert(h, inserts, time.now());
            });
            ill = false;
            synchronized (lock) {
                now.forEach((id, one) -> {
                    if (one.isEmpty()) stored.remove(id);
                });
            }
        } catch (RuntimeException e) {
            if (ill) log.debug("the farewells of {} calls could not be written again", now.size(), e);
            else log.warn("the farewells of {} calls could not be written, trying again", now.size(), e);
            ill = true;
            synchronized (lock) {
                now.forEach(waiting::putIfAbsent);
                if (asked) return;
                asked = true;
            }
            time.after(OWNER, pace, this::write);
        }
    }
}
