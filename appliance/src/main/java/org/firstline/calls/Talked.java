package org.firstline.calls;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call in which somebody of the house talked, and which is over.
 *
 * @param agent extension of who talked last
 * @param length from the first answer to the end
 * @param recorded its sound is kept
 */
public record Talked(
        String call,
        String agent,
        @Nullable String queue,
        @Nullable Long ticket,
        Instant arrivedAt,
        Duration length,
        boolean recorded) {}
