package org.firstline.web.resources;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. */
final class Until {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private Until() {}

    /** Fails after twenty seconds, which is longer than anything here takes on the slowest machine. */
    static void isTrue(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE) throw new AssertionError("waited in vain");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
