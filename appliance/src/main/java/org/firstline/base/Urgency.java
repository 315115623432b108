package org.firstline.base;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How soon a platform thread gets a processor when more want one than there are.
 *
 * <p>Java's priority counts only with {@code -XX:ThreadPriorityPolicy=1}, and a thread that wakes still waits for whoever
 * runs to use up his slice, 3 ms. With {@code -Dfirstline.realtime=true} sound and calls, and Java's collector, which
 * stops them, run in Linux's real-time class too, where the system lets them (root, or {@code LimitRTPRIO} of a unit) and
 * there is more than one processor.
 *
 * <p>Calls leave one processor to others: while Java's compiler replaces a method, whoever calls it looks for the new code
 * again and again until the compiler has gone on, and calls on all processors would keep it from doing so (DECISIONS.md,
 * "Calls run in the real-time class too, on all processors but one").
 */
public enum Urgency {
    /** The sound of calls, due every few milliseconds. */
    SOUND(Thread.MAX_PRIORITY),
    /** What each call goes through: SIP, switchboard, queues. */
    CALLS(Thread.MAX_PRIORITY - 1),
    /** What somebody waits for, such as the modems: before Java's compilers and the like. */
    AWAITED(Thread.MAX_PRIORITY - 1);

    private static final int FIRST = 2;
    private static final int SECOND = 1;

    private static final boolean REAL_TIME =
            Boolean.getBoolean("firstline.realtime") && Runtime.getRuntime().availableProcessors() > 1;

    private static final Set<Thread> THREADS_OF_CALLS = ConcurrentHashMap.newKeySet();

    private final int javaPriority;

    Urgency(int javaPriority) {
        this.javaPriority = javaPriority;
    }

    /** Whether the calling thread is one of calls. */
    static boolean ofCalls() {
        return THREADS_OF_CALLS.contains(Thread.currentThread());
    }

    /** A daemon thread that is not started yet. */
    public Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().name(name).daemon().priority(javaPriority).unstarted(() -> {
            if (REAL_TIME) enter();
            if (this == CALLS) THREADS_OF_CALLS.add(Thread.currentThread());
            try {
                work.run();
            } finally {
                THREADS_OF_CALLS.remove(Thread.currentThread());
            }
        });
    }

    private void enter() {
        switch (this) {
            case SOUND -> RealTimeClass.enter(FIRST);
            case CALLS -> RealTimeClass.enterButLeaveOneProcessor(SECOND);
            case AWAITED -> {}
        }
    }

    /**
     * Java's collector stops all other threads while it works, so it must not wait for a processor itself. Workers that it
     * starts later take after its first. To be called once, early.
     */
    public static void raiseCollector() {
        if (REAL_TIME) RealTimeClass.enter(List.of("VM Thread", "GC Thread#"), SECOND);
    }
}
