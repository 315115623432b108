package org.firstline.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.firstline.network.DamperState.Cover;
import org.firstline.network.DamperState.Phase;
import org.firstline.network.DamperState.Pulse;
import org.jspecify.annotations.Nullable;

/**
 * Makes outages of alerts: holds back what has not settled, rolls up to the highest dead node, lets late children join,
 * lets an outage grow when its parent dies too, and ends it when all is alive again. Pure: state, facts and the time
 * in, state and decisions out.
 */
final class AlertDamper {
    /** An alert of a node opened or closed; {@code alert} tells the alerts of one node apart. */
    record Signal(String node, String alert, boolean open) {}

    sealed interface Decision {
        record Open(Cover cover) implements Decision {}

        /** @param added nodes that were not in it before */
        record Grow(Cover cover, Set<String> added) implements Decision {}

        /** @param added nodes that were not in it before */
        record Reopen(Cover cover, Set<String> added) implements Decision {}

        record Merge(long id, long into) implements Decision {}

        record Clear(long id) implements Decision {}

        /** All alerts inside are gone: the person's word has done its work. */
        record Unmute(long id) implements Decision {}
    }

    record Step(DamperState state, List<Decision> decisions) {}

    private final Tree tree;
    private final DampingRules rules;
    private final Instant now;
    private final SortedMap<String, Pulse> pulses;
    private final SortedMap<Long, Cover> covers;
    private final List<Decision> decisions = new ArrayList<>();
    private long nextId;

    private AlertDamper(DamperState state, Tree tree, DampingRules rules, Instant now) {
        this.tree = tree;
        this.rules = rules;
        this.now = now;
        this.pulses = new TreeMap<>(state.pulses());
        this.covers = new TreeMap<>(state.covers());
        this.nextId = state.nextId();
    }

    /** @param signals in the order of their arrival; none = only time has passed */
    static Step step(DamperState state, Tree tree, DampingRules rules, List<Signal> signals, Instant now) {
        var damper = new AlertDamper(state, tree, rules, now);
        signals.forEach(damper::hear);
        damper.settle();
        damper.cover();
        damper.end();
        return new Step(new DamperState(damper.pulses, damper.covers, damper.nextId), List.copyOf(damper.decisions));
    }

    /** When the next step is due, if nothing is heard until then. */
    static Optional<Instant> due(DamperState state, DampingRules rules, Instant now) {
        return state.pulses().values().stream()
                .filter(p -> p.dead() != p.settled())
                .map(p -> p.due(rules, now))
                .min(Instant::compareTo);
    }

    private void hear(Signal signal) {
        var old = pulses.getOrDefault(signal.node(), new Pulse(Set.of(), false, now, List.of()));
        var alerts = new HashSet<>(old.alerts());
        if (signal.open()) alerts.add(signal.alert());
        else alerts.remove(signal.alert());
        boolean turned = alerts.isEmpty() == old.dead();
        var deaths = new ArrayList<>(old.deaths());
        if (turned && !alerts.isEmpty()) deaths.add(now);
        while (deaths.size() > rules.flaps()) deaths.removeFirst();
        pulses.put(signal.node(), new Pulse(alerts, old.settled(), turned ? now : old.since(), deaths));
    }

    private void settle() {
        pulses.replaceAll((node, p) -> p.dead() != p.settled() && !now.isBefore(p.due(rules, now))
                ? new Pulse(p.alerts(), p.dead(), p.since(), p.deaths())
                : p);
        pulses.entrySet()
                .removeIf(e -> !tree.has(e.getKey())
                        || e.getValue().quiet()
                                && !now.isBefore(e.getValue().since().plus(rules.flapWindow())));
    }

    private void cover() {
        covers.values()
                .removeIf(c ->
                        c.phase() == Phase.CLEARED && !now.isBefore(c.since().plus(rules.reopenWithin())));
        var believed = nodes(Pulse::settled);
        if (believed.isEmpty() && covers.isEmpty()) return;
        var settled = Deaths.of(tree, rules, believed);
        var coming = Deaths.of(tree, rules, nodes(p -> p.settled() || p.dead() && !p.flapping(rules, now)));
        var comingGroups = coming.groups();
        var downNow = new TreeMap<Long, Set<String>>();
        for (var group : settled.groups().values()) {
            if (isMuted(group)) continue;
            var hits = touching(group, Phase.OPEN);
            if (hits.isEmpty() && isGrowing(group, comingGroups.get(coming.top(group.root())))) continue;
            Cover cover = hits.isEmpty() ? begin(group) : grow(hits, group);
            downNow.computeIfAbsent(cover.id(), id -> new HashSet<>()).addAll(group.down());
        }
        covers.replaceAll((id, c) ->
                c.phase() != Phase.OPEN ? c : c.down(c.byHand() ? c.nodes() : downNow.getOrDefault(id, Set.of())));
    }

    private Set<String> nodes(Predicate<Pulse> which) {
        var found = new HashSet<String>();
        pulses.forEach((node, pulse) -> {
            if (which.test(pulse)) found.add(node);
        });
        return found;
    }

    /** A person's no holds as long as nothing outside of what he saw has died. */
    private boolean isMuted(Deaths.Group group) {
        return covers.values().stream()
                .filter(c -> c.phase() == Phase.MUTED || c.phase() == Phase.CLEARED && c.dismissed())
                .anyMatch(c -> c.nodes().containsAll(group.dead()));
    }

    private List<Cover> touching(Deaths.Group group, Phase phase) {
        return covers.values().stream()
                .filter(c -> c.phase() == phase)
                .filter(c -> group.down().contains(c.root())
                        || Stream.concat(Stream.of(group.root()), group.dead().stream())
                                .anyMatch(c.nodes()::contains))
                .toList();
    }

    /**
     * Monitors report a storm in any order. While more has died around it and is only not settled yet, waiting gives
     * one outage instead of several, or of one that grows at once; but never longer than twice the hold-down, and the
     * time until the next node settles.
     */
    private boolean isGrowing(Deaths.Group group, Deaths.@Nullable Group coming) {
        if (coming == null || group.down().containsAll(coming.down())) return false;
        var earliest = group.down().stream()
                .map(pulses::get)
                .filter(p -> p != null && p.settled())
                .map(Pulse::since)
                .min(Instant::compareTo);
        return earliest.isPresent()
                && now.isBefore(earliest.get().plus(rules.holdDown().multipliedBy(2)));
    }

    private Cover begin(Deaths.Group group) {
        var before = touching(group, Phase.CLEARED);
        if (before.isEmpty()) {
            var cover = new Cover(nextId++, group.root(), group.down(), group.down(), Phase.OPEN, now, false, false);
            covers.put(cover.id(), cover);
            decisions.add(new Decision.Open(cover));
            return cover;
        }
        var last = before.getLast();
        var all = new HashSet<>(last.nodes());
        all.addAll(group.down());
        var cover = last.in(Phase.OPEN, now).grown(higher(group.root(), last.root()), all);
        covers.put(cover.id(), cover);
        decisions.add(new Decision.Reopen(cover, minus(all, last.nodes())));
        return cover;
    }

    /** The oldest takes what is new and swallows the others; one that a person declared is never swallowed. */
    private Cover grow(List<Cover> hits, Deaths.Group group) {
        var first = hits.stream().filter(Cover::byHand).findFirst().orElse(hits.getFirst());
        var all = new HashSet<>(first.nodes());
        all.addAll(group.down());
        String root = higher(group.root(), first.root());
        for (Cover other : hits) {
            if (other.id() == first.id()) continue;
            all.addAll(other.nodes());
            root = higher(other.root(), root);
            covers.remove(other.id());
            decisions.add(new Decision.Merge(other.id(), first.id()));
        }
        if (all.equals(first.nodes()) && root.equals(first.root())) return first;
        var cover = first.grown(root, all);
        covers.put(cover.id(), cover);
        decisions.add(new Decision.Grow(cover, minus(all, first.nodes())));
        return cover;
    }

    private String higher(String candidate, String present) {
        return tree.isWithin(present, candidate) ? candidate : present;
    }

    private static Set<String> minus(Set<String> all, Set<String> known) {
        var rest = new HashSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    private void end() {
        var stirring = nodes(p -> !p.quiet());
        for (Map.Entry<Long, Cover> entry : covers.entrySet()) {
            var cover = entry.getValue();
            if (stirring.stream().anyMatch(cover.nodes()::contains)) continue;
            if (cover.phase() == Phase.OPEN && !cover.byHand()) {
                decisions.add(new Decision.Clear(cover.id()));
                entry.setValue(cover.in(Phase.CLEARED, now));
            } else if (cover.phase() == Phase.MUTED) {
                decisions.add(new Decision.Unmute(cover.id()));
                entry.setValue(cover.in(Phase.CLEARED, now));
            }
        }
    }
}
