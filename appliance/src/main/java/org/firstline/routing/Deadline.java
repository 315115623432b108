package org.firstline.routing;

import java.time.Instant;
import java.util.Comparator;

/**
 * When something about an agent ends by itself: the ringing of an offer, her wrap-up, or the short rest after a failed
 * offer. Which of them follows from her activity; she has at most one.
 */
record Deadline(Instant at, long sequence, Seat seat) {
    static final Comparator<Deadline> ORDER = Comparator.comparing(Deadline::at).thenComparingLong(Deadline::sequence);

    @Override
    public boolean equals(Object other) {
        return other instanceof Deadline d && d.sequence == sequence;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence);
    }
}
