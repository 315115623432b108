package org.firstline.flows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is being drawn.
 *
 * @param by who changed it last; null where it is the published version, unchanged
 * @param at when; to be given back with the next change, so that nobody writes over another's
 */
public record Draft(
        Sketch sketch, @Nullable String by, @Nullable Instant at) {}
