package org.firstline.calls;

import org.jspecify.annotations.Nullable;

/**
 * Port: what must be kept of a call beside its record, which is its ticket. Runs on "ledger" before the caller's hang-up
 * is acknowledged; what it stores must be durable when it returns.
 */
@FunctionalInterface
public interface Closing {
    /**
     * Also called for calls without an agent and, at boot, for those that the box lost; may be called again for the same
     * call and must then give the same answer.
     *
     * @return the ticket's number, or null where the call deserves none (or has the one that it had)
     */
    @Nullable
    Long close(Call finished);
}
