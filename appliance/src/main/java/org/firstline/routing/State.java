package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that the {@link Matcher} knows, changed in place by its one writer. Between two steps nobody is free for somebody
 * who waits: the matcher leaves no work undone.
 */
final class State {
    /** Who gave up, and what place he had. */
    record Gone(Instant waitedSince, Instant at) {}

    /** More of them are not remembered; the oldest is forgotten first. */
    static final int MOST_GONE = 5_000;

    final TreeMap<String, Line> lines = new TreeMap<>();
    final TreeMap<String, Seat> seats = new TreeMap<>();
    final Map<String, Place> places = new HashMap<>();
    final TreeSet<Deadline> deadlines = new TreeSet<>(Deadline.ORDER);

    /** Items that ring, for which more phones may ring. */
    final TreeSet<Place> ringing = new TreeSet<>(Place.ORDER);

    /** What has an agent in mind, by her. */
    final Map<String, Set<Place>> wishes = new HashMap<>();

    /** How long breaks may last, by reason. */
    final Map<String, Duration> breaks = new HashMap<>();

    /** Phones that are there, those of agents that are not here yet too. */
    final Set<String> phones = new HashSet<>();

    /** By queue and party. */
    final LinkedHashMap<String, Gone> gone = new LinkedHashMap<>();

    final ZoneId zone;

    /** The latest instant seen; time never runs backwards in here, whatever the clock does. */
    Instant clock = Instant.MIN;

    private long sequence;

    State(ZoneId zone) {
        this.zone = zone;
    }

    State() {
        this(ZoneOffset.UTC);
    }

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
        for (Line line : lines.values()) items.addAll(Views.items(this, line));
        return items;
    }

    void remember(String party, String queue, Gone who) {
        if (party.isEmpty()) return;
        gone.putLast(queue + " " + party, who);
        if (gone.size() > MOST_GONE) gone.pollFirstEntry();
    }
}
