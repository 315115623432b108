package org.firstline.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.firstline.network.DamperState.Phase;

/** All that readers ask for, as of one moment; immutable, so any thread may read it while the next one is made. */
record Snapshot(
        Tree tree,
        HostIndex hosts,
        SortedMap<Long, Alert> openAlerts,
        DamperState damper,
        SortedMap<Long, Outage> outages,
        Quiet quiet,
        Map<String, List<Alert>> alertsByNode,
        Map<String, Long> outageByNode) {

    /** @param outages those that the damper still covers */
    static Snapshot of(
            Tree tree,
            HostIndex hosts,
            SortedMap<Long, Alert> openAlerts,
            DamperState damper,
            SortedMap<Long, Outage> outages,
            Quiet quiet) {
        var alertsByNode = new HashMap<String, List<Alert>>();
        for (Alert alert : openAlerts.values())
            if (alert.node() != null)
                alertsByNode.merge(alert.node(), List.of(alert), (a, b) -> {
                    var all = new ArrayList<>(a);
                    all.addAll(b);
                    return all;
                });
        var outageByNode = new HashMap<String, Long>();
        damper.in(Phase.OPEN).values().forEach(c -> c.down().forEach(node -> outageByNode.putIfAbsent(node, c.id())));
        return new Snapshot(tree, hosts, openAlerts, damper, outages, quiet, alertsByNode, outageByNode);
    }

    static Snapshot empty() {
        return of(
                Tree.EMPTY,
                new HostIndex(Tree.EMPTY),
                new TreeMap<>(),
                DamperState.EMPTY,
                new TreeMap<>(),
                Quiet.NOWHERE);
    }

    Optional<Outage> outageOf(String node) {
        return Optional.ofNullable(outageByNode.get(node)).map(outages::get);
    }

    NodeView view(Node node) {
        var alerts = alertsByNode.getOrDefault(node.id(), List.of());
        return new NodeView(
                node, tree.children(node.id()), state(node.id(), alerts), alerts.size(), outageByNode.get(node.id()));
    }

    private NodeState state(String node, List<Alert> alerts) {
        var pulse = damper.pulses().get(node);
        if (pulse != null && pulse.dead() != pulse.settled()) return NodeState.SETTLING;
        if (pulse != null && pulse.settled()) return NodeState.DOWN;
        if (outageByNode.containsKey(node)) return NodeState.CUT_OFF;
        if (quiet.has(node)) return NodeState.WORKS;
        return alerts.isEmpty() ? NodeState.UP : NodeState.WARNING;
    }
}
