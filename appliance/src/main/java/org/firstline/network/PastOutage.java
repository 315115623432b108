package org.firstline.network;

import java.time.Instant;
import java.util.Set;

/**
 * An outage that is over and was verified, told from memory: of a box that takes over a site, or of one made up.
 *
 * @param affected how many subscribers it affected
 */
public record PastOutage(
        String node, int affected, Instant startedAt, Instant confirmedAt, Instant clearedAt, Instant verifiedAt) {
    public PastOutage {
        if (confirmedAt.isBefore(startedAt) || clearedAt.isBefore(confirmedAt) || verifiedAt.isBefore(clearedAt))
            throw new IllegalArgumentException("an outage of " + node + " whose moments are out of order");
    }

    Outage outage(long id, Set<String> nodes) {
        return Outage.suspected(id, node, nodes, startedAt, false)
                .confirmed(confirmedAt, null)
                .ended(OutageState.RESTORING, clearedAt, null)
                .verified(verifiedAt)
                .affecting(affected);
    }
}
