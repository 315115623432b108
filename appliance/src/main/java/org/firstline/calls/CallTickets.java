package org.firstline.calls;

import java.util.List;
import java.util.Map;

/**
 * Port: what must be kept of calls beside their records, which is their tickets. Runs on "ledger", for as many calls at
 * once as have piled up; what it stores must be durable when it returns. It may be asked again for the same call and must
 * then give the same answer.
 */
public interface CallTickets {
    /** The ticket's number of each of these calls that were just answered. */
    Map<String, Long> open(List<Call> answered);

    /**
     * The ticket's number of each of these calls that are over, before the caller's hang-up is acknowledged. Also asked
     * for calls without an agent and, at boot, for those that the box lost.
     *
     * @return no entry for a call that deserves no ticket, or keeps the one that it had
     */
    Map<String, Long> close(List<Call> finished);
}
