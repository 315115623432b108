package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.firstline.routing.ItemNow.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of routing: one event into a state gives a new state and a list of decisions. No clock, no thread, no
 * I/O; the same events at the same instants give the same decisions. What happens to items is in {@link Items}, to agents
 * in {@link Agents}, what a queue does not keep in {@link Doors}; who gets whom is decided here.
 *
 * <p>Rules: an item goes by {@link Place#ORDER} across all queues that an agent serves, to the first in the order of its
 * queue's strategy of the free agents who are good enough. An agent has one item at a time. A missed item keeps its
 * place. What already happened wins over what was decided: an agent who answered is talking, even if her offer was just
 * taken back.
 */
final class Matcher {
    static final String SYSTEM = "system";

    /** After so many failed offers in a row an agent is not ready: her phone is broken. */
    static final int MOST_FAILURES = 3;

    /** After a failed offer an agent gets nothing for so long, so that a fault cannot spin. */
    static final Duration REST = Duration.ofSeconds(3);

    /** For so long an item waits for the agent that it was assigned to, and for nobody else. */
    static final Duration ASSIGNED = Duration.ofMinutes(5);

    /** Who gave up and comes back within this gets his place back. */
    static final Duration RESUME = Duration.ofMinutes(2);

    /** For so long a queue may be without people before it sends its items on. */
    static final Duration DESERTED = Duration.ofSeconds(10);

    final State state;
    final Instant now;
    final List<Decision> decisions = new ArrayList<>();

    /** Who may have become free, and what may have become someone's, since the last match. */
    final Set<Seat> freed = new LinkedHashSet<>();

    final Set<Place> filed = new LinkedHashSet<>();

    final Items items;
    final Agents agents;
    final Doors doors;

    private Matcher(State state, Instant now) {
        this.state = state;
        this.now = now;
        this.items = new Items(this);
        this.agents = new Agents(this);
        this.doors = new Doors(this);
    }

    /** Changes the state by what time ended until {@code at} and then by the event, and tells what follows. */
    static List<Decision> step(State state, Event event, Instant at) {
        if (at.isAfter(state.clock)) state.clock = at;
        var step = new Matcher(state, state.clock);
        while (step.isTimeUp()) step.timeIsUp(state.deadlines.first());
        step.match();
        step.apply(event);
        step.match();
        return step.decisions;
    }

    private boolean isTimeUp() {
        return !state.deadlines.isEmpty() && !state.deadlines.first().at().isAfter(now);
    }

    private void timeIsUp(Deadline deadline) {
        switch (deadline.whose()) {
            case Seat seat -> agents.timeIsUp(seat);
            case Place place -> items.timeIsUp(place);
            case Line line -> doors.timeIsUp(line);
            default -> throw new IllegalStateException("whose is " + deadline);
        }
    }

    private void apply(Event event) {
        switch (event) {
            case Event.QueueSaved(QueueSettings settings) -> doors.save(settings);
            case Event.QueueRetired(String name) -> doors.retire(name);
            case Event.BreakSaved(String reason, Duration longest) -> agents.saveBreak(reason, longest);
            case Event.AgentAdded added -> agents.add(added);
            case Event.AgentRemoved(String agent) -> agents.remove(agent);
            case Event.QueuesSet(String agent, List<Membership> serves, String actor) ->
                agents.setQueues(agent, serves, actor);
            case Event.SkillsSet(String agent, Needs skills, String actor) -> agents.setSkills(agent, skills, actor);
            case Event.Chose(String agent, Chosen chosen, String reason, String actor) ->
                agents.choose(agent, chosen, reason, Cause.CHOSEN, actor);
            case Event.Forced(String agent, Chosen chosen, String reason, String actor) ->
                agents.choose(agent, chosen, reason, Cause.FORCED, actor);
            case Event.Phone(String agent, boolean isThere) -> agents.phone(agent, isThere);
            case Event.Enqueued(WorkItem item) -> items.enqueue(item);
            case Event.Withdrawn(String item, String reason) -> items.withdraw(item, reason);
            case Event.Lost(String party, String queue, Instant queuedAt, Instant at) ->
                state.remember(party, queue, new State.Gone(queuedAt, at));
            case Event.Moved(String item, String queue, boolean keepWait, String actor) ->
                items.move(item, queue, keepWait, actor);
            case Event.Assigned(String item, String agent, String actor) -> items.assign(item, agent);
            case Event.Accepted(String item, String agent) -> items.accept(item, agent);
            case Event.HandedOver(String item, String agent, String actor) -> items.handOver(item, agent, actor);
            case Event.Engaged(String agent, String call, boolean called) -> agents.engage(agent, call, called);
            case Event.Released released -> items.release(released);
            case Event.Missed(String item, String agent, Miss why) -> items.miss(item, agent, why);
            case Event.Finished(String item) -> items.finish(item);
            case Event.WrapUpEnded(String agent, String actor) -> agents.endWrapUp(agent, actor);
            case Event.WrapUpExtended(String agent, Duration by, String actor) -> agents.extendWrapUp(agent, by, actor);
            case Event.TimePassed() -> {}
        }
    }

    /** Offers the first item to the first agent, as long as there are both; then lets more phones ring where they may. */
    private void match() {
        Place best;
        while ((best = first()) != null) {
            Seat seat = choose(best);
            if (seat == null) throw new IllegalStateException("nobody for " + best.item.id());
            offer(best, seat);
        }
        freed.clear();
        filed.clear();
        for (Place place : List.copyOf(state.ringing)) ringMore(place);
        doors.watch();
    }

    /** Of what came or may be served by who came: the one that goes first and for which somebody is free. */
    private @Nullable Place first() {
        Place best = null;
        for (Place place : filed)
            if (place.phase == Phase.WAITING
                    && (best == null || Place.ORDER.compare(place, best) < 0)
                    && choose(place) != null) best = place;
        for (Seat seat : freed) if (seat.isFree()) best = firstFor(seat, best);
        return best;
    }

    private @Nullable Place firstFor(Seat seat, @Nullable Place best) {
        if (!seat.held.isEmpty() && (best == null || Place.ORDER.compare(seat.held.first(), best) < 0))
            best = seat.held.first();
        for (Seat.Standing standing : seat.standing) best = standing.line().firstFor(seat, best);
        return best;
    }

    private @Nullable Seat choose(Place place) {
        Seat expected = items.holder(place);
        if (expected != null) return expected.isFree() ? expected : null;
        return state.line(place.item.queue()).choose(place, now, true);
    }

    private void ringMore(Place place) {
        Line line = state.line(place.item.queue());
        int most = line.settings.strategy().offers(Duration.between(place.ringingSince, now));
        while (place.offered.size() < most) {
            Seat seat = line.choose(place, now, false);
            if (seat == null) return;
            offer(place, seat);
        }
    }

    private void offer(Place place, Seat seat) {
        Line line = state.line(place.item.queue());
        if (place.phase == Phase.WAITING) items.startRinging(place, line);
        place.offered.add(seat);
        seat.place = place;
        seat.lastQueue = line.name();
        seat.activity = Activity.RESERVED;
        agents.setDeadline(seat, now.plus(line.settings.ring()));
        decisions.add(new Decision.Offer(place.item, seat.agent));
        agents.moved(seat, Cause.OFFERED, SYSTEM);
    }
}
