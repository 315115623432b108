package org.firstline.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds places from which enough people complained within the window; pure, and whatever the order of the complaints. A
 * place is the node that serves them or one of the {@value #LEVELS} above it, but never the top of the tree: in a busy
 * hour a whole town complains of nothing in particular. Of nodes on one another the lowest with enough is meant. A street
 * is a place too, for those of whom the tree knows nothing; it is left out where a node explains all of its complaints.
 */
final class ClusterRule {
    private static final int LEVELS = 2;
    private static final int MOST_PARTS = 3;
    private static final SequencedMap<String, Integer> NO_PARTS =
            Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

    private ClusterRule() {}

    /**
     * @param known whether a node is part of an outage already: who sits there is no news
     * @return the largest first
     */
    static List<Suspicion> find(
            Collection<Complaint> complaints, Tree tree, ClusterRules rules, Predicate<String> known, Instant now) {
        Instant from = now.minus(rules.window());
        var fresh = complaints.stream()
                .filter(c -> c.at().isAfter(from) && !c.at().isAfter(now))
                .filter(c -> c.node() == null || !known.test(c.node()))
                .toList();
        var found = new ArrayList<Suspicion>();
        for (var kind : Complaint.Kind.values()) {
            int enough = rules.enough(kind);
            if (enough == 0) continue;
            var mine = fresh.stream().filter(c -> c.kind() == kind).toList();
            var nodes = nodes(mine, tree, kind, enough);
            found.addAll(nodes);
            found.addAll(streets(mine, tree, kind, enough, nodes));
        }
        found.sort(Comparator.comparing((Suspicion s) -> -s.who().size())
                .thenComparing(Suspicion::kind)
                .thenComparing(Suspicion::place));
        return List.copyOf(found);
    }

    private static List<Suspicion> nodes(List<Complaint> complaints, Tree tree, Complaint.Kind kind, int enough) {
        var byNode = new TreeMap<String, List<Complaint>>();
        for (Complaint one : complaints) {
            String at = one.node();
            for (int level = 0; level <= LEVELS && at != null; level++) {
                String above = tree.parent(at);
                if (!tree.has(at) || above == null) break;
                byNode.computeIfAbsent(at, node -> new ArrayList<>()).add(one);
                at = above;
            }
        }
        byNode.values().removeIf(all -> people(all).size() < enough);
        var lowest = new ArrayList<Suspicion>();
        byNode.forEach((node, all) -> {
            boolean lower =
                    byNode.keySet().stream().anyMatch(other -> !other.equals(node) && tree.isWithin(other, node));
            if (!lower) lowest.add(suspicion(node, "", kind, all, parts(node, all, tree)));
        });
        return lowest;
    }

    private static List<Suspicion> streets(
            List<Complaint> complaints, Tree tree, Complaint.Kind kind, int enough, List<Suspicion> nodes) {
        var byStreet = new TreeMap<String, List<Complaint>>();
        for (Complaint one : complaints) {
            String street = Street.of(one.address());
            if (!street.isEmpty())
                byStreet.computeIfAbsent(street, s -> new ArrayList<>()).add(one);
        }
        var found = new ArrayList<Suspicion>();
        byStreet.forEach((street, all) -> {
            Set<Long> who = people(all);
            boolean explained = nodes.stream().anyMatch(node -> node.who().containsAll(who));
            if (who.size() >= enough && !explained)
                found.add(suspicion(common(all, tree), street, kind, all, NO_PARTS));
        });
        return found;
    }

    /** The lowest node that all of those hang on whose node is known; null for none but the top. */
    private static @Nullable String common(List<Complaint> all, Tree tree) {
        List<String> path = null;
        for (Complaint one : all) {
            String node = one.node();
            if (node == null || !tree.has(node)) continue;
            var other = tree.path(node);
            if (path == null) {
                path = other;
                continue;
            }
            int same = 0;
            while (same < path.size() && same < other.size() && path.get(same).equals(other.get(same))) same++;
            path = path.subList(0, same);
        }
        return path == null || path.size() < 2 ? null : path.getLast();
    }

    private static Set<Long> people(List<Complaint> all) {
        var who = new HashSet<Long>();
        all.forEach(one -> who.add(one.who()));
        return who;
    }

    /** A village's OLT may have sixteen ports, and all who complain hang on two of them. */
    private static SequencedMap<String, Integer> parts(String node, List<Complaint> all, Tree tree) {
        var behind = new TreeMap<String, Set<Long>>();
        for (Complaint one : all) {
            List<String> path = one.node() == null ? List.of() : tree.path(one.node());
            int at = path.indexOf(node);
            if (at < 0 || at + 1 == path.size()) return NO_PARTS;
            behind.computeIfAbsent(path.get(at + 1), part -> new HashSet<>()).add(one.who());
        }
        if (behind.size() > MOST_PARTS || behind.size() == tree.children(node).size()) return NO_PARTS;
        var parts = new LinkedHashMap<String, Integer>();
        behind.entrySet().stream()
                .sorted(Comparator.comparing(part -> -part.getValue().size()))
                .forEach(part -> parts.put(part.getKey(), part.getValue().size()));
        return parts;
    }

    private static Suspicion suspicion(
            @Nullable String node,
            String street,
            Complaint.Kind kind,
            List<Complaint> all,
            SequencedMap<String, Integer> parts) {
        var times = all.stream().map(Complaint::at).sorted().toList();
        return new Suspicion(node, street, kind, people(all), times.getFirst(), times.getLast(), parts);
    }

    /** Those of these that a person has not waved off. */
    static List<Suspicion> without(List<Suspicion> all, Map<String, Instant> wavedOff, Instant now) {
        return all.stream()
                .filter(one -> Objects.requireNonNullElse(wavedOff.get(one.place()), Instant.MIN)
                        .isBefore(now))
                .toList();
    }
}
