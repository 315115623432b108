package org.firstline.calls.sip.trunk;

import java.time.Duration;

/**
 * How often a trunk is spoken to. Tests on real sockets shorten it; the rules are the same.
 *
 * @param probe between two OPTIONS to one server
 * @param keepAlive between two keep-alives that hold a NAT open
 * @param silence how long an INVITE may stay without any answer before the next server is tried
 * @param shortest the first wait after a registration that failed
 * @param longest no wait is longer; also the wait after a refusal (403)
 * @param names how long addresses are believed in before their names are looked up again
 */
public record Pace(
        Duration probe, Duration keepAlive, Duration silence, Duration shortest, Duration longest, Duration names) {
    public static final Pace STANDARD = new Pace(
            Duration.ofSeconds(30),
            Duration.ofSeconds(25),
            Duration.ofSeconds(4),
            Duration.ofSeconds(30),
            Duration.ofSeconds(600),
            Duration.ofMinutes(5));

    static final Duration MOST_INVITED = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final double JITTER = 0.2;

    /**
     * How long to wait with the next attempt: doubling, up to the longest, and never giving up.
     *
     * @param failures in a row, 1 for the first
     * @param refused the provider said no: asking again soon would only get us banned
     * @param lot from 0 to 1: boxes that lost their provider at one moment must not come back at one moment
     */
    public Duration retry(int failures, boolean refused, double lot) {
        Duration wait = shortest;
        for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) wait = wait.multipliedBy(2);
        if (refused || wait.compareTo(longest) > 0) wait = longest;
        return Duration.ofMillis(Math.round(wait.toMillis() * (1 - JITTER * lot)));
    }

    /**
     * How long to wait where the provider said when to come back (Retry-After, RFC 3261 §20.33): not before it, nor
     * sooner than after a first failure, and never longer than {@link #MOST_INVITED}.
     */
    public Duration invited(Duration asked, double lot) {
        Duration wait = asked.compareTo(shortest) < 0 ? shortest : asked;
        if (wait.compareTo(MOST_INVITED) > 0) wait = MOST_INVITED;
        return Duration.ofMillis(Math.round(wait.toMillis() * (1 + JITTER * lot)));
    }

    /** When to refresh what was granted: at 90 % of it, and at least 30 s before its end; a short one at its half. */
    public static Duration refresh(Duration granted) {
        Duration early = granted.minus(MARGIN);
        Duration late = granted.multipliedBy(9).dividedBy(10);
        Duration half = granted.dividedBy(2);
        Duration wait = early.compareTo(late) < 0 ? early : late;
        return wait.compareTo(half) < 0 ? half : wait;
    }
}
