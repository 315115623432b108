package org.firstline.subscribers;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who is served where, counted once for all who ask: every screen with a tree and every outage wants these figures, and
 * most of the time nobody has come or gone in between. Closed contracts are left out.
 *
 * @param subscribers how many each node serves itself; nodes without any are absent
 * @param places how many are served by exactly these nodes: their own one, and those that bring them a service beside it
 * @param services how many services of each kind each node brings itself
 */
record Census(
        Map<String, Integer> subscribers,
        Map<Set<String>, Integer> places,
        Map<String, Map<ServiceKind, Integer>> services) {
    Census {
        subscribers = Map.copyOf(subscribers);
        places = Map.copyOf(places);
        services = Map.copyOf(services);
    }

    /** How many subscribers these nodes serve, each once. */
    int servedBy(Collection<String> nodes) {
        var wanted = new HashSet<>(nodes);
        return places.entrySet().stream()
                .filter(place -> !Collections.disjoint(place.getKey(), wanted))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
