package org.firstline.base;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import org.firstline.bridge.serial.Ticks;
import org.jspecify.annotations.Nullable;

/**
 * Simulated time in which owners may block, as those of devices do: each has a thread of its own, exactly one of them
 * runs at any moment, and while one waits on a line the others go on. Everything happens in the order of (instant,
 * sequence), so the same calls give the same order twice, and an hour of waiting costs nothing.
 */
public final class BlockingTime implements Time, Ticks, AutoCloseable {
    private record Due(long at, long sequence, Runnable run) {}

    /** An owner that waits on a monitor. */
    private static final class Wait {
        final Owner owner;
        final Object monitor;
        boolean over;

        Wait(Owner owner, Object monitor) {
            this.owner = owner;
            this.monitor = monitor;
        }
    }

    private final class Owner {
        final String name;
        final Deque<Runnable> mailbox = new ArrayDeque<>();
        final Semaphore go = new Semaphore(0);
        final Thread thread;
        boolean busy;

        Owner(String name) {
            this.name = name;
            this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
        }

        private void run() {
            try {
                while (true) {
                    go.acquire();
                    for (Runnable task = mailbox.poll(); task != null; task = mailbox.poll()) {
                        busy = true;
                        try {
                            task.run();
                        } catch (Throwable t) {
                            if (failure == null) failure = t;
                        }
                    }
                    busy = false;
                    baton.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final Instant start = Instant.parse("2026-11-22T09:00:00Z");
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparing(Due::sequence));
    private final Map<String, Owner> owners = new HashMap<>();
    private final List<Wait> waiting = new ArrayList<>();
    private final Semaphore baton = new Semaphore(0);
    private long nanos;
    private long sequence;
    private @Nullable Owner running;
    private volatile @Nullable Throwable failure;

    @Override
    public Instant now() {
        return start.plusNanos(nanos);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void soon(String who, Runnable task) {
        after(who, Duration.ZERO, task);
    }

    @Override
    public Cancel after(String who, Duration wait, Runnable task) {
        Due due = at(nanos + Math.max(0, wait.toNanos()), () -> deliver(who, task));
        return () -> queue.remove(due);
    }

    @Override
    public Cancel every(String who, Duration step, Runnable tick) {
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
        return running != null && running.name.equals(who);
    }

    private Due at(long when, Runnable run) {
        var due = new Due(when, sequence++, run);
        queue.add(due);
        return due;
    }

    private void deliver(String who, Runnable task) {
        Owner owner = owners.computeIfAbsent(who, Owner::new);
        owner.mailbox.add(task);
        if (owner.busy) return;
        running = owner;
        owner.go.release();
        baton.acquireUninterruptibly();
        running = null;
    }

    @Override
    public void await(Object monitor, long wait) throws InterruptedException {
        if (running == null) throw new IllegalStateException("only an owner may block");
        var mine = new Wait(running, monitor);
        waiting.add(mine);
        at(nanos + wait, () -> end(mine));
        baton.release();
        while (!mine.over) monitor.wait();
    }

    @Override
    public void wake(Object monitor) {
        for (Wait wait : waiting) if (wait.monitor == monitor) at(nanos, () -> end(wait));
    }

    private void end(Wait wait) {
        if (!waiting.remove(wait)) return;
        running = wait.owner;
        synchronized (wait.monitor) {
            wait.over = true;
            wait.monitor.notifyAll();
        }
        baton.acquireUninterruptibly();
        running = null;
    }

    /** Lets this much time pass; a task that failed fails it. On the test's own thread. */
    public void pass(Duration duration) {
        long end = nanos + duration.toNanos();
        while (!queue.isEmpty() && queue.peek().at <= end) {
            Due due = queue.remove();
            nanos = Math.max(nanos, due.at);
            due.run.run();
            Throwable failed = failure;
            if (failed != null) throw new AssertionError("a task failed at " + now(), failed);
        }
        nanos = end;
    }

    @Override
    public void close() {
        owners.values().forEach(owner -> owner.thread.interrupt());
    }
}
