package org.firstline.base;

import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread on which one owner runs, or several: their tasks one at a time, in the order in which they were posted. It
 * keeps its owners' alarms itself; one that rings is posted like any task, behind what is there already. So owners that
 * share it tell each other things, and set alarms, without waking anybody.
 *
 * <p>A virtual thread that waits with a time-out costs the JDK an alarm set and taken back with each task. So it waits without
 * one, and is woken by {@link #bells} when its first alarm is due; a bell that rings too early has it look, no more.
 */
final class OwnerThread {
    private static final Logger log = LoggerFactory.getLogger(OwnerThread.class);

    private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

    /** @param owner null for what the thread does for itself */
    private record Mail(@Nullable Owner owner, Runnable task) {}

    private static final Mail STOP = new Mail(null, () -> {});

    private final LinkedBlockingQueue<Mail> waiting = new LinkedBlockingQueue<>();
    private final TreeSet<Alarm> alarms = new TreeSet<>();
    private final AtomicLong numbers = new AtomicLong();
    private final BiConsumer<String, Throwable> failed;
    private final @Nullable ScheduledExecutorService bells;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean givenUp;
    private @Nullable Owner current;
    private boolean bellSet;
    private long bellAt;

    /**
     * @param maker makes the thread for its work, not started yet
     * @param bells wake a virtual thread; null for a platform thread, which wakes by itself
     */
    OwnerThread(
            Function<Runnable, Thread> maker,
            @Nullable ScheduledExecutorService bells,
            BiConsumer<String, Throwable> failed) {
        this.failed = failed;
        this.bells = bells;
        this.thread = maker.apply(this::run);
        thread.start();
    }

    String name() {
        return thread.getName();
    }

    /** Any thread. */
    Owner owner(String name) {
        return new Owner(name);
    }

    /** Finishes what is waiting and ends; no alarm rings any more. Any thread. */
    void stop() {
        stopping = true;
        waiting.add(STOP);
    }

    /** False when it has not ended within that time; then it is interrupted. */
    boolean join(Duration patience) throws InterruptedException {
        if (thread.join(patience)) return true;
        givenUp = true;
        thread.interrupt();
        return false;
    }

    private void run() {
        while (true)
            try {
                for (Mail next; (next = next()) != STOP; ) {
                    current = next.owner;
                    if (current == null) next.task.run();
                    else current.run(next.task);
                }
                return;
            } catch (InterruptedException e) {
                // Derby interrupts whoever was in a database that dies; this thread is wanted still
                if (!givenUp) continue;
                Thread.currentThread().interrupt();
                return;
            }
    }

    private Mail next() throws InterruptedException {
        while (true) {
            ring();
            if (alarms.isEmpty()) return waiting.take();
            long due = alarms.first().due;
            if (bells != null) {
                setBell(bells, due);
                return waiting.take();
            }
            Mail next = waiting.poll(due - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next != null) return next;
        }
    }

    private void setBell(ScheduledExecutorService by, long due) {
        if (bellSet && bellAt - due <= 0) return;
        bellSet = true;
        bellAt = due;
        Mail look = new Mail(null, () -> bellRang(due));
        by.schedule(() -> waiting.add(look), due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** Unless another was set for an earlier moment since, the next is to be set. */
    private void bellRang(long due) {
        if (bellAt == due) bellSet = false;
    }

    private void ring() {
        while (!alarms.isEmpty() && alarms.first().due - System.nanoTime() <= 0) {
            Alarm alarm = alarms.removeFirst();
            if (!stopping) alarm.ring();
        }
    }

    /** One name under which tasks run here. */
    final class Owner {
        final String name;
        private final AtomicInteger size = new AtomicInteger();
        private long toldAt;

        private Owner(String name) {
            this.name = name;
        }

        /** True on the thread while it runs a task of this owner. */
        boolean isOn() {
            return Thread.currentThread() == thread && current == this;
        }

        /** @throws Time.MailboxFull when {@value Time#MAILBOX} of its tasks wait */
        void post(Runnable task) {
            if (size.incrementAndGet() > Time.MAILBOX) {
                size.decrementAndGet();
                throw new Time.MailboxFull(name);
            }
            waiting.add(new Mail(this, task));
        }

        /** Posts the task after {@code wait} nanoseconds; and then each {@code step}, unless that is 0. */
        Cancel alarm(long wait, long step, Runnable task) {
            var alarm = new Alarm(this, System.nanoTime() + wait, step, task);
            if (wait <= 0) post(alarm);
            else if (Thread.currentThread() == thread) alarms.add(alarm);
            else post(alarm::set);
            return alarm;
        }

        private void run(Runnable task) {
            size.decrementAndGet();
            try {
                task.run();
            } catch (Throwable t) {
                Db.engineFault(t).ifPresentOrElse(this::told, () -> log.error("{} failed", name, t));
                failed.accept(name, t);
            }
        }

        /** An engine that is away is away for all, and each second: the log must not fill what is left of the disk. */
        private void told(String ofTheEngine) {
            long now = System.nanoTime();
            if (toldAt != 0 && now - toldAt < QUIET) return;
            toldAt = now;
            log.warn("{} could not go on: {}", name, ofTheEngine);
        }
    }

    /** One that is cancelled does nothing, even where it has rung and waits for its turn. Set and rung on the thread. */
    private final class Alarm implements Cancel, Runnable, Comparable<Alarm> {
        private final Owner owner;
        private final long number = numbers.incrementAndGet();
        private final long step;
        private volatile @Nullable Runnable task;
        private boolean pending;
        private long due;

        Alarm(Owner owner, long due, long step, Runnable task) {
            this.owner = owner;
            this.due = due;
            this.step = step;
            this.task = task;
        }

        void set() {
            if (task != null) alarms.add(this);
        }

        void ring() {
            if (!pending) {
                owner.size.incrementAndGet();
                waiting.add(new Mail(owner, this));
            }
            pending = true;
            if (step == 0) return;
            due += step;
            alarms.add(this);
        }

        @Override
        public void run() {
            pending = false;
            Runnable left = task;
            if (step == 0) task = null;
            if (left != null) left.run();
        }

        @Override
        public void cancel() {
            if (task == null) return;
            task = null;
            if (Thread.currentThread() == thread) alarms.remove(this);
            else waiting.add(new Mail(null, () -> alarms.remove(this)));
        }

        @Override
        public int compareTo(Alarm other) {
            int earlier = Long.signum(due - other.due);
            return earlier != 0 ? earlier : Long.compare(number, other.number);
        }
    }
}
