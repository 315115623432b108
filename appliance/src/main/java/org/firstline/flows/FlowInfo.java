package org.firstline.flows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A flow in a list.
 *
 * @param published the version that callers are led through; 0 where there is none yet
 * @param draftBy who changed the draft last; null where there is no draft
 */
public record FlowInfo(
        String name,
        int published,
        @Nullable String draftBy,
        @Nullable Instant draftAt) {}
