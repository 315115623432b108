package org.firstline.calls.sip;

import java.lang.management.ManagementFactory;

/** What the thread that asks has allocated, and what the heap holds: sums that a busy machine does not change. */
public final class Allocated {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocated() {}

    public static long octets() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /** Octets in use after a collection. */
    public static long held() {
        for (int i = 0; i < 3; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
