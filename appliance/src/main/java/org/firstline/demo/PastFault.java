package org.firstline.demo;

import java.time.Instant;
import org.firstline.network.Node;
import org.firstline.network.PastOutage;

/** Something broke once, and those behind it were told and called. */
record PastFault(Node node, Instant from, Instant until) {
    /** When the box was sure of it: from then on callers heard so before any queue. */
    Instant confirmed() {
        return from.plusSeconds(65);
    }

    PastOutage outage(int affected) {
        return new PastOutage(node.id(), affected, from, confirmed(), until, verified());
    }

    private Instant verified() {
        return until.plusSeconds(900);
    }
}
