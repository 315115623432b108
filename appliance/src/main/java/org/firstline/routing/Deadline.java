package org.firstline.routing;

import java.time.Instant;
import java.util.Comparator;

/**
 * When something ends by itself. Whom it concerns follows from its state: an agent's ringing, wrap-up, rest or break; what
 * changes for an item that waits; a queue without people. Each has at most one.
 *
 * @param whose a {@link Seat}, a {@link Place} or a {@link Line}
 * @param key orders what ends at the same instant
 */
record Deadline(Instant at, Object whose, String key) {
    static final Comparator<Deadline> ORDER = Comparator.comparing(Deadline::at).thenComparing(Deadline::key);

    static Deadline of(Seat seat, Instant at) {
        return new Deadline(at, seat, seat.key);
    }

    static Deadline of(Place place, Instant at) {
        return new Deadline(at, place, place.key);
    }

    static Deadline of(Line line, Instant at) {
        return new Deadline(at, line, line.key);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
