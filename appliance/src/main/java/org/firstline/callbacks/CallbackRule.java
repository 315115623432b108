package org.firstline.callbacks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.firstline.base.Refused;

/**
 * How a queue calls back.
 *
 * @param first whose phone rings first
 * @param tries so often a number is called before the request has failed
 * @param pause between two tries
 * @param opens from this minute of the site's day numbers are called
 * @param closes until this time, not included
 * @param missedCalls who gives up waiting is called back without asking
 */
public record CallbackRule(
        String queue, First first, int tries, Duration pause, LocalTime opens, LocalTime closes, boolean missedCalls) {
    /** Whose phone rings first. */
    public enum First {
        AGENT,
        SUBSCRIBER
    }

    /** A person, or a machine, has set another one. */
    public record Changed(CallbackRule before, CallbackRule after, String actor) {}

    public static final int MOST_TRIES = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(12);

    public CallbackRule {
        if (tries < 1 || tries > MOST_TRIES) throw new Refused("callbacks.tries", MOST_TRIES);
        if (pause.isNegative() || pause.compareTo(LONGEST_PAUSE) > 0) throw new Refused("callbacks.pause");
        opens = opens.truncatedTo(ChronoUnit.MINUTES);
        closes = closes.truncatedTo(ChronoUnit.MINUTES);
        if (!opens.isBefore(closes)) throw new Refused("callbacks.hours");
    }

    /** The agent first, three tries ten minutes apart, from nine to eight, and only who asks. */
    public static CallbackRule usual(String queue) {
        return new CallbackRule(
                queue, First.AGENT, 3, Duration.ofMinutes(10), LocalTime.of(9, 0), LocalTime.of(20, 0), false);
    }

    /** Whether a number may be called at this moment. */
    public boolean isOpen(Instant now, ZoneId zone) {
        LocalTime time = now.atZone(zone).toLocalTime();
        return !time.isBefore(opens) && time.isBefore(closes);
    }

    /** What becomes of a request that was tried once more in vain. */
    Callback afterTry(Callback tried, String result, Instant now) {
        return tried.attempts() >= tries
                ? tried.over(CallbackState.FAILED, result, now)
                : tried.waiting(now.plus(pause), result);
    }

    public CallbackRule calling(First whom) {
        return new CallbackRule(queue, whom, tries, pause, opens, closes, missedCalls);
    }

    public CallbackRule trying(int times, Duration apart) {
        return new CallbackRule(queue, first, times, apart, opens, closes, missedCalls);
    }

    public CallbackRule between(LocalTime from, LocalTime until) {
        return new CallbackRule(queue, first, tries, pause, from, until, missedCalls);
    }

    public CallbackRule withMissedCalls(boolean on) {
        return new CallbackRule(queue, first, tries, pause, opens, closes, on);
    }
}
