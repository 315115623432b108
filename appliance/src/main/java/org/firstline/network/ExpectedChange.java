package org.firstline.network;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody said when a repair is expected, or took that back.
 *
 * @param actor a person's login, or "box"
 * @param from what was said before; null: nothing
 * @param to what is said now; null: nothing any more
 */
public record ExpectedChange(
        long outage,
        Instant at,
        String actor,
        @Nullable Instant from,
        @Nullable Instant to) {}
