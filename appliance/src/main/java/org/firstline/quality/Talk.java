package org.firstline.quality;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that may be judged.
 *
 * @param call id of its record
 * @param agent login of who talked, the last one where there were several
 * @param at when it came
 * @param length from the first answer to the end
 * @param recorded its sound can be heard
 */
public record Talk(
        String call,
        String agent,
        @Nullable String queue,
        @Nullable Long ticket,
        Instant at,
        Duration length,
        boolean recorded) {}
