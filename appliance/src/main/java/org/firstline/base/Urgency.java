package org.firstline.base;

import java.util.List;

/**
 * How soon a platform thread gets a processor when more want one than there are.
 *
 * <p>Java's priority counts only with {@code -XX:ThreadPriorityPolicy=1}, and a thread that wakes still waits for whoever
 * runs to use up his slice, 3 ms. With {@code -Dfirstline.realtime=true} the sound, and Java's collector, which stops it,
 * run in Linux's real-time class too, where the system lets them (root, or {@code LimitRTPRIO} of a unit) and there is
 * more than one processor. No other may: two such threads that run Java's code can keep its compiler off two processors
 * while they wait for it (DECISIONS.md, "Sound runs in the real-time class").
 */
public enum Urgency {
    /** The sound of calls, due each millisecond. */
    SOUND(Thread.MAX_PRIORITY, 2),
    /** What somebody waits for, such as SIP and the switchboard: before Java's compilers and the like. */
    AWAITED(Thread.MAX_PRIORITY - 1, 0);

    private static final int COLLECTOR = 1;

    private static final boolean REAL_TIME =
            Boolean.getBoolean("firstline.realtime") && Runtime.getRuntime().availableProcessors() > 1;

    private final int javaPriority;
    private final int realTimePriority;

    Urgency(int javaPriority, int realTimePriority) {
        this.javaPriority = javaPriority;
        this.realTimePriority = realTimePriority;
    }

    /** A daemon thread that is not started yet. */
    public Thread thread(String name, Runnable work) {
        return Thread.ofPlatform().name(name).daemon().priority(javaPriority).unstarted(() -> {
            if (REAL_TIME && realTimePriority > 0) RealTimeClass.enter(realTimePriority);
            work.run();
        });
    }

    /**
     * Java's collector stops all other threads while it works, so it must not wait for a processor itself. Workers that it
     * starts later take after its first. To be called once, early.
     */
    public static void raiseCollector() {
        if (REAL_TIME) RealTimeClass.enter(List.of("VM Thread", "GC Thread#"), COLLECTOR);
    }
}
