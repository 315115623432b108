package org.firstline.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.firstline.routing.ItemNow.Phase;
import org.firstline.routing.ItemNow.Reason;
import org.firstline.routing.ItemNow.Why;
import org.jspecify.annotations.Nullable;

/** Turns the {@link State} into what others may see of it. */
final class Views {
    private Views() {}

    static RoutingSnapshot snapshot(State state, DayBook book, Instant now) {
        List<AgentNow> agents = state.agents();
        var queues = new ArrayList<QueueNow>();
        var items = new ArrayList<ItemNow>(state.places.size());
        Map<String, List<Place>> talks = talks(state);
        for (Line line : state.lines.values()) {
            String name = line.name();
            List<ItemNow> here = items(state, line, talks.getOrDefault(name, List.of()), now);
            items.addAll(here);
            var serving = agents.stream().filter(a -> a.serves(name)).toList();
            Instant longest = null;
            for (Place place : line.queued) if (place.item.onLine()) longest = earlier(longest, place.item.cameAt());
            boolean open = line.settings.hours().isOpen(now, state.zone);
            queues.add(new QueueNow(
                    line.settings,
                    open,
                    line.queued.size(),
                    longest,
                    count(serving, AgentNow::isAtWork),
                    count(serving, AgentNow::isAvailable),
                    count(serving, a -> a.activity() == Activity.RESERVED),
                    count(serving, a -> a.activity() == Activity.TALKING),
                    count(serving, a -> a.activity() == Activity.WRAP_UP),
                    count(serving, a -> a.activity() == Activity.IDLE && a.chosen() == Chosen.BREAK),
                    count(serving, Views::isNotReady),
                    book.today(name, now),
                    book.lastHalfHour(name, now)));
        }
        return new RoutingSnapshot(now, queues, agents, items);
    }

    private static Map<String, List<Place>> talks(State state) {
        var talks = new HashMap<String, List<Place>>();
        for (Seat seat : state.seats.values())
            if (seat.place != null && seat.place.phase == Phase.TALKING)
                talks.computeIfAbsent(seat.place.item.queue(), q -> new ArrayList<>())
                        .add(seat.place);
        return talks;
    }

    static List<ItemNow> items(State state, Line line) {
        return items(state, line, talks(state).getOrDefault(line.name(), List.of()), state.clock);
    }

    /** The items of a queue: first those that wait or ring, in order, then those that are talked about. */
    private static List<ItemNow> items(State state, Line line, List<Place> talks, Instant now) {
        var items = new ArrayList<ItemNow>(line.queued.size() + talks.size());
        var reasons = new HashMap<Needs, Why>();
        for (Place place : line.queued) items.add(item(place, items.size() + 1, why(state, line, place, reasons, now)));
        talks.stream().sorted(Place.ORDER).forEach(place -> items.add(item(place, 0, null)));
        return items;
    }

    private static ItemNow item(Place p, int position, @Nullable Why why) {
        List<String> offered = p.offered.stream().map(s -> s.agent).toList();
        String agent = p.talking != null ? p.talking.agent : offered.isEmpty() ? null : offered.getFirst();
        return new ItemNow(p.item, p.phase, agent, offered, p.since, position, why);
    }

    private static @Nullable Why why(State state, Line line, Place place, Map<Needs, Why> known, Instant now) {
        if (place.phase != Phase.WAITING) return null;
        Seat wished = place.wished == null ? null : state.seat(place.wished);
        if (wished != null && place.pool == wished.held) return new Why(Reason.WAITS_FOR_AGENT, wished.agent);
        return known.computeIfAbsent(
                place.needsNow(line.settings.order(), now), enough -> why(state, line.name(), enough));
    }

    private static Why why(State state, String queue, Needs enough) {
        boolean somebody = false;
        boolean skilled = false;
        boolean comesBack = false;
        for (Seat seat : state.seats.values()) {
            if (!seat.serves(queue) || !seat.shown.isAtWork()) continue;
            somebody = true;
            if (!enough.areMetBy(seat.skills)) continue;
            skilled = true;
            comesBack |= seat.isExpected();
        }
        if (!somebody) return new Why(Reason.NOBODY_LOGGED_IN, "");
        if (!skilled) return new Why(Reason.NOBODY_SKILLED, enough.text());
        return new Why(comesBack ? Reason.ALL_BUSY : Reason.NOBODY_READY, "");
    }

    private static boolean isNotReady(AgentNow a) {
        return a.activity() == Activity.IDLE
                && (a.chosen() == Chosen.NOT_READY || a.chosen() == Chosen.READY && !a.reachable());
    }

    private static int count(List<AgentNow> agents, Predicate<AgentNow> which) {
        return (int) agents.stream().filter(which).count();
    }

    private static Instant earlier(@Nullable Instant a, Instant b) {
        return a == null || b.isBefore(a) ? b : a;
    }
}
