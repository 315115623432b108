package org.firstline.messages;

import java.time.Duration;

/**
 * How often the box answers one phone by itself, so that two machines that answer each other soon fall silent. What is
 * asked for is done all the same. Pure.
 */
public final class AnswerLimit {
    public static final int AN_HOUR = 5;
    public static final int A_DAY = 12;
    static final Duration HOUR = Duration.ofHours(1);
    static final Duration DAY = Duration.ofDays(1);

    private AnswerLimit() {}

    /** @param hour how many answers it got within an hour, and within a day */
    static boolean allows(int hour, int day) {
        return hour < AN_HOUR && day < A_DAY;
    }
}
