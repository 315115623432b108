package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.firstline.routing.ItemNow.Phase;
import org.jspecify.annotations.Nullable;

/** What happens to agents within one step of the {@link Matcher}. */
final class Agents {
    private static final Duration LONGEST_WRAP_UP = Duration.ofHours(1);

    private final Matcher step;
    private final State state;

    Agents(Matcher step) {
        this.step = step;
        this.state = step.state;
    }

    void add(Event.AgentAdded added) {
        Seat seat = state.seat(added.agent());
        if (seat == null) {
            seat = new Seat(added, state.phones.contains(added.agent()), state.next(), step.now);
            state.seats.put(added.agent(), seat);
            moved(seat, Cause.ADDED, Matcher.SYSTEM);
            return;
        }
        seat.leaving = false;
        seat.serves = added.serves();
        seat.skills = added.skills();
        moved(seat, Cause.QUEUES_SET, Matcher.SYSTEM);
    }

    void remove(String agent) {
        Seat seat = state.seat(agent);
        if (seat == null) return;
        seat.leaving = true;
        seat.chosen = Chosen.LOGGED_OUT;
        seat.reason = "";
        stopResting(seat);
        stopBreak(seat);
        handBack(seat, "not-ready");
        moved(seat, Cause.REMOVED, Matcher.SYSTEM);
    }

    void setQueues(String agent, List<Membership> serves, String actor) {
        Seat seat = state.seat(agent);
        if (seat == null) return;
        seat.serves = List.copyOf(serves);
        moved(seat, Cause.QUEUES_SET, actor);
    }

    void setSkills(String agent, Needs skills, String actor) {
        Seat seat = state.seat(agent);
        if (seat == null) return;
        seat.skills = skills;
        moved(seat, Cause.SKILLS_SET, actor);
    }

    void choose(String agent, Chosen chosen, String reason, Cause cause, String actor) {
        Seat seat = state.seat(agent);
        if (seat == null || seat.leaving) return;
        boolean isHurried = cause == Cause.FORCED && chosen == Chosen.READY && seat.activity == Activity.WRAP_UP;
        if (isHurried) freeAgain(seat);
        else if (seat.chosen == chosen && seat.reason.equals(reason)) return;
        if (seat.chosen == Chosen.LOGGED_OUT) seat.answered = 0;
        seat.chosen = chosen;
        seat.reason = reason;
        stopBreak(seat);
        if (chosen == Chosen.READY) {
            seat.failures = 0;
            seat.misses = 0;
            rankLast(seat);
        } else {
            stopResting(seat);
            handBack(seat, "not-ready");
        }
        moved(seat, cause, actor);
    }

    void phone(String agent, boolean isThere) {
        if (isThere ? !state.phones.add(agent) : !state.phones.remove(agent)) return;
        Seat seat = state.seat(agent);
        if (seat == null) return;
        seat.reachable = isThere;
        if (isThere) rankLast(seat);
        else handBack(seat, "unreachable");
        moved(seat, isThere ? Cause.PHONE_CAME : Cause.PHONE_WENT, Matcher.SYSTEM);
    }

    void endWrapUp(String agent, String actor) {
        Seat seat = state.seat(agent);
        if (seat == null || seat.activity != Activity.WRAP_UP) return;
        freeAgain(seat);
        moved(seat, Cause.WRAP_UP_ENDED, actor);
    }

    /** Longer by this, but not for more than an hour from now. */
    void extendWrapUp(String agent, Duration by, String actor) {
        Seat seat = state.seat(agent);
        if (seat == null || seat.activity != Activity.WRAP_UP || seat.deadline == null) return;
        Instant longer = seat.deadline.at().plus(by);
        Instant most = step.now.plus(LONGEST_WRAP_UP);
        setDeadline(seat, longer.isAfter(most) ? most : longer);
        moved(seat, Cause.WRAP_UP_EXTENDED, actor);
    }

    void saveBreak(String reason, Duration longest) {
        if (longest.isZero()) state.breaks.remove(reason);
        else state.breaks.put(reason, longest);
        for (Seat seat : List.copyOf(state.seats.values()))
            if (seat.breakSince != null && seat.reason.equals(reason)) moved(seat, Cause.CHOSEN, Matcher.SYSTEM);
    }

    void timeIsUp(Seat seat) {
        switch (seat.activity) {
            case RESERVED -> {
                Place place = seat.place;
                if (place == null || state.place(place.item.id()) != place)
                    throw new IllegalStateException(seat.agent + " is reserved for nothing");
                step.decisions.add(new Decision.TakeBack(place.item, seat.agent, Miss.NO_ANSWER.reason()));
                step.items.miss(place.item.id(), seat.agent, Miss.NO_ANSWER);
            }
            case WRAP_UP -> {
                freeAgain(seat);
                moved(seat, Cause.WRAP_UP_OVER, Matcher.SYSTEM);
            }
            case IDLE -> {
                if (seat.resting) {
                    stopResting(seat);
                    settle(seat);
                } else {
                    stopBreak(seat);
                    seat.chosen = Chosen.NOT_READY;
                    seat.reason = BreakReason.OVER;
                    moved(seat, Cause.BREAK_OVER, Matcher.SYSTEM);
                }
            }
            case TALKING -> throw new IllegalStateException(seat.agent + " has a deadline while talking");
        }
    }

    // ---- her and her item

    void talk(Seat seat, Place place, Cause cause, String actor) {
        clearDeadline(seat);
        seat.resting = false;
        seat.breakSince = null;
        seat.place = place;
        seat.lastQueue = place.item.queue();
        seat.served.put(seat.lastQueue, state.next());
        seat.failures = 0;
        seat.misses = 0;
        seat.answered++;
        seat.activity = Activity.TALKING;
        moved(seat, cause, actor);
    }

    /** Busy without an item; what rings for her goes to somebody else, and a wrap-up is cut off. */
    void engage(String agent, String call, boolean called) {
        Seat seat = state.seat(agent);
        if (seat == null || seat.activity == Activity.TALKING) return;
        handBack(seat, "busy");
        clearDeadline(seat);
        seat.resting = false;
        seat.breakSince = null;
        seat.engaged = call;
        seat.activity = Activity.TALKING;
        moved(seat, called ? Cause.CALLED : Cause.ENGAGED, agent);
    }

    /** @param queue whose wrap-up begins; null for none */
    void disengage(Seat seat, @Nullable String queue) {
        seat.engaged = null;
        if (queue != null) wrapUp(seat, queue, Cause.FINISHED, Matcher.SYSTEM);
        else {
            freeAgain(seat);
            moved(seat, Cause.FINISHED, Matcher.SYSTEM);
        }
    }

    void wrapUp(Seat seat, String queue, Cause cause, String actor) {
        Duration length = state.line(queue).settings.wrapUp();
        seat.place = null;
        seat.lastQueue = queue;
        if (length.isZero()) freeAgain(seat);
        else {
            seat.activity = Activity.WRAP_UP;
            setDeadline(seat, step.now.plus(length));
        }
        moved(seat, cause, actor);
    }

    /** What her missed offer does to her; {@link #moved} is still to be said. */
    void missed(Seat seat, QueueSettings queue, Miss why) {
        seat.place = null;
        seat.activity = Activity.IDLE;
        clearDeadline(seat);
        seat.served.put(queue.name(), state.next());
        rankLast(seat);
        boolean isEnough = switch (why) {
            case FAILED -> ++seat.failures >= Matcher.MOST_FAILURES;
            case NO_ANSWER, REJECTED -> ++seat.misses >= queue.misses();
            case UNREACHABLE -> true;
        };
        if (isEnough) {
            seat.failures = 0;
            seat.misses = 0;
            seat.chosen = Chosen.NOT_READY;
            seat.reason = why.reason();
        } else if (why == Miss.FAILED) {
            seat.resting = true;
            setDeadline(seat, step.now.plus(Matcher.REST));
        }
    }

    /** An offer ends without her doing; her rank among the free stays what it was. */
    void release(Seat seat, String reason) {
        Place place = seat.place;
        if (place != null) step.decisions.add(new Decision.TakeBack(place.item, seat.agent, reason));
        seat.place = null;
        seat.activity = Activity.IDLE;
        clearDeadline(seat);
    }

    /** What rings for her is somebody else's. */
    private void handBack(Seat seat, String reason) {
        Place offered = seat.activity == Activity.RESERVED ? seat.place : null;
        if (offered == null) return;
        release(seat, reason);
        offered.offered.remove(seat);
        if (offered.offered.isEmpty()) step.items.putBack(offered);
    }

    private void freeAgain(Seat seat) {
        seat.activity = Activity.IDLE;
        clearDeadline(seat);
        rankLast(seat);
    }

    private void rankLast(Seat seat) {
        leave(seat);
        seat.freeSince = step.now;
        seat.turn = state.next();
    }

    private void stopResting(Seat seat) {
        if (!seat.resting) return;
        seat.resting = false;
        clearDeadline(seat);
    }

    private void stopBreak(Seat seat) {
        if (seat.breakSince == null) return;
        seat.breakSince = null;
        clearDeadline(seat);
    }

    // ---- telling, and standing among the free

    /** Tells how the agent is now, and puts her among the free of her queues or takes her away. */
    void moved(Seat seat, Cause cause, String actor) {
        watchBreak(seat);
        AgentNow after = seat.now(step.now, state.breaks.get(seat.reason));
        if (!after.equals(seat.shown) || cause == Cause.ADDED) {
            step.decisions.add(new Decision.AgentMoved(seat.shown, after, cause, actor, step.now));
            seat.shown = after;
        }
        settle(seat);
        if (seat.leaving && seat.activity == Activity.IDLE) state.seats.remove(seat.agent);
        Set<Place> wishes = state.wishes.get(seat.agent);
        if (wishes == null) return;
        for (Place place : List.copyOf(wishes)) if (place.phase == Phase.WAITING) step.items.refile(place);
    }

    /** A break begins when she is not busy any more, and ends after its longest time. */
    private void watchBreak(Seat seat) {
        if (seat.chosen != Chosen.BREAK || seat.activity != Activity.IDLE) return;
        if (seat.breakSince == null) seat.breakSince = step.now;
        Duration longest = state.breaks.get(seat.reason);
        if (longest == null) clearDeadline(seat);
        else setDeadline(seat, seat.breakSince.plus(longest));
    }

    void settle(Seat seat) {
        leave(seat);
        if (!seat.isFree()) return;
        for (Membership one : seat.serves) {
            Line line = state.lines.get(one.queue());
            if (line == null) continue;
            var standing = new Seat.Standing(line, seat.candidate(one));
            line.free.put(standing.candidate(), seat);
            seat.standing.add(standing);
        }
        step.freed.add(seat);
    }

    private static void leave(Seat seat) {
        for (Seat.Standing standing : seat.standing) standing.line().free.remove(standing.candidate());
        seat.standing.clear();
    }

    void setDeadline(Seat seat, Instant at) {
        clearDeadline(seat);
        seat.deadline = Deadline.of(seat, at);
        state.deadlines.add(seat.deadline);
    }

    private void clearDeadline(Seat seat) {
        if (seat.deadline != null) state.deadlines.remove(seat.deadline);
        seat.deadline = null;
    }
}
