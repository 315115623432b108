package org.firstline.demo;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstline.network.Node;
import org.firstline.subscribers.SubscriberData;

/**
 * The town as billing and network books have it.
 *
 * @param nodes parents before children
 * @param leaves the nodes that serve subscribers
 */
record Town(List<Node> nodes, List<Node> leaves, List<SubscriberData> subscribers) {
    static Town of(Dice dice) {
        TownTree tree = TownTree.grown();
        Set<String> served = tree.places().stream().map(Place::node).collect(Collectors.toSet());
        List<Node> leaves =
                tree.nodes().stream().filter(n -> served.contains(n.id())).toList();
        return new Town(tree.nodes(), leaves, Residents.of(tree.places(), dice));
    }
}
