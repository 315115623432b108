package org.firstline.messages;

import java.time.Duration;

/**
 * How many parts one SIM card may send: carriers block cards that send in bursts. 0 is no limit.
 *
 * @param minute evenly spaced over the minute
 * @param hour within any hour
 * @param day within any 24 hours
 */
public record Caps(int minute, int hour, int day) {
    public Caps {
        if (minute < 0 || minute > 6000) throw new IllegalArgumentException("a rate is 0 to 6000 a minute");
        if (hour < 0 || hour > 100_000) throw new IllegalArgumentException("a rate is 0 to 100000 an hour");
        if (day < 0 || day > 1_000_000) throw new IllegalArgumentException("a rate is 0 to 1000000 a day");
    }

    /** From the start of one part to the start of the next; zero when the modem sets the pace. */
    Duration gap() {
        return minute == 0 ? Duration.ZERO : Duration.ofMillis((60_000 + minute - 1) / minute);
    }
}
