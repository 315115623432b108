package org.firstline.base;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Time} as it passes. The owners that each call goes through share one platform thread, so that what one tells the
 * other waits for no processor; those named as touching devices get one each; all others a virtual thread. A task that
 * throws is logged under its owner's name and told to the {@code failed} listener; an {@link Error} is passed to it too and
 * it decides whether the daemon goes down.
 */
public final class RealTime implements Time, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RealTime.class);

    /** Longer than any machine runs, and short enough to count with. */
    private static final long NEVER = Long.MAX_VALUE / 4;

    private final Map<String, OwnerThread.Owner> owners = new ConcurrentHashMap<>();
    private final List<OwnerThread> threads = new CopyOnWriteArrayList<>();
    private final Set<String> ofCalls;
    private final Set<String> onPlatformThreads;
    private final BiConsumer<String, Throwable> failed;
    private final ScheduledThreadPoolExecutor bells = bells();
    private final @Nullable OwnerThread calls;

    public RealTime(Set<String> onPlatformThreads, BiConsumer<String, Throwable> failed) {
        this(Set.of(), onPlatformThreads, failed);
    }

    /** @param ofCalls owners that each call goes through and that never wait: they share one thread */
    public RealTime(Set<String> ofCalls, Set<String> onPlatformThreads, BiConsumer<String, Throwable> failed) {
        this.ofCalls = Set.copyOf(ofCalls);
        this.onPlatformThreads = Set.copyOf(onPlatformThreads);
        this.failed = failed;
        startCarriers();
        this.calls = ofCalls.isEmpty() ? null : start(work -> Urgency.CALLS.thread("calls", work), null);
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
        return owner(who).alarm(nanos(wait), 0, task);
    }

    @Override
    public Cancel every(String who, Duration step, Runnable tick) {
        if (!step.isPositive()) throw new IllegalArgumentException("no step: " + step);
        return owner(who).alarm(nanos(step), nanos(step), tick);
    }

    private static long nanos(Duration wait) {
        return wait.compareTo(Duration.ofNanos(NEVER)) > 0 ? NEVER : wait.isNegative() ? 0 : wait.toNanos();
    }

    @Override
    public boolean isOn(String who) {
        var owner = owners.get(who);
        return owner != null && owner.isOn();
    }

    /**
     * Finishes what each mailbox holds, for at most {@code patience} in all, then lets the threads go; that of calls first,
     * so that what it gives others to do is done too.
     */
    public void close(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            if (calls != null) end(List.of(calls), deadline);
            end(threads, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            bells.shutdownNow();
        }
    }

    private static void end(List<OwnerThread> threads, long deadline) throws InterruptedException {
        threads.forEach(OwnerThread::stop);
        for (OwnerThread thread : threads)
            if (!thread.join(Duration.ofNanos(deadline - System.nanoTime())))
                log.warn("{} did not finish in time", thread.name());
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(5));
    }

    private OwnerThread.Owner owner(String who) {
        var owner = owners.get(who); // computeIfAbsent may wait for another thread's
        return owner != null ? owner : owners.computeIfAbsent(who, this::make);
    }

    private OwnerThread.Owner make(String who) {
        if (calls != null && ofCalls.contains(who)) return calls.owner(who);
        return (onPlatformThreads.contains(who)
                        ? start(work -> Urgency.AWAITED.thread(who, work), null)
                        : start(work -> Thread.ofVirtual().name(who).unstarted(work), bells))
                .owner(who);
    }

    private OwnerThread start(Function<Runnable, Thread> maker, @Nullable ScheduledExecutorService ownersBells) {
        var thread = new OwnerThread(maker, ownersBells, failed);
        threads.add(thread);
        return thread;
    }

    /** One thread that does nothing but wake others. */
    private static ScheduledThreadPoolExecutor bells() {
        return new ScheduledThreadPoolExecutor(
                1,
                work -> Urgency.AWAITED.thread("bells", work),
                // after the end, when there is nobody left to wake
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Virtual threads run on carriers that Java starts when they are first wanted; each takes after the thread that wants
     * it, and that of the calls is kept off a processor (see {@link Urgency}). So they are started here, by letting as
     * many virtual threads as there are processors run until the last of them runs too.
     */
    private static void startCarriers() {
        var awaited = new CountDownLatch(Runtime.getRuntime().availableProcessors());
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        for (long i = awaited.getCount(); i > 0; i--)
            Thread.ofVirtual().start(() -> {
                awaited.countDown();
                while (awaited.getCount() > 0 && System.nanoTime() < until) Thread.onSpinWait();
            });
        try {
            awaited.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
