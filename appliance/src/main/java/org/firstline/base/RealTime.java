package org.firstline.base;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Time} as it passes. Owners named at construction get a platform thread each (they touch devices, or their
 * pace matters); all others a virtual thread. A task that throws is logged under its owner's name and told to the
 * {@code failed} listener; an {@link Error} is passed to it too and it decides whether the daemon goes down.
 */
public final class RealTime implements Time, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RealTime.class);

    private final Map<String, Owner> owners = new ConcurrentHashMap<>();
    private final Set<String> onPlatformThreads;
    private final BiConsumer<String, Throwable> failed;
    private final ScheduledThreadPoolExecutor alarms;

    public RealTime(Set<String> onPlatformThreads, BiConsumer<String, Throwable> failed) {
        this.onPlatformThreads = Set.copyOf(onPlatformThreads);
        this.failed = failed;
        this.alarms = new ScheduledThreadPoolExecutor(
                1,
                task -> Urgency.AWAITED.thread("alarms", task),
                // after the end no alarm rings, and whoever sets one has no use for an exception
                new ThreadPoolExecutor.DiscardPolicy());
        alarms.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void soon(String who, Runnable task) {
        owner(who).post(task);
    }

    @Override
    public Cancel after(String who, Duration wait, Runnable task) {
        Owner owner = owner(who);
        AtomicBoolean cancelled = new AtomicBoolean();
        var future = alarms.schedule(
                () -> owner.post(() -> {
                    // the alarm may have rung while the cancelling task was still ahead of it in the mailbox
                    if (!cancelled.get()) task.run();
                }),
                Math.max(0, wait.toNanos()),
                TimeUnit.NANOSECONDS);
        return () -> {
            cancelled.set(true);
            future.cancel(false);
        };
    }

    @Override
    public Cancel every(String who, Duration step, Runnable tick) {
        Owner owner = owner(who);
        AtomicBoolean pending = new AtomicBoolean();
        AtomicBoolean cancelled = new AtomicBoolean();
        var future = alarms.scheduleAtFixedRate(
                () -> {
                    if (!pending.compareAndSet(false, true)) return;
                    owner.post(() -> {
                        pending.set(false);
                        if (!cancelled.get()) tick.run();
                    });
                },
                step.toNanos(),
                step.toNanos(),
                TimeUnit.NANOSECONDS);
        return () -> {
            cancelled.set(true);
            future.cancel(false);
        };
    }

    @Override
    public boolean isOn(String who) {
        Owner owner = owners.get(who);
        return owner != null && owner.thread == Thread.currentThread();
    }

    /** Finishes what each mailbox holds, for at most {@code patience} in all, then lets the threads go. */
    public void close(Duration patience) {
        alarms.shutdownNow();
        long deadline = System.nanoTime() + patience.toNanos();
        owners.values().forEach(Owner::stop);
        for (Owner owner : owners.values()) {
            try {
                long left = deadline - System.nanoTime();
                if (left <= 0 || !owner.thread.join(Duration.ofNanos(left))) {
                    log.warn("{} did not finish in time", owner.name);
                    owner.thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(5));
    }

    private Owner owner(String who) {
        return owners.computeIfAbsent(who, Owner::new);
    }

    private final class Owner {
        private static final Runnable STOP = () -> {};
        final String name;
        final LinkedBlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>(MAILBOX);
        final Thread thread;

        Owner(String name) {
            this.name = name;
            this.thread = onPlatformThreads.contains(name)
                    ? Urgency.AWAITED.thread(name, this::run)
                    : Thread.ofVirtual().name(name).unstarted(this::run);
            thread.start();
        }

        void post(Runnable task) {
            if (!mailbox.offer(task)) throw new MailboxFull(name);
        }

        void stop() {
            if (!mailbox.offer(STOP)) thread.interrupt();
        }

        private void run() {
            try {
                while (true) {
                    Runnable task = mailbox.take();
                    if (task == STOP) return;
                    try {
                        task.run();
                    } catch (Throwable t) {
                        log.error("{} failed", name, t);
                        failed.accept(name, t);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
