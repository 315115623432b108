package org.firstline.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who would be without what if a node died, by kinds that whoever knows the subscribers gives. Made once of the counts of
 * each node; then a node's own figures cost what hangs on it, and the sums for a whole tree one walk up for each node that
 * serves anybody.
 *
 * @param direct what each node brings itself, by kind
 */
public record Affected<K extends Comparable<K>>(Tree tree, Map<String, Map<K, Integer>> direct) {
    public Affected {
        direct = Map.copyOf(direct);
    }

    /** Exactly, rings respected: who has another uplink is not affected. Kinds without any are absent. */
    public Map<K, Integer> of(String node) {
        return sum(tree.behind(node));
    }

    /** What these nodes bring together. */
    public Map<K, Integer> sum(Set<String> nodes) {
        var sums = new TreeMap<K, Integer>();
        for (String node : nodes)
            direct.getOrDefault(node, Map.of()).forEach((kind, many) -> sums.merge(kind, many, Integer::sum));
        return sums;
    }

    /** For each node what it and all below it bring, as the tree is drawn. */
    public Map<String, Map<K, Integer>> below() {
        var sums = new HashMap<String, Map<K, Integer>>();
        direct.forEach((node, counts) -> tree.path(node)
                .forEach(above -> counts.forEach((kind, many) ->
                        sums.computeIfAbsent(above, a -> new TreeMap<>()).merge(kind, many, Integer::sum))));
        return sums;
    }
}
