package org.firstline.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller behind an outage is told before any queue.
 *
 * @param area where it is, in words that can be spoken: "Lenina street"
 * @param expectedAt when it should be over, if anybody dared to say
 */
public record OutageNotice(
        long outage, String area, @Nullable Instant expectedAt) {}
