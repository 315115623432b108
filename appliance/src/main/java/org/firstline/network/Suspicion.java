package org.firstline.network;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Complaints of one place within a short time: perhaps an outage. It is none until a person declares it.
 *
 * @param node what those who complained have in common; null where the tree knows nothing of it
 * @param street what their addresses have in common; empty where the node was found by the tree
 * @param kind of the complaints
 * @param who complained, each once
 * @param since the first of them
 * @param last the last of them
 * @param parts how many of them are behind which of the few nodes right below, the most first; empty where that says no
 *     more than the node does
 */
public record Suspicion(
        @Nullable String node,
        String street,
        Complaint.Kind kind,
        Set<Long> who,
        Instant since,
        Instant last,
        SequencedMap<String, Integer> parts) {
    public Suspicion {
        who = Set.copyOf(who);
        parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
    }

    /** The place, by which a person waves it off. */
    public String place() {
        return street.isEmpty() ? "node:" + node : "street:" + street;
    }
}
