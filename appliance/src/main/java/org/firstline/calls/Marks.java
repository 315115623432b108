package org.firstline.calls;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.firstline.base.Backlog;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Time;

/** The marks that callers gave, and their sums. Any thread. */
public final class Marks {
    /** A mark is durable, or another one to the same question. */
    public record Given(Mark mark) {}

    private static final String OWNER = "calls.marks";

    private final Db db;
    private final Bus bus;
    private final Time time;
    private final Backlog rows;

    Marks(Db db, Bus bus, Time time) {
        this.db = db;
        this.bus = bus;
        this.time = time;
        this.rows = new Backlog(time, OWNER);
    }

    /** Keeps a mark, soon; a second one to the same question replaces the first. */
    public void keep(Call call, String question, int mark) {
        Instant now = time.now().truncatedTo(ChronoUnit.MICROS);
        var given = new Mark(call.id(), question, call.queue(), call.agent(), mark, now);
        rows.add(() -> {
            db.run(h -> MarkRows.put(h, given));
            bus.publish(new Given(given));
        });
    }

    /** Those of one call, in the order in which they were given. */
    public List<Mark> of(String call) {
        return db.tx(h -> MarkRows.of(h, call));
    }

    /** For each question, queue and agent what was given in this time, the end not included. */
    public List<MarkSum> sums(Instant from, Instant until) {
        return db.tx(h -> MarkRows.sums(h, from, until));
    }
}
