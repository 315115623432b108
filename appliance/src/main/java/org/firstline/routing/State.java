package org.firstline.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that the {@link Matcher} knows, changed in place by its one writer. Between two steps no line has both somebody
 * who waits and somebody free: the matcher leaves no work undone.
 */
final class State {
    final TreeMap<String, Line> lines = new TreeMap<>();
    final TreeMap<String, Seat> seats = new TreeMap<>();
    final Map<String, Place> places = new HashMap<>();
    final TreeSet<Deadline> deadlines = new TreeSet<>(Deadline.ORDER);

    /** Phones that are there, those of agents that are not here yet too. */
    final Set<String> phones = new HashSet<>();

    /** The latest instant seen; time never runs backwards in here, whatever the clock does. */
    Instant clock = Instant.MIN;

    private long sequence;

    long next() {
        return ++sequence;
    }

    Line line(String queue) {
        Line line = lines.get(queue);
        if (line == null) throw new IllegalArgumentException("no queue " + queue);
        return line;
    }

    @Nullable
    Seat seat(String agent) {
        return seats.get(agent);
    }

    @Nullable
    Place place(String item) {
        return places.get(item);
    }

    /** When time alone will change something next. */
    Optional<Instant> nextDeadline() {
        return deadlines.isEmpty()
                ? Optional.empty()
                : Optional.of(deadlines.first().at());
    }

    List<AgentNow> agents() {
        return seats.values().stream().map(s -> s.shown).toList();
    }

    /** All items by queue. */
    List<ItemNow> items() {
        var items = new ArrayList<ItemNow>(places.size());
        for (Line line : lines.values()) items.addAll(items(line));
        return items;
    }

    /** The items of a queue: first those that wait or ring, in order, then those that are talked about. */
    List<ItemNow> items(Line line) {
        var places = new ArrayList<>(line.waiting);
        var talks = new ArrayList<Place>();
        for (Seat seat : seats.values()) {
            Place place = seat.place;
            if (place == null || !place.item.queue().equals(line.settings.name())) continue;
            (place.phase == ItemNow.Phase.TALKING ? talks : places).add(place);
        }
        places.sort(Place.ORDER);
        talks.sort(Place.ORDER);
        var items = new ArrayList<ItemNow>(places.size() + talks.size());
        for (Place place : places) items.add(item(place, items.size() + 1));
        for (Place place : talks) items.add(item(place, 0));
        return items;
    }

    private static ItemNow item(Place p, int position) {
        return new ItemNow(p.item, p.phase, p.seat == null ? null : p.seat.agent, p.since, position);
    }
}
