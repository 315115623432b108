package org.firstline.network;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the damper knows, immutable.
 *
 * @param pulses of nodes that are, or lately were, under alert
 * @param covers the outages that alerts can still touch, by id
 * @param nextId the id of the next outage
 */
record DamperState(SortedMap<String, Pulse> pulses, SortedMap<Long, Cover> covers, long nextId) {
    static final DamperState EMPTY = new DamperState(new TreeMap<>(), new TreeMap<>(), 1);

    DamperState {
        pulses = Collections.unmodifiableSortedMap(pulses);
        covers = Collections.unmodifiableSortedMap(covers);
    }

    /**
     * One node under alert.
     *
     * @param alerts those that are open; none = alive
     * @param settled whether it is believed to be dead
     * @param since when it last changed between dead and alive
     * @param deaths the latest ones, within the window of flapping
     */
    record Pulse(Set<String> alerts, boolean settled, Instant since, List<Instant> deaths) {
        Pulse {
            alerts = Set.copyOf(alerts);
            deaths = List.copyOf(deaths);
        }

        boolean dead() {
            return !alerts.isEmpty();
        }

        boolean quiet() {
            return !dead() && !settled;
        }

        /** When its present condition is to be believed. */
        Instant due(DampingRules rules, Instant now) {
            var wait = flapping(rules, now) ? rules.flapHold() : dead() ? rules.holdDown() : rules.clearAfter();
            return since.plus(wait);
        }

        boolean flapping(DampingRules rules, Instant now) {
            var from = now.minus(rules.flapWindow());
            return deaths.stream().filter(death -> death.isAfter(from)).count() >= rules.flaps();
        }
    }

    enum Phase {
        OPEN,
        /** A person ended it while alerts are still open: they start nothing new. */
        MUTED,
        CLEARED
    }

    /**
     * An outage as the damper sees it.
     *
     * @param nodes all that were ever down in it
     * @param down those that are down now
     * @param since when it came into its phase
     * @param dismissed a person said that it is none
     */
    record Cover(
            long id,
            String root,
            Set<String> nodes,
            Set<String> down,
            Phase phase,
            Instant since,
            boolean byHand,
            boolean dismissed) {
        Cover {
            nodes = Set.copyOf(nodes);
            down = Set.copyOf(down);
        }

        Cover in(Phase next, Instant at) {
            return new Cover(id, root, nodes, next == Phase.OPEN ? down : Set.of(), next, at, byHand, dismissed);
        }

        Cover grown(String top, Set<String> all) {
            return new Cover(id, top, all, down, phase, since, byHand, dismissed);
        }

        Cover down(Set<String> now) {
            return now.equals(down) ? this : new Cover(id, root, nodes, now, phase, since, byHand, dismissed);
        }
    }

    DamperState withCover(Cover cover) {
        var changed = new TreeMap<Long, Cover>(covers);
        changed.put(cover.id(), cover);
        return new DamperState(pulses, changed, Math.max(nextId, cover.id() + 1));
    }

    /** The next id is taken by an outage that is none of the damper's business. */
    DamperState withIdTaken() {
        return new DamperState(pulses, covers, nextId + 1);
    }

    DamperState withoutCover(long id) {
        var changed = new TreeMap<Long, Cover>(covers);
        changed.remove(id);
        return new DamperState(pulses, changed, nextId);
    }

    /** What a person ended: while alerts are open inside, they start nothing new. */
    DamperState ended(long id, boolean dismissed, Instant now) {
        Cover c = covers.get(id);
        if (c == null) return this;
        return withCover(new Cover(id, c.root(), c.nodes(), Set.of(), Phase.MUTED, now, c.byHand(), dismissed));
    }

    Map<Long, Cover> in(Phase phase) {
        var found = new TreeMap<Long, Cover>();
        covers.forEach((id, cover) -> {
            if (cover.phase() == phase) found.put(id, cover);
        });
        return found;
    }
}
