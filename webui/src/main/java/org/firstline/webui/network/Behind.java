package org.firstline.webui.network;

import java.util.HashMap;
import java.util.Map;
import org.firstline.network.Tree;

/** How many subscribers hang on each node, directly or through other nodes. */
record Behind(Map<String, Integer> counts) {
    Behind {
        counts = Map.copyOf(counts);
    }

    /** @param direct how many are connected at each node itself; nodes that the tree does not have are left out */
    static Behind of(Tree tree, Map<String, Integer> direct) {
        var sums = new HashMap<String, Integer>();
        direct.forEach((node, count) -> tree.path(node).forEach(above -> sums.merge(above, count, Integer::sum)));
        return new Behind(sums);
    }

    int node(String id) {
        return counts.getOrDefault(id, 0);
    }
}
