package org.firstline.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a list shows; null means all.
 *
 * @param from first moment of arrival, included
 * @param until end of arrival, not included
 */
public record CallFilter(
        @Nullable String queue,
        @Nullable String agent,
        @Nullable Outcome outcome,
        @Nullable Long subscriber,
        @Nullable Instant from,
        @Nullable Instant until) {
    public static final CallFilter ALL = new CallFilter(null, null, null, null, null, null);
}
