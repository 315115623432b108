package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of the last thirty minutes, at most {@value #MOST}: where more come the oldest go early. In memory only, since
 * after a restart thirty minutes bring them all back. One thread.
 */
public final class RollingTimes {
    public static final Duration WINDOW = Duration.ofMinutes(30);
    static final int MOST = 2000;

    private record One(Instant at, Duration length) {}

    private final Deque<One> all = new ArrayDeque<>();

    /** The same lengths, shortest first, so that nobody sorts them each time that a board is drawn. */
    private final List<Duration> sorted = new ArrayList<>();

    private Duration sum = Duration.ZERO;

    public void add(Instant at, Duration length) {
        if (all.size() == MOST) forgetFirst();
        var one = new One(at, length.isNegative() ? Duration.ZERO : length);
        all.addLast(one);
        int place = Collections.binarySearch(sorted, one.length());
        sorted.add(place < 0 ? -place - 1 : place, one.length());
        sum = sum.plus(one.length());
    }

    private void forgetFirst() {
        Duration length = all.removeFirst().length();
        sorted.remove(Collections.binarySearch(sorted, length));
        sum = sum.minus(length);
    }

    private void forget(Instant now) {
        while (!all.isEmpty() && all.getFirst().at().plus(WINDOW).isBefore(now)) forgetFirst();
    }

    /** The shortest that nine of ten do not pass (nearest rank); null where there is none. */
    public @Nullable Duration p90(Instant now) {
        forget(now);
        if (all.isEmpty()) return null;
        return sorted.get((int) Math.ceil(sorted.size() * 0.9) - 1);
    }

    /** Null where there is none. */
    public @Nullable Duration average(Instant now) {
        forget(now);
        if (all.isEmpty()) return null;
        return sum.dividedBy(all.size());
    }
}
