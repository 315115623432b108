package org.firstline.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All nodes, immutable; 50,000 are a small tree. A node whose parent is not there stands at the top. There are no
 * circles: {@link #circle} is asked before anything is written.
 */
public final class Tree {
    public static final Tree EMPTY = new Tree(List.of());

    private final TreeMap<String, Node> nodes = new TreeMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    /** By the node that is somebody's second uplink. */
    private final Map<String, List<String>> seconds = new HashMap<>();

    private final List<String> roots = new ArrayList<>();
    /** Nodes that a monitor watches, or that have such a node below them. */
    private final Set<String> watched = new HashSet<>();

    public Tree(Collection<Node> all) {
        for (Node node : all) nodes.put(node.id(), node);
        for (Node node : nodes.values()) {
            String parent = parent(node.id());
            if (parent == null) roots.add(node.id());
            else children.computeIfAbsent(parent, id -> new ArrayList<>()).add(node.id());
            String second = node.second();
            if (second != null && nodes.containsKey(second) && parent != null)
                seconds.computeIfAbsent(second, id -> new ArrayList<>()).add(node.id());
        }
        for (Node node : nodes.values())
            if (node.watched()) for (String at = node.id(); at != null && watched.add(at); ) at = parent(at);
    }

    public int size() {
        return nodes.size();
    }

    public Optional<Node> find(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    boolean has(String id) {
        return nodes.containsKey(id);
    }

    /** A copy that may be changed. */
    Map<String, Node> byId() {
        return new HashMap<>(nodes);
    }

    /** In the order of their ids. */
    public Collection<Node> all() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    /** In the order of their ids, those that come after this one. */
    public Collection<Node> after(String id) {
        return Collections.unmodifiableCollection(nodes.tailMap(id, false).values());
    }

    public List<String> roots() {
        return List.copyOf(roots);
    }

    public List<String> children(String id) {
        return List.copyOf(children.getOrDefault(id, List.of()));
    }

    /** Whether a monitor can say anything of it, directly or by what hangs on it. */
    boolean watches(String id) {
        return watched.contains(id);
    }

    /** The children that a monitor can say anything of, directly or by what hangs on them. */
    List<String> watchedChildren(String id) {
        return children.getOrDefault(id, List.of()).stream()
                .filter(watched::contains)
                .toList();
    }

    /** Null at the top, and for a node that is not there. */
    @Nullable
    String parent(String id) {
        Node node = nodes.get(id);
        return node == null || node.parent() == null || !nodes.containsKey(node.parent()) ? null : node.parent();
    }

    /** The node and everything behind it; empty for a node that is not there. */
    public Set<String> subtree(String id) {
        var found = new LinkedHashSet<String>();
        var waiting = new ArrayDeque<String>();
        if (has(id)) waiting.add(id);
        while (!waiting.isEmpty()) {
            String next = waiting.remove();
            if (found.add(next)) waiting.addAll(children.getOrDefault(next, List.of()));
        }
        return found;
    }

    /**
     * For each node how many hang on it or on anything below it, each once; nodes with none are absent. One walk up for each
     * place.
     *
     * @param places how many hang on exactly these nodes; those that are not there are left out
     */
    public Map<String, Integer> below(Map<Set<String>, Integer> places) {
        var sums = new HashMap<String, Integer>();
        places.forEach((place, count) -> place.stream()
                .flatMap(node -> path(node).stream())
                .distinct()
                .forEach(above -> sums.merge(above, count, Integer::sum)));
        return sums;
    }

    /** The nodes that have this one as their second uplink. */
    public List<String> seconds(String id) {
        return List.copyOf(seconds.getOrDefault(id, List.of()));
    }

    /** The node and everything that would be without service if it died: who has another uplink that lives is not. */
    public Set<String> behind(String id) {
        return cutOff(has(id) ? List.of(id) : List.of());
    }

    /**
     * The dead nodes and all that hang on them, but for those that a second uplink still joins to something alive. The
     * work is in proportion to what hangs on the dead.
     *
     * @param dead all in the tree
     */
    Set<String> cutOff(Collection<String> dead) {
        var cut = new LinkedHashSet<String>();
        var waiting = new ArrayDeque<String>(dead);
        while (!waiting.isEmpty()) {
            String next = waiting.remove();
            if (cut.add(next)) waiting.addAll(children.getOrDefault(next, List.of()));
        }
        if (seconds.isEmpty()) return cut;
        var gone = new HashSet<>(dead);
        for (String id : cut) if (!gone.contains(id) && lives(id, cut)) waiting.add(id);
        while (!waiting.isEmpty()) {
            String alive = waiting.remove();
            if (!cut.remove(alive)) continue;
            for (String next : children.getOrDefault(alive, List.of())) if (!gone.contains(next)) waiting.add(next);
            for (String next : seconds.getOrDefault(alive, List.of())) if (!gone.contains(next)) waiting.add(next);
        }
        return cut;
    }

    private boolean lives(String id, Set<String> cut) {
        Node node = nodes.get(id);
        String second = node == null ? null : node.second();
        return second != null && nodes.containsKey(second) && !cut.contains(second);
    }

    /** From the top down to the node itself; empty for a node that is not there. */
    public List<String> path(String id) {
        var path = new ArrayList<String>();
        for (String at = has(id) ? id : null; at != null; at = parent(at)) path.addFirst(at);
        return path;
    }

    /** Whether {@code id} is {@code top} or hangs on it. */
    public boolean isWithin(String id, String top) {
        for (String at = id; at != null; at = parent(at)) if (at.equals(top)) return true;
        return false;
    }

    /**
     * Walks up from a node and looks for a circle of parents, which it may stand on or only lead into.
     *
     * @param checked nodes from which the way up is known to end; those of this walk are added
     * @return the nodes of the circle; empty where there is none
     */
    static List<String> circle(String start, Map<String, Node> nodes, Set<String> checked) {
        var path = new ArrayList<String>();
        var onPath = new HashSet<String>();
        for (Node at = nodes.get(start); at != null && !checked.contains(at.id()); at = nodes.get(at.parent())) {
            if (!onPath.add(at.id())) return List.copyOf(path.subList(path.indexOf(at.id()), path.size()));
            path.add(at.id());
            if (at.parent() == null) break;
        }
        checked.addAll(path);
        return List.of();
    }
}
