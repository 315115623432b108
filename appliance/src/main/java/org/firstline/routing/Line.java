package org.firstline.routing;

import java.time.Instant;
import java.util.TreeMap;
import java.util.TreeSet;

/** A queue in the {@link State}: who waits and who is free to serve, both in order. */
final class Line {
    QueueSettings settings;
    final TreeSet<Place> waiting = new TreeSet<>(Place.ORDER);
    TreeMap<Strategy.Candidate, Seat> free;

    Line(QueueSettings settings) {
        this.settings = settings;
        this.free = new TreeMap<>(settings.strategy().order());
    }

    void resettle(QueueSettings now) {
        var sorted = new TreeMap<Strategy.Candidate, Seat>(now.strategy().order());
        sorted.putAll(free);
        free = sorted;
        settings = now;
    }

    boolean canServe() {
        return !waiting.isEmpty() && !free.isEmpty();
    }

    /** The first free agent in the strategy's order who did not just miss this item; if all did, the first. */
    Seat choose(Place place, Instant now) {
        for (Seat seat : free.values()) if (!place.avoids(seat.agent, now)) return seat;
        return free.firstEntry().getValue();
    }
}
