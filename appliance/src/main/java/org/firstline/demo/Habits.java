package org.firstline.demo;

import java.time.Duration;

/**
 * How fast life goes in {@link Traffic}. Waits are drawn between a least and a most, or around a mean.
 *
 * @param betweenCalls mean
 * @param beforeDigit from the connection to the key, at least and at most
 * @param beforeAnswer of an agent whose phone rings
 * @param talk of an agent, until she hangs up
 * @param patience of a caller, from the connection until he hangs up whatever he is doing
 * @param impatience of a caller in a hurry
 * @param rest how long an agent stays away, on a break or after a call that she missed
 * @param betweenFaults and the first comes after a tenth of it
 * @param faultLasts until the monitor takes its alert back
 */
record Habits(
        Duration betweenCalls,
        Range beforeDigit,
        Range beforeAnswer,
        Range talk,
        Range patience,
        Range impatience,
        Range rest,
        Duration betweenFaults,
        Duration faultLasts) {
    /** At least, at most. */
    record Range(Duration least, Duration most) {
        static Range seconds(int least, int most) {
            return new Range(Duration.ofSeconds(least), Duration.ofSeconds(most));
        }

        Duration drawn(Dice dice) {
            return dice.between(least, most);
        }
    }

    static final Habits LIFELIKE = new Habits(
            Duration.ofSeconds(6),
            Range.seconds(3, 9),
            Range.seconds(1, 4),
            Range.seconds(10, 40),
            Range.seconds(70, 200),
            Range.seconds(5, 25),
            Range.seconds(20, 90),
            Duration.ofMinutes(6),
            Duration.ofMinutes(4));
}
