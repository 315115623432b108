package org.firstline.base;

import java.time.Duration;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be done with rows and nobody waits for, in its order, on one owner. While the engine is away it waits here, at most
 * {@link #MOST} of it, and is tried again each second; what fails for a reason of its own fails as any task of the owner
 * does, and never keeps the rest back. Any thread.
 */
public final class Backlog {
    /** Some hours of a routing that writes once a second; more are lost. */
    public static final int MOST = 10_000;

    static final Duration RETRY = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(Backlog.class);

    private final Time time;
    private final String owner;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean retrying;
    private boolean overflowing;

    public Backlog(Time time, String owner) {
        this.time = time;
        this.owner = owner;
    }

    /** @param deed may be done again from its beginning, also where the engine went away in the middle of its commit */
    public void add(Runnable deed) {
        time.soon(owner, () -> {
            if (waiting.size() >= MOST) {
                if (!overflowing) log.error("{}: the database is away for too long, what comes now is lost", owner);
                overflowing = true;
                return;
            }
            waiting.add(deed);
            if (!retrying) work();
        });
    }

    private void work() {
        retrying = false;
        while (!waiting.isEmpty()) {
            try {
                waiting.getFirst().run();
            } catch (RuntimeException e) {
                if (Db.engineFault(e).isPresent()) {
                    retrying = true;
                    time.after(owner, RETRY, this::work);
                    return;
                }
                waiting.removeFirst();
                if (!waiting.isEmpty()) time.soon(owner, this::work);
                throw e; // shown as any task's that fails
            }
            waiting.removeFirst();
            overflowing = false;
        }
    }
}
