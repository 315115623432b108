package org.firstline.network;

import java.util.List;

/** Complaints suggest other outages than before. */
public record SuspicionsChanged(List<Suspicion> suspicions) {
    public SuspicionsChanged {
        suspicions = List.copyOf(suspicions);
    }
}
