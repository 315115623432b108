package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * More of a queue than who waits and talks.
 *
 * @param ringing agents whose phone rings, as are wrapUp and notReady agents
 * @param offered30 calls of the last thirty minutes, as is abandoned30
 * @param serviceLevel30 F6 of the last thirty minutes, 0 to 1; null before the first call
 * @param asa average speed of answer today; null before the first answer
 * @param p90 of the waits of the last thirty minutes; null without any
 * @param aht average handling time of the last thirty minutes; null without any
 * @param callbacks callers who wait to be called back
 * @param oldestCallback since when the first of them waits; null when none does
 */
public record QueueMore(
        int ringing,
        int wrapUp,
        int notReady,
        int offered30,
        int abandoned30,
        @Nullable Double serviceLevel30,
        @Nullable Duration asa,
        @Nullable Duration p90,
        @Nullable Duration aht,
        int callbacks,
        @Nullable Instant oldestCallback) {
    public static final QueueMore NONE = new QueueMore(0, 0, 0, 0, 0, null, null, null, null, 0, null);
}
