package org.firstline.routing;

import java.time.Instant;

/** What the {@link Matcher} decided or noticed, in causal order. */
sealed interface Decision {
    record Offer(WorkItem item, String agent) implements Decision {}

    /** The offer stands no more. */
    record TakeBack(WorkItem item, String agent, String reason) implements Decision {}

    record AgentMoved(AgentNow before, AgentNow after, Cause cause, String actor, Instant at) implements Decision {}

    /** Came into the queue that it names. */
    record Entered(WorkItem item, Instant at) implements Decision {}

    /** @param since when it came into the queue */
    record Answered(WorkItem item, String agent, Instant since, Instant at) implements Decision {}

    /** Left the queue unanswered. @param since when it came into it */
    record Left(WorkItem item, String reason, Instant since, Instant at) implements Decision {}

    /** The queue did not keep it, or not take it in at all. */
    record Overflowed(WorkItem item, String queue, String reason, Overflow target) implements Decision {}
}
