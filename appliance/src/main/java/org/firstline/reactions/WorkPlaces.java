package org.firstline.reactions;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstline.network.Network;
import org.firstline.network.Node;
import org.firstline.network.NodeState;
import org.firstline.works.PlannedWork;
import org.firstline.works.Works;

/** Where works are, in the tree of the network. */
public record WorkPlaces(Network network) {
    /** More names than this are not read; "and others" says so by itself. */
    private static final int NAMED = 3;

    /** All nodes that are without service while they last. */
    public Set<String> nodes(Collection<String> roots) {
        var all = new LinkedHashSet<String>();
        roots.forEach(root -> all.addAll(network.tree().subtree(root)));
        return all;
    }

    /** The names of its highest nodes: "Lenina 5, Lenina 7". */
    public String area(PlannedWork work) {
        List<String> names = work.nodes().stream()
                .sorted()
                .map(id -> network.tree().find(id).map(Node::name).orElse(id))
                .toList();
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " +" + (names.size() - NAMED) : first;
    }

    /** The works that go on where this node hangs. */
    public Optional<PlannedWork> findRunning(Works works, String node) {
        List<String> path = network.tree().path(node);
        return works.running().stream()
                .filter(work -> path.stream().anyMatch(work.nodes()::contains))
                .findFirst();
    }

    /** Whether any of it is down although nobody works there any more, as far as monitors know. */
    boolean isDown(PlannedWork work) {
        return nodes(work.nodes()).stream()
                .anyMatch(node -> network.find(node)
                        .filter(view -> view.alerts() > 0)
                        .filter(view -> view.state() != NodeState.WARNING)
                        .isPresent());
    }
}
