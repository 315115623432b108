package org.firstline.routing;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item's place in the {@link State}; the matcher's own, changed in place. */
final class Place {
    /** Who is served first: the higher priority, then the longer wait to the nanosecond, then who came first. */
    static final Comparator<Place> ORDER = Comparator.<Place>comparingInt(p -> -p.item.priority())
            .thenComparing(p -> p.item.queuedAt())
            .thenComparingLong(p -> p.sequence);

    final WorkItem item;
    final long sequence;
    ItemNow.Phase phase = ItemNow.Phase.WAITING;
    Instant since;

    @Nullable
    Seat seat;

    private final Map<String, Instant> missedBy = new HashMap<>();

    Place(WorkItem item, long sequence, Instant now) {
        this.item = item;
        this.sequence = sequence;
        this.since = now;
    }

    /** Not again to this agent until then, while there is somebody else. */
    void missedBy(String agent, Instant until) {
        missedBy.put(agent, until);
    }

    boolean avoids(String agent, Instant now) {
        if (missedBy.isEmpty()) return false;
        Instant until = missedBy.get(agent);
        return until != null && now.isBefore(until);
    }
}
