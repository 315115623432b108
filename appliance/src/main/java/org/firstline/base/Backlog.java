package org.firstline.base;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes that nobody waits for, each in a transaction of its own and in their order, on one owner. While the engine is away
 * they wait here, at most {@link #MOST} of them, and are tried again each second; what is refused for a reason of its own is
 * logged and left out, and never keeps the others back. Any thread.
 */
public final class Backlog {
    /** Some hours of a routing that writes once a second; more are lost. */
    public static final int MOST = 10_000;

    static final Duration RETRY = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(Backlog.class);

    private final Db db;
    private final Time time;
    private final String owner;
    private final ArrayDeque<Consumer<Handle>> waiting = new ArrayDeque<>();
    private boolean retrying;
    private boolean overflowing;

    public Backlog(Db db, Time time, String owner) {
        this.db = db;
        this.time = time;
        this.owner = owner;
    }

    /** @param write may be done twice where the engine went away in the middle of its commit */
    public void add(Consumer<Handle> write) {
        time.soon(owner, () -> {
            if (waiting.size() >= MOST) {
                if (!overflowing) log.error("{}: the database is away for too long, what comes now is lost", owner);
                overflowing = true;
                return;
            }
            waiting.add(write);
            if (!retrying) work();
        });
    }

    private void work() {
        retrying = false;
        while (!waiting.isEmpty()) {
            try {
                db.run(waiting.getFirst());
            } catch (RuntimeException e) {
                if (Db.engineFault(e).isPresent()) {
                    retrying = true;
                    time.after(owner, RETRY, this::work);
                    return;
                }
                log.error("{}: a row is lost", owner, e);
            }
            waiting.removeFirst();
            overflowing = false;
        }
    }
}
