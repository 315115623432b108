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

    /** How bad this measure of this queue is, on the scale of {@link #of(Measure)}. */
    static double badness(Measure measure, QueueFacts q, Instant now) {
        QueueMore more = q.more();
        return switch (measure) {
            case WAITING -> percent(q.waiting(), q.loggedIn());
            case LONGEST_WAIT -> seconds(q.longestSince(), now);
            case READY -> q.ready() >= 2 ? 0 : q.ready() == 0 && q.waiting() > 0 ? 3 : 1;
            case ON_BREAK -> percent(q.onBreak(), q.loggedIn());
            case SERVICE_LEVEL -> missed(q.serviceLevel());
            case SERVICE_LEVEL_30 -> missed(more.serviceLevel30());
            case ABANDONED, ABANDON_SHARE -> percent(q.abandoned(), q.offered());
            case ABANDON_30 -> percent(more.abandoned30(), more.offered30());
            case ASA -> seconds(more.asa());
            case P90_WAIT -> seconds(more.p90());
            case AHT -> seconds(more.aht());
            case OLDEST_CALLBACK -> seconds(more.oldestCallback(), now);
            case LOGGED_IN, RINGING, TALKING, WRAP_UP, NOT_READY, OFFERED, ANSWERED, CALLBACKS -> 0;
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
            case SERVICE_LEVEL, SERVICE_LEVEL_30 -> new Threshold(20, false, 30, NEVER);
            // per cent of the calls offered
            case ABANDONED, ABANDON_SHARE, ABANDON_30 -> new Threshold(5, true, 8, NEVER);
            case LOGGED_IN,
                    RINGING,
                    TALKING,
                    WRAP_UP,
                    NOT_READY,
                    OFFERED,
                    ANSWERED,
                    ASA,
                    P90_WAIT,
                    AHT,
                    CALLBACKS,
                    OLDEST_CALLBACK -> new Threshold(NEVER, false, NEVER, NEVER);
        };
    }

    /** A tile's own limits, on the scale of {@link #figure}. */
    static Threshold of(Measure measure, Limits limits) {
        if (measure.lessIsWorse())
            return new Threshold(
                    100 - limits.warn(),
                    false,
                    100 - limits.alarm(),
                    limits.urgent() == 0 ? NEVER : 100 - limits.urgent());
        return new Threshold(limits.warn(), false, limits.alarm(), limits.urgent() == 0 ? NEVER : limits.urgent());
    }

    /** The measure as people read it, in its own unit; of what is better when it is more, how much it lacks of 100. */
    static double figure(Measure measure, QueueFacts q, Instant now) {
        QueueMore more = q.more();
        return switch (measure) {
            case WAITING -> q.waiting();
            case LOGGED_IN -> q.loggedIn();
            case READY -> q.ready();
            case RINGING -> more.ringing();
            case TALKING -> q.talking();
            case WRAP_UP -> more.wrapUp();
            case ON_BREAK -> q.onBreak();
            case NOT_READY -> more.notReady();
            case OFFERED -> q.offered();
            case ANSWERED -> q.answered();
            case ABANDONED -> q.abandoned();
            case CALLBACKS -> more.callbacks();
            case LONGEST_WAIT,
                    SERVICE_LEVEL,
                    SERVICE_LEVEL_30,
                    ABANDON_SHARE,
                    ABANDON_30,
                    ASA,
                    P90_WAIT,
                    AHT,
                    OLDEST_CALLBACK -> badness(measure, q, now);
        };
    }

    private static double missed(@Nullable Double share) {
        return share == null ? 0 : 100 - 100 * share;
    }

    private static double seconds(@Nullable Duration length) {
        return length == null ? 0 : length.toMillis() / 1000.0;
    }

    private static double percent(int part, int whole) {
        if (part <= 0) return 0;
        return whole <= 0 ? 100 : 100.0 * part / whole;
    }

    private static double seconds(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() / 1000.0);
    }
}
