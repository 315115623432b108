package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From which value on a number is bad, and when it is good again. Getting worse shows at once; getting better only
 * after the value has been better than {@value #LEAVE} of the limit for {@link #HOLD}, so that a number which swings
 * around a limit does not flicker. All numbers are turned so that more is worse.
 *
 * @param fromWarn whether {@code warn} itself is already amber, or only what is above
 */
record Threshold(double warn, boolean fromWarn, double alarm, double urgent) {
    static final double LEAVE = 0.9;
    static final Duration HOLD = Duration.ofSeconds(10);
    private static final double NEVER = Double.MAX_VALUE;

    /** The level on show, and since when the value has been better than it. */
    record Held(Level level, @Nullable Instant betterSince) {
        static final Held GOOD = new Held(Level.GOOD, null);
    }

    Level level(double badness) {
        return level(badness, 1);
    }

    private Level level(double badness, double share) {
        if (badness > urgent * share) return Level.URGENT;
        if (badness > alarm * share) return Level.ALARM;
        return badness > warn * share || fromWarn && badness >= warn * share ? Level.WARN : Level.GOOD;
    }

    Held step(Held held, double badness, Instant now) {
        Level level = level(badness);
        if (level.compareTo(held.level()) >= 0) return new Held(level, null);
        Level leaveTo = level(badness, LEAVE);
        if (leaveTo.compareTo(held.level()) >= 0) return new Held(held.level(), null);
        Instant since = held.betterSince() == null ? now : held.betterSince();
        return since.plus(HOLD).isAfter(now) ? new Held(held.level(), since) : new Held(leaveTo, null);
    }

    /** How bad this measure of this queue is, on the scale of {@link #of}. */
    static double badness(Measure measure, QueueFacts q, Instant now) {
        return switch (measure) {
            case WAITING -> percent(q.waiting(), q.loggedIn());
            case LONGEST_WAIT -> q.longestSince() == null ? 0 : seconds(q.longestSince(), now);
            case READY -> q.ready() >= 2 ? 0 : q.ready() == 0 && q.waiting() > 0 ? 3 : 1;
            case ON_BREAK -> percent(q.onBreak(), q.loggedIn());
            case SERVICE_LEVEL -> q.serviceLevel() == null ? 0 : 100 - 100 * q.serviceLevel();
            case ABANDONED -> percent(q.abandoned(), q.offered());
            case TALKING, OFFERED, ANSWERED -> 0;
        };
    }

    static Threshold of(Measure measure) {
        return switch (measure) {
            // per cent of the agents who are at work
            case WAITING -> new Threshold(10, false, 30, NEVER);
            case ON_BREAK -> new Threshold(15, false, 25, NEVER);
            case LONGEST_WAIT -> new Threshold(20, true, 60, 120);
            // 1: few are left; 3: nobody, and somebody waits
            case READY -> new Threshold(1, true, 2, 2);
            // per cent missed
            case SERVICE_LEVEL -> new Threshold(20, false, 30, NEVER);
            // per cent of the calls offered
            case ABANDONED -> new Threshold(5, true, 8, NEVER);
            case TALKING, OFFERED, ANSWERED -> new Threshold(NEVER, false, NEVER, NEVER);
        };
    }

    private static double percent(int part, int whole) {
        if (part <= 0) return 0;
        return whole <= 0 ? 100 : 100.0 * part / whole;
    }

    private static double seconds(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toMillis() / 1000.0);
    }
}
