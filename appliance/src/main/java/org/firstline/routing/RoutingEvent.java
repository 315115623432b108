package org.firstline.routing;

import java.time.Instant;

/** What routing decided and what changed by it. */
public sealed interface RoutingEvent {
    /** Ring this agent for this item. */
    record Offered(String item, String agent, Instant at) implements RoutingEvent {}

    /**
     * Stop ringing this agent for this item.
     *
     * @param reason "no-answer", "not-ready" (she chose so), "unreachable", "accepted" (by another), or what
     *     {@link Routing#withdraw} was told
     */
    record OfferWithdrawn(String item, String agent, String reason) implements RoutingEvent {}

    /**
     * An agent came into another state.
     *
     * @param actor extension or login of who did it, or "system"
     */
    record AgentChanged(AgentNow before, AgentNow agent, Cause cause, String actor, Instant at)
            implements RoutingEvent {}

    /** Something about queues, agents or items changed: at most four times a second, at least once. */
    record QueuesChanged(RoutingSnapshot snapshot) implements RoutingEvent {}
}
