package org.firstline.base;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the engine is, as transactions find it: ill from its first fault until it has served for {@link #QUIET} without
 * another, since one that can't write may still answer what is asked. Any thread.
 */
final class Pulse {
    static final Duration QUIET = Duration.ofSeconds(10);

    private final Time time;
    private final Health.Part part;
    private volatile @Nullable Instant faultAt;
    private String said = "";

    Pulse(Time time, Health.Part part) {
        this.time = time;
        this.part = part;
        part.well();
    }

    synchronized void fault(String what) {
        boolean known = faultAt != null && what.equals(said);
        faultAt = time.now();
        said = what;
        if (!known) part.ill(Health.Kind.DATABASE, what);
    }

    void served() {
        if (faultAt != null) recover();
    }

    private synchronized void recover() {
        Instant last = faultAt;
        if (last == null) return;
        var quiet = Duration.between(last, time.now());
        // a clock that was set back must not keep it ill
        if (!quiet.isNegative() && quiet.compareTo(QUIET) < 0) return;
        faultAt = null;
        part.well();
    }
}
