package org.firstline.reactions;

import java.time.Instant;
import org.firstline.base.PublicText;
import org.firstline.network.Outage;
import org.jspecify.annotations.Nullable;

/**
 * All that the public may know of an outage or of works.
 *
 * @param area a street or a place, never a flat
 * @param from when works begin; null for an outage
 * @param until when it should be over; null where nobody said
 * @param text what staff wrote for the public
 */
public record OutageFacts(
        String area, @Nullable Instant from, @Nullable Instant until, PublicText text) {
    /** @param area the name of its highest node */
    public static OutageFacts of(Outage outage, String area) {
        return new OutageFacts(area, null, outage.expectedAt(), outage.publicText());
    }
}
