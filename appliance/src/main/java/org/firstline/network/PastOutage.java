package org.firstline.network;

import java.time.Instant;

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
}
