package org.firstline.base;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * {@link Time} as a test wants it: one queue ordered by (instant, sequence), run on the test's own thread. No sleep, no
 * race, a day in a second; the same calls give the same order twice.
 */
public final class SimulatedTime implements Time {
    private record Due(Instant at, long sequence, String who, Runnable task) {}

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::sequence));
    private Instant now;
    private long sequence;
    private @Nullable String running;

    public SimulatedTime(Instant start) {
        this.now = start;
    }

    public SimulatedTime() {
        this(Instant.parse("2026-11-22T09:00:00Z"));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void soon(String who, Runnable task) {
        queue.add(new Due(now, sequence++, who, task));
    }

    @Override
    public Cancel after(String who, Duration wait, Runnable task) {
        var due = new Due(wait.isNegative() ? now : now.plus(wait), sequence++, who, task);
        queue.add(due);
        return () -> queue.remove(due);
    }

    @Override
    public Cancel every(String who, Duration step, Runnable tick) {
        if (!step.isPositive()) throw new IllegalArgumentException("no step: " + step);
        boolean[] cancelled = {false};
        after(who, step, new Runnable() {
            @Override
            public void run() {
                if (cancelled[0]) return;
                tick.run();
                if (!cancelled[0]) after(who, step, this);
            }
        });
        return () -> cancelled[0] = true;
    }

    @Override
    public boolean isOn(String who) {
        return who.equals(running);
    }

    /** Runs everything that is due now, and what that causes, without letting time pass. */
    public void settle() {
        runUntil(now);
    }

    /** Lets this much time pass, running everything that falls due at its own instant. */
    public void pass(Duration duration) {
        runUntil(now.plus(duration));
    }

    private void runUntil(Instant end) {
        while (!queue.isEmpty() && !queue.peek().at().isAfter(end)) {
            Due due = queue.remove();
            now = due.at();
            running = due.who();
            try {
                due.task().run();
            } finally {
                running = null;
            }
        }
        now = end;
    }
}
