package org.firstline.network;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.firstline.network.DamperState.Cover;
import org.firstline.network.DamperState.Phase;
import org.firstline.network.DamperState.Pulse;

/**
 * Makes the damper's state of rows, after a restart. What an outage already covers is settled; an alert that was still
 * being held goes on from when it fired; an outage whose alerts were just gone waits the whole time to clear again. How
 * often a node flapped is forgotten.
 */
final class Restore {
    private Restore() {}

    static DamperState of(
            Collection<Alert> open,
            Collection<Outage> outages,
            Set<Long> muted,
            long lastId,
            Tree tree,
            Quiet quiet,
            Instant now) {
        var covers = new TreeMap<Long, Cover>();
        for (Outage o : outages) {
            var phase = o.state().open() ? Phase.OPEN : muted.contains(o.id()) ? Phase.MUTED : Phase.CLEARED;
            var since = o.clearedAt() == null ? now : o.clearedAt();
            covers.put(
                    o.id(),
                    new Cover(
                            o.id(),
                            o.node(),
                            o.nodes(),
                            phase == Phase.OPEN ? o.nodes() : Set.of(),
                            phase,
                            since,
                            o.byHand(),
                            o.state() == OutageState.DISMISSED));
        }
        var covered = covers.values().stream()
                .filter(c -> c.phase() != Phase.CLEARED)
                .flatMap(c -> c.nodes().stream())
                .collect(Collectors.toSet());
        var pulses = new TreeMap<String, Pulse>();
        for (Alert a : open) {
            if (!a.kills() || a.node() == null || !tree.has(a.node())) continue;
            if (quiet.has(a.node()) && !covered.contains(a.node())) continue;
            pulses.merge(
                    a.node(),
                    new Pulse(Set.of(Long.toString(a.id())), covered.contains(a.node()), a.firstSeen(), List.of()),
                    Restore::both);
        }
        for (Cover c : covers.values())
            if (c.phase() == Phase.OPEN
                    && !c.byHand()
                    && pulses.keySet().stream().noneMatch(c.nodes()::contains))
                pulses.put(c.root(), new Pulse(Set.of(), true, now, List.of()));
        return new DamperState(pulses, covers, lastId + 1);
    }

    private static Pulse both(Pulse a, Pulse b) {
        var alerts = new HashSet<>(a.alerts());
        alerts.addAll(b.alerts());
        return new Pulse(alerts, a.settled(), a.since().isBefore(b.since()) ? a.since() : b.since(), List.of());
    }
}
