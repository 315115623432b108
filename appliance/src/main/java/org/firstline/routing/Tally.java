package org.firstline.routing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts of items by when they came into the queue, whenever they left it (contact-centre practice: the interval of
 * entry owns the item). A wait runs from entry to answer, ringing included.
 *
 * @param offered came into the queue
 * @param answeredIn answered within the service level's seconds
 * @param abandoned the caller left before an answer, while it rang too
 * @param abandonedIn abandoned within the service level's seconds
 * @param shortAbandoned abandoned before {@link #SHORT}
 * @param overflowed taken out for another reason
 * @param waited sum of the waits of the answered
 * @param longestWait of any that left
 */
public record Tally(
        int offered,
        int answered,
        int answeredIn,
        int abandoned,
        int abandonedIn,
        int shortAbandoned,
        int overflowed,
        Duration waited,
        Duration longestWait) {
    /** Whoever leaves sooner than this never gave us a chance. */
    public static final Duration SHORT = Duration.ofSeconds(5);

    public static final Tally ZERO = new Tally(0, 0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);
    private static final Tally ENTERED = new Tally(1, 0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO);

    static Tally entered() {
        return ENTERED;
    }

    static Tally answered(Duration wait, int within) {
        int in = isWithin(wait, within);
        return new Tally(0, 1, in, 0, 0, 0, 0, wait, wait);
    }

    static Tally abandoned(Duration wait, int within) {
        int brief = wait.compareTo(SHORT) < 0 ? 1 : 0;
        return new Tally(0, 0, 0, 1, isWithin(wait, within), brief, 0, Duration.ZERO, wait);
    }

    static Tally overflowed(Duration wait) {
        return new Tally(0, 0, 0, 0, 0, 0, 1, Duration.ZERO, wait);
    }

    private static int isWithin(Duration wait, int seconds) {
        return wait.compareTo(Duration.ofSeconds(seconds)) <= 0 ? 1 : 0;
    }

    public Tally plus(Tally other) {
        return new Tally(
                offered + other.offered,
                answered + other.answered,
                answeredIn + other.answeredIn,
                abandoned + other.abandoned,
                abandonedIn + other.abandonedIn,
                shortAbandoned + other.shortAbandoned,
                overflowed + other.overflowed,
                waited.plus(other.waited),
                longestWait.compareTo(other.longestWait) >= 0 ? longestWait : other.longestWait);
    }

    /** Entered and not left yet. */
    public int inQueue() {
        return offered - answered - abandoned - overflowed;
    }

    /** Average speed of answer; null before the first answer. */
    public @Nullable Duration averageSpeedOfAnswer() {
        return answered == 0 ? null : waited.dividedBy(answered);
    }

    /** The house's service level, {@link ServiceLevel#F6}, from 0 to 1; null while nothing counts. */
    public @Nullable Double serviceLevel() {
        return ServiceLevel.F6.of(this);
    }
}
