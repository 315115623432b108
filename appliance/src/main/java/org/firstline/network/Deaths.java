package org.firstline.network;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rolls dead nodes up the tree. A node is dead when its own alert says so, or when nobody watches it and all its
 * watched children, at least two, are dead. Dead nodes are gathered under their highest dead ancestor; also under one
 * that is not dead itself when most of its many watched children are (the rules say how many, and what "most" is): then
 * one outage is told of it, but only what really is behind dead nodes counts as down. A node that a second uplink keeps
 * alive is not behind the dead one, and what dies below it has nothing to do with that one. The outcome does not depend
 * on the order of the nodes.
 */
final class Deaths {
    /**
     * One outage as the tree suggests it.
     *
     * @param root the highest node
     * @param dead the highest dead nodes in it: the root alone, or nodes below it
     * @param down everything behind those
     */
    record Group(String root, Set<String> dead, Set<String> down) {}

    private final Tree tree;
    private final DampingRules rules;
    private final Set<String> dead = new HashSet<>();
    private final Set<String> gathering = new HashSet<>();
    private final Map<String, Integer> deadChildren = new HashMap<>();
    private Set<String> cut = Set.of();

    private Deaths(Tree tree, DampingRules rules) {
        this.tree = tree;
        this.rules = rules;
    }

    /** @param own nodes with an alert of their own, all in the tree */
    static Deaths of(Tree tree, DampingRules rules, Collection<String> own) {
        var deaths = new Deaths(tree, rules);
        deaths.dead.addAll(own);
        var counted = new HashSet<String>();
        var waiting = new ArrayDeque<String>(deaths.dead);
        while (!waiting.isEmpty()) {
            String node = waiting.remove();
            // a child that no monitor can speak of is not asked for, so it must not count either
            if (counted.add(node) && tree.watches(node)) deaths.countAt(tree.parent(node), waiting);
        }
        deaths.cut = tree.cutOff(deaths.dead);
        return deaths;
    }

    private void countAt(@Nullable String parent, ArrayDeque<String> waiting) {
        if (parent == null) return;
        int gone = deadChildren.merge(parent, 1, Integer::sum);
        int watched = tree.watchedChildren(parent).size();
        if (gone == watched
                && gone >= 2
                && tree.find(parent).filter(Node::watched).isEmpty()) {
            if (dead.add(parent)) waiting.add(parent);
        } else if (watched >= rules.mostChildren() && gone >= rules.mostShare() * watched) {
            gathering.add(parent);
        }
    }

    /** The highest node that gathers this one; itself where nothing above is dead. */
    String top(String node) {
        String top = node;
        for (String at = above(node); at != null; at = above(at))
            if (dead.contains(at) || gathering.contains(at)) top = at;
        return top;
    }

    /** What it hangs on; null at the top, and where the other uplink has taken over. */
    private @Nullable String above(String node) {
        String parent = tree.parent(node);
        return parent != null && cut.contains(parent) && !cut.contains(node) ? null : parent;
    }

    /** One group for each top, by its root. */
    SortedMap<String, Group> groups() {
        var highest = new TreeMap<String, Set<String>>();
        for (String node : dead)
            if (!hasDeadAncestor(node))
                highest.computeIfAbsent(top(node), id -> new LinkedHashSet<>()).add(node);
        var groups = new TreeMap<String, Group>();
        highest.forEach((root, nodes) -> {
            var down = new HashSet<String>();
            for (String node : nodes) gather(node, down);
            groups.put(root, new Group(root, nodes, down));
        });
        return groups;
    }

    private boolean hasDeadAncestor(String node) {
        for (String at = above(node); at != null; at = above(at)) if (dead.contains(at)) return true;
        return false;
    }

    /** The node and what is cut off with it. */
    private void gather(String node, Set<String> into) {
        var waiting = new ArrayDeque<String>();
        waiting.add(node);
        while (!waiting.isEmpty()) {
            String next = waiting.remove();
            if (!into.add(next)) continue;
            for (String child : tree.children(next)) if (cut.contains(child)) waiting.add(child);
        }
    }
}
