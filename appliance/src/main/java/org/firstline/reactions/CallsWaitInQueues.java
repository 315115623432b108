package org.firstline.reactions;

import java.time.Instant;
import org.firstline.base.Bus;
import org.firstline.base.Refused;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.calls.Miss;
import org.firstline.calls.Outcome;
import org.firstline.calls.Target;
import org.firstline.flows.Wish;
import org.firstline.routing.Needs;
import org.firstline.routing.Routing;
import org.firstline.routing.WorkItem;

/** When a caller waits, talks or is gone, routing knows. */
record CallsWaitInQueues(Routing routing, CallersAreWeighed callers) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(JOINS, CallEvent.class, this::hear);
    }

    private void hear(CallEvent event) {
        switch (event) {
            case CallEvent.Queued(Call call, Wish wish, Instant at) -> {
                if (call.queue() != null && call.queuedAt() != null)
                    enqueue(call, call.queue(), call.queuedAt(), at, wish);
            }
            case CallEvent.Answered(Call call) -> {
                if (call.queuedAt() != null && call.agent() != null) routing.accepted(call.id(), call.agent());
            }
            case CallEvent.OfferMissed(Call call, String agent, Miss why) ->
                routing.missed(call.id(), agent, translated(why));
            case CallEvent.Ended(Call call) -> {
                if (call.agent() != null)
                    routing.released(call.agent(), call.id(), call.queue(), call.answeredAt() != null);
                if (call.queuedAt() == null) return;
                if (call.answeredAt() == null) routing.withdraw(call.id(), "caller-gone");
                else routing.finished(call.id());
            }
            case CallEvent.Arrived ignored -> {}
            case CallEvent.CallerKnown ignored -> {}
            case CallEvent.OfferRinging ignored -> {}
            case CallEvent.Recorded(Call call) -> lost(call);
            case CallEvent.Changed ignored -> {}
            case CallEvent.TrunkChanged ignored -> {}
            case CallEvent.PhonePresence ignored -> {}
            case CallEvent.PhoneCode ignored -> {}
            case CallEvent.PickUp ignored -> {}
            case CallEvent.Control control -> hear(control);
        }
    }

    /** An agent who is busy with a call that nobody offered her is offered no other; who talked in it wraps up. */
    private void hear(CallEvent.Control event) {
        switch (event) {
            case CallEvent.Engaged(Call call, String agent) ->
                routing.engaged(agent, call.id(), call.direction() == Call.Way.OUT && agent.equals(call.caller()));
            case CallEvent.Released(Call call, String agent, boolean talked) ->
                routing.released(agent, call.id(), call.queue(), talked);
            case CallEvent.Redirected(Call call, Target ignored, String actor) ->
                routing.withdraw(call.id(), Routing.OVERFLOW + ":redirected");
            case CallEvent.TalkChanged ignored -> {}
            case CallEvent.HeldLong ignored -> {}
            case CallEvent.NotReached ignored -> {}
            case CallEvent.Limited ignored -> {}
            case CallEvent.Watched ignored -> {}
        }
    }

    private void enqueue(Call call, String queue, Instant since, Instant at, Wish wish) {
        Urgency urgency = callers.of(call);
        int priority = Math.min(WorkItem.HIGHEST, wish.priority() + urgency.priority());
        routing.enqueue(new WorkItem(call.id(), queue, priority, since)
                .needing(skills(wish))
                .preferring(urgency.lastAgent())
                .from(call.outside())
                .coming(at));
    }

    /** A skill that no queue could know is not asked for: a slip in a flow must not lose a caller. */
    private static Needs skills(Wish wish) {
        try {
            return new Needs(wish.needs());
        } catch (Refused unknown) {
            return Needs.NONE;
        }
    }

    /** Who waited when the box died gets his place back if he calls again at once. */
    private void lost(Call call) {
        boolean waited = call.outcome() == Outcome.LOST && call.answeredAt() == null;
        if (waited && call.queue() != null && call.queuedAt() != null && call.endedAt() != null)
            routing.lost(call.caller(), call.queue(), call.queuedAt(), call.endedAt());
    }

    static org.firstline.routing.Miss translated(Miss why) {
        return switch (why) {
            case NO_ANSWER -> org.firstline.routing.Miss.NO_ANSWER;
            case BUSY, DECLINED -> org.firstline.routing.Miss.REJECTED;
            case UNREACHABLE -> org.firstline.routing.Miss.UNREACHABLE;
            case FAILED -> org.firstline.routing.Miss.FAILED;
        };
    }
}
