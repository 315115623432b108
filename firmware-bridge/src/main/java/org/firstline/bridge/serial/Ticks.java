package org.firstline.bridge.serial;

import java.util.concurrent.TimeUnit;

/**
 * How a line counts time. It is the system's, unless a test brings its own, in which an hour of waiting passes at once.
 * Any thread.
 */
public interface Ticks {
    /** As time passes. */
    Ticks REAL = new Ticks() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void await(Object monitor, long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.timedWait(monitor, nanos);
        }

        @Override
        public void wake(Object monitor) {
            monitor.notifyAll();
        }
    };

    /** Nanoseconds since some instant; only differences mean anything. */
    long nanos();

    /** Waits until somebody wakes this monitor, which the caller holds, or the time is over; may return earlier. */
    void await(Object monitor, long nanos) throws InterruptedException;

    /** Lets go whoever waits on this monitor, which the caller holds. */
    void wake(Object monitor);
}
