package org.firstline.audit;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstline.base.Backlog;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;

/**
 * The book of acts. There is no verb that changes or removes an entry. Any thread; writers wait for each other, since each
 * entry's hash needs the one before.
 */
public final class Audit {
    /** No more entries than this at once. */
    public static final int LONGEST_LIST = 500;

    private static final int MOST_ORIGINS = 1000;

    private final Object writing = new Object();
    private final Db db;
    private final Bus bus;
    private final Time time;
    private final Backlog rows;

    /** Where actors were last seen, the least recent first; guarded by itself. */
    private final Map<String, String> origins = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_ORIGINS;
        }
    };

    public Audit(Db db, Bus bus, Time time) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.rows = new Backlog(time, "audit");
    }

    /** The actor just asked for something from this address; the last {@value #MOST_ORIGINS} are remembered. */
    public void seen(String actor, String address) {
        synchronized (origins) {
            origins.put(actor, address.length() > 60 ? address.substring(0, 60) : address);
        }
    }

    /** Adds an entry, soon; it waits for a database that is away. */
    public void add(Act act) {
        String origin = origin(act.actor());
        rows.add(() -> write(act, origin));
    }

    /** Adds an entry; when this returns, it is durable. */
    AuditEntry write(Act act) {
        return write(act, origin(act.actor()));
    }

    private String origin(String actor) {
        synchronized (origins) {
            return origins.getOrDefault(actor, "");
        }
    }

    private AuditEntry write(Act act, String origin) {
        AuditEntry written;
        synchronized (writing) {
            var at = time.now().truncatedTo(ChronoUnit.MICROS);
            written = db.tx(h -> {
                AuditEntry last = AuditRows.last(h);
                long number = last == null ? 1 : last.number() + 1;
                String previous = last == null ? AuditEntry.BEGINNING : last.hash();
                return AuditRows.insert(h, AuditEntry.of(number, at, act, origin, previous));
            });
        }
        bus.publish(new AuditEvent.Written(written));
        return written;
    }

    /**
     * Entries, newest first.
     *
     * @param before only those with a smaller number; null for the newest
     * @param limit at most {@value #LONGEST_LIST}; more is cut down to it
     */
    public List<AuditEntry> list(AuditFilter filter, @Nullable Long before, int limit) {
        return db.tx(h -> AuditRows.list(h, filter, before, Math.clamp(limit, 1, LONGEST_LIST)));
    }

    /** Walks the whole chain from its beginning, in pieces; takes about a second for 100,000 entries. */
    public AuditCheck check() {
        long number = 0;
        String hash = AuditEntry.BEGINNING;
        while (true) {
            long after = number;
            List<AuditEntry> piece = db.tx(h -> AuditRows.after(h, after, LONGEST_LIST));
            if (piece.isEmpty()) return new AuditCheck(number, null, hash);
            for (AuditEntry entry : piece) {
                if (entry.number() != number + 1 || !entry.hash().equals(entry.hashAfter(hash)))
                    return new AuditCheck(number, number + 1, hash);
                number = entry.number();
                hash = entry.hash();
            }
        }
    }
}
