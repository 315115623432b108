package org.firstline.routing;

import java.util.List;
import java.util.Set;
import org.firstline.routing.ItemNow.Phase;
import org.jspecify.annotations.Nullable;

/** What a queue takes in, does not take in, and does not keep, within one step of the {@link Matcher}. */
final class Doors {
    private static final String CLOSED = "closed";

    private final Matcher step;
    private final State state;

    Doors(Matcher step) {
        this.step = step;
        this.state = step.state;
    }

    /** Into the queue, or on to where that sends it. Who comes when it is closed does not count as offered. */
    void enter(Place place) {
        Line line = state.line(place.item.queue());
        String refusal = refusal(place, line);
        Overflow target = refusal == null ? null : target(refusal, line.settings);
        if (refusal == null || target == null || !leadsSomewhere(target)) {
            takeIn(place);
            return;
        }
        if (!refusal.equals(CLOSED)) {
            step.decisions.add(new Decision.Entered(place.item, place.enteredAt));
            step.decisions.add(
                    new Decision.Left(place.item, Routing.OVERFLOW + ":" + refusal, place.enteredAt, step.now));
        }
        go(place, refusal, target);
    }

    void takeIn(Place place) {
        Line line = state.line(place.item.queue());
        step.decisions.add(new Decision.Entered(place.item, place.enteredAt));
        rank(place, line.settings.order());
        String preferred = place.item.preferred();
        if (preferred != null && !place.isForced)
            step.items.wish(
                    place, preferred, place.enteredAt.plus(line.settings.order().preferredWait()));
        line.queued.add(place);
        line.tidy();
        step.items.putBack(place);
    }

    private static void rank(Place place, QueueOrder order) {
        place.rank = place.waitsSince.minus(order.headStart(place.item.priority()));
        place.needs = place.item.needs().and(order.needs());
    }

    private @Nullable String refusal(Place place, Line line) {
        QueueSettings settings = line.settings;
        QueueLimits limits = settings.limits();
        if (place.sentOnFrom.contains(line.name())) return null;
        if (!settings.hours().isOpen(step.now, state.zone)) return CLOSED;
        if (!place.item.onLine()) return null;
        if (!limits.joinWith().isEmpty() && !hasSomebody(line, limits.joinWith())) return "join-empty";
        if (limits.maxLength() > 0 && onLine(line) >= limits.maxLength()) return "full";
        return null;
    }

    private static long onLine(Line line) {
        return line.queued.stream().filter(place -> place.item.onLine()).count();
    }

    private static Overflow target(String refusal, QueueSettings settings) {
        return switch (refusal) {
            case CLOSED -> settings.whenClosed();
            case "full" -> settings.limits().whenFull();
            default -> settings.limits().whenEmpty();
        };
    }

    /** To a queue that is not there nothing is sent: it stays where it is. */
    private boolean leadsSomewhere(Overflow target) {
        return !(target instanceof Overflow.ToQueue(String name)) || state.lines.containsKey(name);
    }

    boolean isTooLong(Place place, Line line) {
        var most = line.settings.limits().maxWait();
        return !most.isZero()
                && place.item.onLine()
                && !place.sentOnFrom.contains(line.name())
                && !step.now.isBefore(place.enteredAt.plus(most));
    }

    /** Sends a waiting item out of its queue; one that can go nowhere stays. */
    void sendOn(Place place, String reason, Overflow target) {
        if (!leadsSomewhere(target)) {
            place.sentOnFrom.add(place.item.queue());
            step.items.file(place);
            return;
        }
        step.items.takeOut(place, Routing.OVERFLOW + ":" + reason);
        go(place, reason, target);
    }

    private void go(Place place, String reason, Overflow target) {
        String from = place.item.queue();
        step.decisions.add(new Decision.Overflowed(place.item, from, reason, target));
        if (target instanceof Overflow.ToQueue(String name)) {
            place.sentOnFrom.add(from);
            place.item = place.item.in(name, place.item.queuedAt());
            place.enteredAt = step.now;
            enter(place);
        } else step.items.drop(place);
    }

    /** Begins or ends the patience of queues that nobody is there for. */
    void watch() {
        for (Line line : state.lines.values()) {
            Set<Presence> stayWith = line.settings.limits().stayWith();
            boolean isDeserted = !stayWith.isEmpty() && !line.queued.isEmpty() && !hasSomebody(line, stayWith);
            if (isDeserted == (line.deadline != null)) continue;
            if (line.deadline != null) state.deadlines.remove(line.deadline);
            line.deadline = isDeserted ? Deadline.of(line, step.now.plus(Matcher.DESERTED)) : null;
            if (line.deadline != null) state.deadlines.add(line.deadline);
        }
    }

    void timeIsUp(Line line) {
        if (line.deadline != null) state.deadlines.remove(line.deadline);
        line.deadline = null;
        // somebody may have come at this very moment
        if (hasSomebody(line, line.settings.limits().stayWith())) return;
        for (Place place : List.copyOf(line.queued))
            if (place.phase == Phase.WAITING && place.item.onLine() && !place.sentOnFrom.contains(line.name()))
                sendOn(place, "leave-empty", line.settings.limits().whenEmpty());
    }

    private boolean hasSomebody(Line line, Set<Presence> in) {
        for (Seat seat : state.seats.values())
            if (seat.serves(line.name()) && in.contains(Presence.of(seat.activity, seat.chosen, seat.reachable)))
                return true;
        return false;
    }

    /** The queue goes, unless something is in it. */
    void retire(String name) {
        Line line = state.lines.get(name);
        if (line == null || !line.queued.isEmpty()) return;
        if (state.places.values().stream().anyMatch(place -> place.item.queue().equals(name))) return;
        if (line.deadline != null) state.deadlines.remove(line.deadline);
        state.lines.remove(name);
        for (Seat seat : state.seats.values())
            seat.standing.removeIf(standing -> standing.line().equals(line));
    }

    void save(QueueSettings settings) {
        Line line = state.lines.get(settings.name());
        if (line == null) {
            state.lines.put(settings.name(), new Line(settings));
            for (Seat seat : state.seats.values()) if (seat.serves(settings.name())) step.agents.settle(seat);
            return;
        }
        line.resettle(settings);
        var places = List.copyOf(line.queued);
        line.queued.clear();
        for (Place place : places) {
            boolean rings = state.ringing.remove(place);
            step.items.unfile(place);
            rank(place, settings.order());
            line.queued.add(place);
            if (rings) state.ringing.add(place);
        }
        places.forEach(step.items::timeIsUp);
        step.freed.addAll(line.free.values());
    }
}
