package org.firstline.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a caller behind an outage is told before any queue.
 *
 * @param area where it is, in words that can be spoken: "Lenina street"
 * @param expectedAt when it should be over, if anybody dared to say
 * @param told what he knows of it from an earlier call
 */
public record OutageNotice(
        long outage, String area, @Nullable Instant expectedAt, Told told) {
    public enum Told {
        NO,
        SAME,
        /** He was told of it, and since then the expected time has changed. */
        CHANGED
    }

    public OutageNotice(long outage, String area, @Nullable Instant expectedAt) {
        this(outage, area, expectedAt, Told.NO);
    }
}
