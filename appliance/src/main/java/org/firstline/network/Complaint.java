package org.firstline.network;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody complained, or called for whatever reason.
 *
 * @param who counts once, however often he complains
 * @param node that serves him; null where nobody knows
 * @param address as it is written of him; may be empty
 */
public record Complaint(Kind kind, long who, @Nullable String node, String address, Instant at) {
    /** How he did. */
    public enum Kind {
        TICKET,
        CALL
    }
}
