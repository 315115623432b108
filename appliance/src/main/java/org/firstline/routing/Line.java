package org.firstline.routing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A queue in the {@link State}: who waits and who is free to serve, both in order. */
final class Line {
    QueueSettings settings;
    final String key;

    /** All that have no agent yet, those that ring too. */
    final TreeSet<Place> queued = new TreeSet<>(Place.ORDER);

    TreeMap<Strategy.Candidate, Seat> free;

    /** When it sends its items on if nobody comes; only while nobody is there. */
    @Nullable
    Deadline deadline;

    /** Those that wait for nobody in particular, by what is enough for them: few, however many wait. */
    private final Map<Needs, TreeSet<Place>> pools = new HashMap<>();

    Line(QueueSettings settings) {
        this.settings = settings;
        this.key = "queue " + settings.name();
        this.free = new TreeMap<>(settings.strategy().order());
    }

    String name() {
        return settings.name();
    }

    void resettle(QueueSettings now) {
        var sorted = new TreeMap<Strategy.Candidate, Seat>(now.strategy().order());
        sorted.putAll(free);
        free = sorted;
        settings = now;
    }

    void file(Place place, Needs enough) {
        TreeSet<Place> pool = pools.computeIfAbsent(enough, n -> new TreeSet<>(Place.ORDER));
        pool.add(place);
        place.pool = pool;
    }

    /** Drops sets that are empty, now and then. */
    void tidy() {
        if (pools.size() > 64) pools.values().removeIf(TreeSet::isEmpty);
    }

    /** The first of those that this agent is good enough for and that goes before the best so far. */
    @Nullable
    Place firstFor(Seat seat, @Nullable Place best) {
        for (var pool : pools.entrySet()) {
            if (pool.getValue().isEmpty()) continue;
            Place first = pool.getValue().first();
            if ((best == null || Place.ORDER.compare(first, best) < 0)
                    && pool.getKey().areMetBy(seat.skills)) best = first;
        }
        return best;
    }

    /**
     * The first free agent in the strategy's order who is good enough and did not just miss this item; if all did, the
     * first.
     */
    @Nullable
    Seat choose(Place place, Instant now, boolean evenWhoMissed) {
        Needs enough = place.needsNow(settings.order(), now);
        Seat second = null;
        for (Seat seat : free.values()) {
            if (!enough.areMetBy(seat.skills)) continue;
            if (!place.avoids(seat.agent, now)) return seat;
            if (second == null) second = seat;
        }
        return evenWhoMissed ? second : null;
    }

    /** What is enough, and how many wait for that. */
    void eachPool(BiConsumer<Needs, TreeSet<Place>> see) {
        pools.forEach((needs, places) -> {
            if (!places.isEmpty()) see.accept(needs, places);
        });
    }
}
