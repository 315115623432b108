package org.firstline.routing;

import static org.firstline.routing.Traces.check;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstline.routing.ItemNow.Phase;

/**
 * The invariants of a contact centre as far as the matcher answers for them: I1 conservation, I2 no double offer, I3 work
 * conservation, I4 order, I5 no starvation, I6 fairness, I7 legal states without gaps, I8 misses, I9 wrap-up. Looks at
 * the state from outside, by its own search of everybody against everything.
 */
final class Invariants implements Traces.Property {
    private static final Map<Activity, Set<Activity>> LEGAL = new EnumMap<>(Map.of(
            Activity.IDLE, Set.of(Activity.IDLE, Activity.RESERVED, Activity.TALKING),
            Activity.RESERVED, Set.of(Activity.RESERVED, Activity.IDLE, Activity.TALKING),
            Activity.TALKING, Set.of(Activity.TALKING, Activity.WRAP_UP, Activity.IDLE),
            Activity.WRAP_UP, Set.of(Activity.WRAP_UP, Activity.IDLE, Activity.TALKING)));

    private int offered;
    private int answered;
    private int abandoned;
    private int overflowed;
    private final Map<String, String> inQueue = new HashMap<>();
    private final Map<String, AgentNow> last = new HashMap<>();
    private final Map<String, Instant> added = new HashMap<>();
    private final Map<String, Duration> sums = new HashMap<>();
    private Set<String> waitedBefore = Set.of();
    private Instant due = Instant.MAX;

    @Override
    public void after(Timed timed, List<Decision> decisions, State state) {
        for (Decision decision : decisions)
            switch (decision) {
                case Decision.Entered(WorkItem item, Instant at) -> {
                    offered++;
                    check(inQueue.put(item.id(), item.queue()) == null, "I1 in two queues", item);
                }
                case Decision.Answered(WorkItem item, String agent, Instant since, Instant at) -> {
                    answered++;
                    check(item.queue().equals(inQueue.remove(item.id())), "I1 answered from nowhere", item);
                }
                case Decision.Left(WorkItem item, String reason, Instant since, Instant at) -> {
                    if (Routing.isOverflow(reason)) overflowed++;
                    else abandoned++;
                    check(item.queue().equals(inQueue.remove(item.id())), "I1 left from nowhere", item);
                    check(!since.isAfter(at), "I1 left before it came", item, since, at);
                }
                case Decision.AgentMoved moved -> moved(moved, state);
                case Decision.Offer offer -> {
                    // where time and an event did something in one step, an offer of the first was made to what is no
                    // more
                    boolean isOneThing = due.isAfter(timed.at()) || timed.event() instanceof Event.TimePassed;
                    if (isOneThing) offered(offer, decisions, state);
                }
                default -> {}
            }
        conserved(state);
        workIsConserved(state);
        for (Seat seat : state.seats.values()) {
            check(
                    sums.get(seat.agent)
                            .plus(Duration.between(seat.shown.since(), state.clock))
                            .equals(Duration.between(added.get(seat.agent), state.clock)),
                    "I7 states last as long as she was there",
                    seat.shown);
        }
        var waiting = new HashSet<String>();
        for (Place place : state.places.values()) if (place.phase == Phase.WAITING) waiting.add(place.item.id());
        waitedBefore = waiting;
        due = state.nextDeadline().orElse(Instant.MAX);
    }

    private void conserved(State state) {
        int queued = 0;
        for (Place place : state.places.values()) {
            if (place.phase != Phase.TALKING) queued++;
            check((place.talking != null) == (place.phase == Phase.TALKING), "I2 talking", place.item);
            check(place.offered.isEmpty() == (place.phase != Phase.OFFERED), "I2 offered", place.item);
            for (Seat seat : place.offered)
                check(seat.place == place && seat.activity == Activity.RESERVED, "I2 rings", seat.agent, place.item);
            if (place.talking != null)
                check(
                        place.talking.place == place && place.talking.activity == Activity.TALKING,
                        "I2 talks",
                        place.item);
            int most = state.line(place.item.queue())
                    .settings
                    .strategy()
                    .offers(Duration.between(place.offered.isEmpty() ? state.clock : place.ringingSince, state.clock));
            if (place.offered.size() > 1)
                check(place.offered.size() <= Math.max(most, 20), "I2 too many ring", place.item);
        }
        check(offered == answered + abandoned + overflowed + inQueue.size(), "I1 sum", offered, answered, abandoned);
        check(queued == inQueue.size(), "I1 in the queue", queued, inQueue);
        for (Seat seat : state.seats.values()) {
            boolean busy = seat.activity == Activity.RESERVED || seat.activity == Activity.TALKING;
            check((seat.place != null || seat.engaged != null) == busy, "I2 busy", seat.shown);
            check(seat.place == null || seat.engaged == null, "I2 busy twice", seat.shown);
            if (seat.place != null && seat.activity == Activity.RESERVED)
                check(seat.place.offered.contains(seat), "I2 reserved", seat.shown);
        }
        for (Deadline deadline : state.deadlines)
            check(
                    switch (deadline.whose()) {
                        case Seat seat -> state.seats.get(seat.agent) == seat && seat.deadline == deadline;
                        case Place place -> state.places.get(place.item.id()) == place && place.deadline == deadline;
                        default -> true;
                    },
                    "I10 a deadline of nobody",
                    deadline);
    }

    /** I3, and that the sets in which things stand are those that a search finds. */
    private void workIsConserved(State state) {
        for (Place place : state.places.values()) {
            if (place.phase != Phase.WAITING) continue;
            for (Seat seat : state.seats.values())
                check(!seat.isFree() || !isFor(place, seat, state), "I3 free while one waits", seat.shown, place.item);
        }
    }

    static boolean isFor(Place place, Seat seat, State state) {
        QueueOrder order = state.line(place.item.queue()).settings.order();
        boolean isFit = seat.serves(place.item.queue())
                && place.needsNow(order, state.clock).areMetBy(seat.skills);
        Seat wished =
                place.wished == null || !state.clock.isBefore(place.wishedUntil) ? null : state.seats.get(place.wished);
        if (wished == null || !wished.isExpected()) return isFit;
        if (place.isForced) return wished == seat;
        boolean isHeld = wished.serves(place.item.queue())
                && place.needsNow(order, state.clock).areMetBy(wished.skills);
        return isHeld ? wished == seat : isFit;
    }

    /** I4 to I6: who waits on has no older right to this agent, and she is the first of those who could have been asked. */
    private void offered(Decision.Offer offer, List<Decision> decisions, State state) {
        Place place = state.place(offer.item().id());
        Seat seat = state.seat(offer.agent());
        if (place == null || seat == null || !place.offered.contains(seat)) return;
        check(seat.chosen == Chosen.READY && seat.reachable, "I9 offered to one who is not ready", seat.shown);
        boolean more = place.offered.size() > 1;
        for (Place other : state.places.values()) {
            if (more || other.phase != Phase.WAITING || !waitedBefore.contains(other.item.id())) continue;
            if (!isFor(other, seat, state)) continue;
            check(Place.ORDER.compare(place, other) < 0, "I4 order", place.item, other.item);
            if (!place.isForced && place.item.queue().equals(other.item.queue()))
                check(
                        !place.waitsSince.isAfter(
                                other.waitsSince.plus(headStart(state, place).minus(headStart(state, other)))),
                        "I5 overtaken for longer than priority is worth",
                        place.item,
                        other.item);
        }
        if (place.wished != null || offers(decisions) > 1) return;
        boolean isAvoided = place.avoids(seat.agent, state.clock);
        var strategy = state.line(place.item.queue()).settings.strategy();
        for (Seat other : state.seats.values()) {
            if (other == seat || !other.isFree() || !isFor(place, other, state)) continue;
            boolean otherAvoided = place.avoids(other.agent, state.clock);
            check(!isAvoided || otherAvoided, "I8 again", place.item, seat.agent, other.agent);
            if (isAvoided == otherAvoided)
                check(
                        strategy.order().compare(candidate(seat, place), candidate(other, place)) < 0,
                        "I6 first in the strategy's order",
                        place.item,
                        seat.agent,
                        other.agent);
        }
    }

    private static long offers(List<Decision> decisions) {
        return decisions.stream().filter(d -> d instanceof Decision.Offer).count();
    }

    private static Strategy.Candidate candidate(Seat seat, Place place) {
        return seat.candidate(seat.membership(place.item.queue()));
    }

    private static Duration headStart(State state, Place place) {
        return state.line(place.item.queue()).settings.order().headStart(place.item.priority());
    }

    private void moved(Decision.AgentMoved moved, State state) {
        String agent = moved.after().agent();
        Instant at = moved.at();
        check(at.equals(state.clock) && !moved.actor().isBlank(), "I7 instant and actor", moved);
        if (moved.cause() == Cause.ADDED) {
            added.put(agent, at);
            sums.put(agent, Duration.ZERO);
        } else {
            check(moved.before().equals(last.get(agent)), "I7 unbroken", moved, last.get(agent));
            check(LEGAL.get(moved.before().activity()).contains(moved.after().activity()), "I7 legal", moved);
            if (!moved.after().since().equals(moved.before().since()))
                sums.merge(agent, Duration.between(moved.before().since(), at), Duration::plus);
        }
        if (moved.after().activity() == Activity.RESERVED && moved.before().activity() != Activity.RESERVED)
            check(moved.before().activity() == Activity.IDLE, "I9 offered in wrap-up or talk", moved);
        if (moved.cause() == Cause.MISSED && !moved.after().reason().isEmpty())
            check(moved.after().chosen() == Chosen.NOT_READY, "I8 not ready", moved);
        last.put(agent, moved.after());
    }
}
