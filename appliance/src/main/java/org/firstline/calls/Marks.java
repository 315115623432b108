package org.firstline.calls;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The marks that callers gave, and their sums. Any thread. */
public final class Marks {
    /** A mark is durable, or another one to the same question. */
    public record Given(Mark mark) {}

    private static final String OWNER = "calls.marks";
    private static final int TRIES = 5;
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(Marks.class);

    private final Db db;
    private final Bus bus;
    private final Time time;

    Marks(Db db, Bus bus, Time time) {
        this.db = db;
        this.bus = bus;
        this.time = time;
    }

    /** Keeps a mark, soon; a second one to the same question replaces the first. A database that stays ill loses it. */
    public void keep(Call call, String question, int mark) {
        Instant now = time.now().truncatedTo(ChronoUnit.MICROS);
        var given = new Mark(call.id(), question, call.queue(), call.agent(), mark, now);
        time.soon(OWNER, () -> keep(given, 1));
    }

    private void keep(Mark given, int tried) {
        try {
            db.run(h -> MarkRows.put(h, given));
            bus.publish(new Given(given));
        } catch (RuntimeException e) {
            log.warn("{} can't be kept", given, e);
            if (tried < TRIES) time.after(OWNER, RETRY, () -> keep(given, tried + 1));
        }
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
