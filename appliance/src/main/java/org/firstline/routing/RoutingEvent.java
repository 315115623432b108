package org.firstline.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What routing decided and what changed by it. */
public sealed interface RoutingEvent {
    /** Ring this agent for this item; with some strategies several agents are rung for one item at once. */
    record Offered(String item, String agent, Instant at) implements RoutingEvent {}

    /**
     * Stop ringing this agent for this item.
     *
     * @param reason "no-answer", "not-ready" (she chose so), "unreachable", "accepted" (by another), "assigned" (to
     *     another), or why the item left its queue: what {@link Routing#withdraw} was told, or "overflow:…"
     */
    record OfferWithdrawn(String item, String agent, String reason) implements RoutingEvent {}

    /**
     * An item left its queue, or was not taken in, for this target; {@link Overflow.ToQueue} is done already.
     *
     * @param queue which did not keep it
     * @param reason "closed", "full", "join-empty", "leave-empty", "max-wait", or "moved" by a person
     */
    record Overflowed(String item, String queue, String reason, Overflow target) implements RoutingEvent {}

    /**
     * An agent came into another state.
     *
     * @param actor extension or login of who did it, or "system"
     */
    record AgentChanged(AgentNow before, AgentNow agent, Cause cause, String actor, Instant at)
            implements RoutingEvent {}

    /** A person sent an item into another queue. @param from the queue in which it was */
    record ItemMoved(String item, String from, String to, String actor) implements RoutingEvent {}

    /** A person gave a waiting item to an agent. */
    record ItemAssigned(String item, String queue, String agent, String actor) implements RoutingEvent {}

    /** A queue is new, works differently, or is no more. @param before null: it is new. @param after null: it is gone */
    record QueueChanged(
            @Nullable QueueSettings before, @Nullable QueueSettings after, String actor) implements RoutingEvent {}

    /** A reason for breaks is new, changed or gone, as with queues. */
    record BreakChanged(
            @Nullable BreakReason before, @Nullable BreakReason after, String actor) implements RoutingEvent {}

    /** Something about queues, agents or items changed: at most four times a second, at least once. */
    record QueuesChanged(RoutingSnapshot snapshot) implements RoutingEvent {}
}
