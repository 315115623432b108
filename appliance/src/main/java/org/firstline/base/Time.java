package org.firstline.base;

import java.time.Duration;
import java.time.Instant;

/**
 * The one clock and the one source of threads. {@code who} names an owner ("switchboard", "sender.sms"): a name is a
 * bounded mailbox on a thread of its own or a shared one, and what runs under one name never overlaps itself. Any thread
 * may call.
 *
 * <p>A mailbox holds {@value #MAILBOX} tasks; one more is refused with {@link MailboxFull}, and nothing is dropped
 * silently.
 */
public interface Time {
    int MAILBOX = 100_000;

    Instant now();

    /** Runs the task on {@code who}'s thread, after everything that was asked of it before. */
    void soon(String who, Runnable task);

    /** Runs the task on {@code who}'s thread once {@code wait} has passed; at once for zero or less. */
    Cancel after(String who, Duration wait, Runnable task);

    /**
     * Runs the tick each {@code step}, first after one step; a late tick is skipped, never doubled.
     *
     * @throws IllegalArgumentException when the step is no longer than nothing
     */
    Cancel every(String who, Duration step, Runnable tick);

    /** True in a task of {@code who}: what an owner asserts before it touches its state. */
    boolean isOn(String who);

    /** A mailbox is at its limit: its owner is stuck or far too slow, and the caller must say no to somebody. */
    final class MailboxFull extends RuntimeException {
        private static final long serialVersionUID = 1;

        public MailboxFull(String who) {
            super("the mailbox of " + who + " is full");
        }
    }
}
