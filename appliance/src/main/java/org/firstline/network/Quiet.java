package org.firstline.network;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Where alerts are kept and start no outage, because somebody works there: immutable.
 *
 * @param roots by who wants that
 * @param nodes all of them with everything behind them, in the tree as it is
 */
record Quiet(Map<String, Set<String>> roots, Set<String> nodes) {
    static final Quiet NOWHERE = new Quiet(Map.of(), Set.of());

    Quiet {
        roots = Map.copyOf(roots);
        nodes = Set.copyOf(nodes);
    }

    static Quiet of(Map<String, Set<String>> roots, Tree tree) {
        var nodes = new HashSet<String>();
        roots.values().forEach(some -> some.forEach(root -> nodes.addAll(tree.subtree(root))));
        return new Quiet(roots, nodes);
    }

    /** @param some none: no longer */
    Quiet with(String source, Collection<String> some, Tree tree) {
        var changed = new HashMap<>(roots);
        if (some.isEmpty()) changed.remove(source);
        else changed.put(source, Set.copyOf(some));
        return of(changed, tree);
    }

    boolean has(String node) {
        return nodes.contains(node);
    }
}
