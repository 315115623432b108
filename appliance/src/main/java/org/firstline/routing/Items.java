package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.firstline.routing.ItemNow.Phase;
import org.jspecify.annotations.Nullable;

/** What happens to items within one step of the {@link Matcher}. */
final class Items {
    private final Matcher step;
    private final State state;

    Items(Matcher step) {
        this.step = step;
        this.state = step.state;
    }

    void enqueue(WorkItem item) {
        if (state.places.containsKey(item.id())) return;
        state.line(item.queue());
        var place = new Place(item, state.next(), step.now);
        State.Gone gone = item.party().isEmpty() ? null : state.gone.remove(item.queue() + " " + item.party());
        if (gone != null
                && gone.waitedSince().isBefore(item.queuedAt())
                && !step.now.isAfter(gone.at().plus(Matcher.RESUME))) place.waitsSince = gone.waitedSince();
        state.places.put(item.id(), place);
        step.doors.enter(place);
    }

    void withdraw(String id, String reason) {
        Place place = state.place(id);
        if (place == null) return;
        if (place.phase == Phase.TALKING) {
            finish(id);
            return;
        }
        if (!Routing.isOverflow(reason))
            state.remember(place.item.party(), place.item.queue(), new State.Gone(place.waitsSince, step.now));
        takeOut(place, reason);
        drop(place);
    }

    /** Out of its queue, unanswered. */
    void takeOut(Place place, String reason) {
        step.decisions.add(new Decision.Left(place.item, reason, place.enteredAt, step.now));
        unfile(place);
        state.line(place.item.queue()).queued.remove(place);
        stopRinging(place, null, reason);
    }

    void drop(Place place) {
        state.places.remove(place.item.id());
        wish(place, null, Instant.MIN);
    }

    void move(String id, String queue, boolean keepWait, String actor) {
        Place place = state.place(id);
        if (place == null || !state.lines.containsKey(queue)) return;
        String from = place.item.queue();
        if (place.phase == Phase.TALKING) {
            Seat seat = place.talking;
            place.talking = null;
            if (seat != null) step.agents.wrapUp(seat, from, Cause.TRANSFERRED, actor);
        } else {
            if (queue.equals(from)) return;
            takeOut(place, Routing.OVERFLOW + ":" + Routing.MOVED);
        }
        place.isForced = false;
        wish(place, null, Instant.MIN);
        boolean isAnew = !keepWait || place.phase == Phase.TALKING;
        place.item = place.item
                .in(queue, keepWait ? place.item.queuedAt() : step.now)
                .coming(isAnew ? step.now : place.item.cameAt())
                .preferring(null);
        if (!keepWait) place.waitsSince = step.now;
        place.enteredAt = step.now;
        step.decisions.add(new Decision.Overflowed(place.item, from, Routing.MOVED, new Overflow.ToQueue(queue)));
        step.doors.takeIn(place);
    }

    void assign(String id, String agent) {
        Place place = state.place(id);
        Seat seat = state.seat(agent);
        if (place == null || place.phase == Phase.TALKING || seat == null || !seat.isExpected()) return;
        if (place.offered.contains(seat)) return;
        unfile(place);
        Line line = state.line(place.item.queue());
        line.queued.remove(place);
        stopRinging(place, null, "assigned");
        place.isForced = true;
        wish(place, agent, step.now.plus(Matcher.ASSIGNED));
        line.queued.add(place);
        putBack(place);
    }

    void accept(String id, String agent) {
        Place place = state.place(id);
        Seat seat = state.seat(agent);
        if (place == null || seat == null || place.phase == Phase.TALKING || seat.activity == Activity.TALKING) return;
        answer(place, seat, Cause.ACCEPTED, agent);
    }

    /** A transfer from agent to agent: the first wraps up, the other talks. */
    void handOver(String id, String agent, String actor) {
        Place place = state.place(id);
        Seat seat = state.seat(agent);
        if (place == null || seat == null || seat == place.talking || seat.activity == Activity.TALKING) return;
        Seat first = place.talking;
        if (first == null) {
            answer(place, seat, Cause.TRANSFERRED, actor);
            return;
        }
        place.talking = null;
        step.agents.wrapUp(first, place.item.queue(), Cause.TRANSFERRED, actor);
        talk(place, seat, Cause.TRANSFERRED, actor);
    }

    private void answer(Place place, Seat seat, Cause cause, String actor) {
        step.decisions.add(new Decision.Answered(place.item, seat.agent, place.enteredAt, step.now));
        unfile(place);
        state.line(place.item.queue()).queued.remove(place);
        stopRinging(place, seat, "accepted");
        wish(place, null, Instant.MIN);
        talk(place, seat, cause, actor);
    }

    private void talk(Place place, Seat seat, Cause cause, String actor) {
        Place other = seat.place;
        if (other != null && other != place) {
            step.decisions.add(new Decision.TakeBack(other.item, seat.agent, "busy"));
            other.offered.remove(seat);
            if (other.offered.isEmpty()) putBack(other);
        }
        setPhase(place, Phase.TALKING);
        place.talking = seat;
        step.agents.talk(seat, place, cause, actor);
    }

    void miss(String id, String agent, Miss why) {
        Place place = state.place(id);
        Seat seat = state.seat(agent);
        if (place == null || seat == null || !place.offered.remove(seat)) return;
        QueueSettings settings = state.line(place.item.queue()).settings;
        String wished = place.wished;
        place.missedBy(agent, step.now.plus(settings.notAgain()));
        if (wished != null && place.wished == null) unwish(place, wished);
        step.agents.missed(seat, settings, why);
        if (place.offered.isEmpty()) putBack(place);
        step.agents.moved(seat, Cause.MISSED, Matcher.SYSTEM);
    }

    void finish(String id) {
        Place place = state.place(id);
        if (place == null) return;
        if (place.phase != Phase.TALKING || place.talking == null) {
            withdraw(id, Routing.ABANDONED);
            return;
        }
        drop(place);
        step.agents.wrapUp(place.talking, place.item.queue(), Cause.FINISHED, Matcher.SYSTEM);
    }

    /** She is out of the call, which goes on elsewhere, in another queue or with others: no item of hers any more. */
    void release(Event.Released released) {
        Seat seat = state.seat(released.agent());
        if (seat == null) return;
        boolean wraps = released.talked() && released.queue() != null && state.lines.containsKey(released.queue());
        Place place = seat.place;
        if (released.call().equals(seat.engaged)) {
            step.agents.disengage(seat, wraps ? released.queue() : null);
        } else if (place != null && place.talking == seat && place.item.id().equals(released.call())) {
            drop(place);
            step.agents.wrapUp(seat, place.item.queue(), Cause.TRANSFERRED, Matcher.SYSTEM);
        }
    }

    /** Takes the offers back, but for this agent's. */
    private void stopRinging(Place place, @Nullable Seat but, String reason) {
        state.ringing.remove(place);
        for (Seat seat : List.copyOf(place.offered)) {
            if (seat == but) continue;
            step.agents.release(seat, reason);
            step.agents.moved(seat, Cause.OFFER_WITHDRAWN, Matcher.SYSTEM);
        }
        place.offered.clear();
    }

    // ---- where a waiting item stands

    void timeIsUp(Place place) {
        if (place.phase == Phase.WAITING) file(place);
        else schedule(place);
    }

    /** Waits again, in its old place. */
    void putBack(Place place) {
        state.ringing.remove(place);
        setPhase(place, Phase.WAITING);
        file(place);
    }

    /** Files a waiting item with those for whom the same is enough, or with whom it waits for; or sends it on. */
    void file(Place place) {
        unfile(place);
        Line line = state.line(place.item.queue());
        if (step.doors.isTooLong(place, line)) {
            step.doors.sendOn(place, "max-wait", line.settings.limits().whenTooLong());
            return;
        }
        schedule(place);
        stand(place, line);
    }

    /** The agent whom it has in mind changed: it may wait for her, or for anybody. */
    void refile(Place place) {
        if (place.pool != null) place.pool.remove(place);
        stand(place, state.line(place.item.queue()));
    }

    private void stand(Place place, Line line) {
        Seat holder = holder(place);
        if (holder == null) line.file(place, place.needsNow(line.settings.order(), step.now));
        else {
            place.pool = holder.held;
            holder.held.add(place);
        }
        step.filed.add(place);
    }

    void unfile(Place place) {
        if (place.pool != null) place.pool.remove(place);
        place.pool = null;
        step.filed.remove(place);
        if (place.deadline != null) state.deadlines.remove(place.deadline);
        place.deadline = null;
    }

    private void schedule(Place place) {
        if (place.deadline != null) state.deadlines.remove(place.deadline);
        Instant next = place.nextChange(state.line(place.item.queue()).settings, step.now);
        place.deadline = next.equals(Instant.MAX) ? null : Deadline.of(place, next);
        if (place.deadline != null) state.deadlines.add(place.deadline);
    }

    /** The agent for whom alone it waits; null when anybody will do. */
    @Nullable
    Seat holder(Place place) {
        if (place.wished == null || !step.now.isBefore(place.wishedUntil)) return null;
        Seat seat = state.seat(place.wished);
        if (seat == null || !seat.isExpected()) return null;
        if (place.isForced) return seat;
        QueueOrder order = state.line(place.item.queue()).settings.order();
        boolean isFit = seat.serves(place.item.queue())
                && place.needsNow(order, step.now).areMetBy(seat.skills);
        return isFit ? seat : null;
    }

    void wish(Place place, @Nullable String agent, Instant until) {
        if (place.wished != null) unwish(place, place.wished);
        place.wished = agent;
        place.wishedUntil = until;
        if (agent != null)
            state.wishes.computeIfAbsent(agent, a -> new LinkedHashSet<>()).add(place);
    }

    private void unwish(Place place, String agent) {
        Set<Place> wishes = state.wishes.get(agent);
        if (wishes == null) return;
        wishes.remove(place);
        if (wishes.isEmpty()) state.wishes.remove(agent);
    }

    void startRinging(Place place, Line line) {
        unfile(place);
        setPhase(place, Phase.OFFERED);
        place.ringingSince = step.now;
        schedule(place);
        boolean alone = holder(place) != null;
        if (!alone && line.settings.strategy().offers(Duration.ofHours(1)) > 1) state.ringing.add(place);
    }

    private void setPhase(Place place, Phase phase) {
        place.phase = phase;
        place.since = step.now;
    }
}
