package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstline.routing.AgentDay.Stretch;

/**
 * A day's stretches, each from where the last one ended, in the room of 13 octets each: of a whole shift they are
 * hundreds of thousands, and the collector looks at what it must. Not for two threads at once.
 */
final class Stretches {
    private static final Presence[] PRESENCES = Presence.values();

    private final Instant begin;
    /** Nanoseconds from the beginning of the first. */
    private long[] ends = new long[8];

    private byte[] presences = new byte[8];
    private String[] reasons = new String[8];
    private int size;

    Stretches(Instant begin) {
        this.begin = begin;
    }

    int size() {
        return size;
    }

    void add(Instant until, Presence presence, String reason) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
            presences = Arrays.copyOf(presences, size * 2);
            reasons = Arrays.copyOf(reasons, size * 2);
        }
        ends[size] = nanos(until);
        presences[size] = (byte) presence.ordinal();
        reasons[size++] = reason.isEmpty() ? "" : reason;
    }

    /** The last one goes on until then. */
    void extend(Instant until) {
        ends[size - 1] = nanos(until);
    }

    List<Stretch> list() {
        var all = new ArrayList<Stretch>(size + 1);
        Instant from = begin;
        for (int i = 0; i < size; i++) {
            Instant until = begin.plusNanos(ends[i]);
            all.add(new Stretch(from, until, PRESENCES[presences[i]], reasons[i]));
            from = until;
        }
        return all;
    }

    private long nanos(Instant until) {
        return Duration.between(begin, until).toNanos();
    }
}
