package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.firstline.routing.ItemNow.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of routing: one event into a state gives a new state and a list of decisions. No clock, no thread, no
 * I/O; the same events at the same instants give the same decisions.
 *
 * <p>Rules: an item goes by {@link Place#ORDER} across all queues that an agent serves; the queue's strategy picks
 * among the free. An agent has one item at a time. A missed item keeps its place. What already happened wins over what
 * was decided: an agent who answered is talking, even if her offer was just taken back.
 */
final class Matcher {
    static final String SYSTEM = "system";

    /** After so many failed offers in a row an agent is not ready: her phone is broken. */
    static final int MOST_FAILURES = 3;

    /** After a failed offer an agent gets nothing for so long, so that a fault cannot spin. */
    static final Duration REST = Duration.ofSeconds(3);

    private final State state;
    private final Instant now;
    private final List<Decision> decisions = new ArrayList<>();
    private final TreeSet<String> touched = new TreeSet<>();

    private Matcher(State state, Instant now) {
        this.state = state;
        this.now = now;
    }

    /** Changes the state by what time ended until {@code at} and then by the event, and tells what follows. */
    static List<Decision> step(State state, Event event, Instant at) {
        if (at.isAfter(state.clock)) state.clock = at;
        var step = new Matcher(state, state.clock);
        while (!state.deadlines.isEmpty() && !state.deadlines.first().at().isAfter(step.now)) {
            step.timeIsUp(state.deadlines.first().seat());
            step.match();
        }
        step.apply(event);
        step.match();
        return step.decisions;
    }

    private void apply(Event event) {
        switch (event) {
            case Event.QueueSaved(QueueSettings settings) -> save(settings);
            case Event.AgentAdded added -> add(added);
            case Event.AgentRemoved(String agent) -> remove(agent);
            case Event.Chose chose -> choose(chose);
            case Event.Phone(String agent, boolean isThere) -> phone(agent, isThere);
            case Event.Enqueued(WorkItem item) -> enqueue(item);
            case Event.Withdrawn(String item, String reason) -> withdraw(item, reason);
            case Event.Accepted(String item, String agent) -> accept(item, agent);
            case Event.Missed(String item, String agent, Miss why) -> miss(item, agent, why);
            case Event.Finished(String item) -> finish(item);
            case Event.WrapUpEnded(String agent, String actor) -> endWrapUp(agent, actor);
            case Event.TimePassed() -> {}
        }
    }

    // ---- matching

    /** Offers the first item of the touched queues to the first free agent, as long as there are both. */
    private void match() {
        while (true) {
            Line best = null;
            for (String queue : touched) {
                Line line = state.lines.get(queue);
                if (line == null || !line.canServe()) continue;
                if (best == null || Place.ORDER.compare(line.waiting.first(), best.waiting.first()) < 0) best = line;
            }
            if (best == null) break;
            Place place = best.waiting.first();
            offer(best, place, best.choose(place, now));
        }
        touched.clear();
    }

    private void offer(Line line, Place place, Seat seat) {
        line.waiting.remove(place);
        setPhase(place, Phase.OFFERED, seat);
        seat.place = place;
        seat.lastQueue = line.settings.name();
        seat.activity = Activity.RESERVED;
        setDeadline(seat, line.settings.ring());
        decisions.add(new Decision.Offer(place.item, seat.agent));
        moved(seat, Cause.OFFERED, SYSTEM);
    }

    // ---- items

    private void enqueue(WorkItem item) {
        if (state.places.containsKey(item.id())) return;
        state.line(item.queue());
        var place = new Place(item, state.next(), now);
        state.places.put(item.id(), place);
        decisions.add(new Decision.Entered(item));
        putBack(place);
    }

    private void withdraw(String id, String reason) {
        Place place = state.place(id);
        if (place == null) return;
        if (place.phase == Phase.TALKING) {
            finish(id);
            return;
        }
        Seat seat = place.seat;
        drop(place);
        decisions.add(new Decision.Left(place.item, reason, now));
        if (seat != null) {
            release(seat, reason);
            moved(seat, Cause.OFFER_WITHDRAWN, SYSTEM);
        }
    }

    private void accept(String id, String agent) {
        Place place = state.place(id);
        Seat seat = state.seat(agent);
        if (place == null || seat == null || place.phase == Phase.TALKING || seat.activity == Activity.TALKING) return;
        Seat other = place.seat;
        if (other != null && other != seat) {
            release(other, "accepted");
            moved(other, Cause.OFFER_WITHDRAWN, SYSTEM);
        }
        Place missed = seat.place;
        if (missed != null && missed != place) {
            decisions.add(new Decision.TakeBack(missed.item, agent, "busy"));
            putBack(missed);
        }
        state.line(place.item.queue()).waiting.remove(place);
        setPhase(place, Phase.TALKING, seat);
        clearDeadline(seat);
        seat.place = place;
        seat.lastQueue = place.item.queue();
        seat.failures = 0;
        seat.activity = Activity.TALKING;
        decisions.add(new Decision.Answered(place.item, agent, now));
        moved(seat, Cause.ACCEPTED, agent);
    }

    private void miss(String id, String agent, Miss why) {
        Place place = state.place(id);
        if (place == null || place.phase != Phase.OFFERED || place.seat == null || !place.seat.agent.equals(agent))
            return;
        Seat seat = place.seat;
        place.missedBy(agent, now.plus(state.line(place.item.queue()).settings.notAgain()));
        seat.place = null;
        seat.activity = Activity.IDLE;
        clearDeadline(seat);
        if (why == Miss.FAILED && ++seat.failures < MOST_FAILURES) setDeadline(seat, REST);
        else {
            seat.failures = 0;
            seat.chosen = Chosen.NOT_READY;
            seat.reason = why.reason();
        }
        putBack(place);
        moved(seat, Cause.MISSED, SYSTEM);
    }

    private void finish(String id) {
        Place place = state.place(id);
        if (place == null) return;
        if (place.phase != Phase.TALKING || place.seat == null) {
            withdraw(id, Routing.ABANDONED);
            return;
        }
        Seat seat = place.seat;
        drop(place);
        seat.place = null;
        Duration wrapUp = state.line(place.item.queue()).settings.wrapUp();
        if (wrapUp.isZero()) freeAgain(seat);
        else {
            seat.activity = Activity.WRAP_UP;
            setDeadline(seat, wrapUp);
        }
        moved(seat, Cause.FINISHED, SYSTEM);
    }

    private void putBack(Place place) {
        setPhase(place, Phase.WAITING, null);
        state.line(place.item.queue()).waiting.add(place);
        touched.add(place.item.queue());
    }

    private void drop(Place place) {
        state.places.remove(place.item.id());
        state.line(place.item.queue()).waiting.remove(place);
    }

    private void setPhase(Place place, Phase phase, @Nullable Seat seat) {
        place.phase = phase;
        place.seat = seat;
        place.since = now;
    }

    // ---- agents

    private void add(Event.AgentAdded added) {
        Seat seat = state.seat(added.agent());
        if (seat == null) {
            seat = new Seat(
                    added.agent(),
                    added.queues(),
                    added.chosen(),
                    added.reason(),
                    state.phones.contains(added.agent()),
                    state.next(),
                    now);
            state.seats.put(added.agent(), seat);
            moved(seat, Cause.ADDED, SYSTEM);
            return;
        }
        seat.leaving = false;
        seat.queues = added.queues();
        moved(seat, Cause.QUEUES_SET, SYSTEM);
    }

    private void remove(String agent) {
        Seat seat = state.seat(agent);
        if (seat == null) return;
        seat.leaving = true;
        seat.chosen = Chosen.LOGGED_OUT;
        seat.reason = "";
        Place offered = seat.activity == Activity.RESERVED ? seat.place : null;
        if (offered != null) {
            release(seat, "not-ready");
            putBack(offered);
        }
        moved(seat, Cause.REMOVED, SYSTEM);
    }

    private void choose(Event.Chose chose) {
        Seat seat = state.seat(chose.agent());
        if (seat == null || seat.leaving) return;
        if (seat.chosen == chose.chosen() && seat.reason.equals(chose.reason())) return;
        boolean comes = chose.chosen() == Chosen.READY;
        seat.chosen = chose.chosen();
        seat.reason = chose.reason();
        Place offered = seat.activity == Activity.RESERVED ? seat.place : null;
        if (comes) {
            seat.failures = 0;
            rankLast(seat);
        } else if (offered != null) {
            release(seat, "not-ready");
            putBack(offered);
        }
        moved(seat, Cause.CHOSEN, chose.actor());
    }

    private void phone(String agent, boolean isThere) {
        if (isThere ? !state.phones.add(agent) : !state.phones.remove(agent)) return;
        Seat seat = state.seat(agent);
        if (seat == null) return;
        seat.reachable = isThere;
        Place offered = seat.activity == Activity.RESERVED ? seat.place : null;
        if (isThere) rankLast(seat);
        else if (offered != null) {
            release(seat, "unreachable");
            putBack(offered);
        }
        moved(seat, isThere ? Cause.PHONE_CAME : Cause.PHONE_WENT, SYSTEM);
    }

    private void endWrapUp(String agent, String actor) {
        Seat seat = state.seat(agent);
        if (seat == null || seat.activity != Activity.WRAP_UP) return;
        freeAgain(seat);
        moved(seat, Cause.WRAP_UP_ENDED, actor);
    }

    private void timeIsUp(Seat seat) {
        switch (seat.activity) {
            case RESERVED -> {
                Place place = seat.place;
                if (place == null) throw new IllegalStateException(seat.agent + " is reserved for nothing");
                decisions.add(new Decision.TakeBack(place.item, seat.agent, Miss.NO_ANSWER.reason()));
                miss(place.item.id(), seat.agent, Miss.NO_ANSWER);
            }
            case WRAP_UP -> {
                freeAgain(seat);
                moved(seat, Cause.WRAP_UP_OVER, SYSTEM);
            }
            case IDLE -> {
                clearDeadline(seat);
                settle(seat);
            }
            case TALKING -> throw new IllegalStateException(seat.agent + " has a deadline while talking");
        }
    }

    /** An offer ends without her doing; her rank among the free stays what it was. */
    private void release(Seat seat, String reason) {
        Place place = seat.place;
        if (place != null) decisions.add(new Decision.TakeBack(place.item, seat.agent, reason));
        seat.place = null;
        seat.activity = Activity.IDLE;
        clearDeadline(seat);
    }

    private void freeAgain(Seat seat) {
        seat.activity = Activity.IDLE;
        clearDeadline(seat);
        rankLast(seat);
    }

    private void rankLast(Seat seat) {
        leave(seat);
        seat.candidate = new Strategy.Candidate(seat.agent, now, state.next());
    }

    /** Tells how the agent is now, and puts her among the free of her queues or takes her away. */
    private void moved(Seat seat, Cause cause, String actor) {
        AgentNow after = seat.now(now);
        if (!after.equals(seat.shown) || cause == Cause.ADDED) {
            decisions.add(new Decision.AgentMoved(seat.shown, after, cause, actor, now));
            seat.shown = after;
        }
        settle(seat);
        if (seat.leaving && seat.activity == Activity.IDLE) state.seats.remove(seat.agent);
    }

    private void settle(Seat seat) {
        leave(seat);
        if (!seat.isFree()) return;
        for (String queue : seat.queues) {
            Line line = state.lines.get(queue);
            if (line == null) continue;
            line.free.put(seat.candidate, seat);
            seat.standing.add(line);
            touched.add(queue);
        }
    }

    private static void leave(Seat seat) {
        for (Line line : seat.standing) line.free.remove(seat.candidate);
        seat.standing.clear();
    }

    private void setDeadline(Seat seat, Duration wait) {
        clearDeadline(seat);
        seat.deadline = new Deadline(now.plus(wait), state.next(), seat);
        state.deadlines.add(seat.deadline);
    }

    private void clearDeadline(Seat seat) {
        if (seat.deadline != null) state.deadlines.remove(seat.deadline);
        seat.deadline = null;
    }

    // ---- queues

    private void save(QueueSettings settings) {
        Line line = state.lines.get(settings.name());
        if (line != null) {
            line.resettle(settings);
            return;
        }
        state.lines.put(settings.name(), new Line(settings));
        for (Seat seat : state.seats.values()) if (seat.queues.contains(settings.name())) settle(seat);
    }
}
