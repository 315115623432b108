package org.firstline.routing;

import java.time.Instant;

/** What the {@link Matcher} decided or noticed, in causal order. */
sealed interface Decision {
    record Offer(WorkItem item, String agent) implements Decision {}

    /** The offer stands no more. */
    record TakeBack(WorkItem item, String agent, String reason) implements Decision {}

    record AgentMoved(AgentNow before, AgentNow after, Cause cause, String actor, Instant at) implements Decision {}

    record Entered(WorkItem item) implements Decision {}

    record Answered(WorkItem item, String agent, Instant at) implements Decision {}

    /** Left the queue unanswered. */
    record Left(WorkItem item, String reason, Instant at) implements Decision {}
}
