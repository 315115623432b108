package org.firstline.reactions;

import java.util.Objects;
import org.firstline.diagnostics.Diagnostics;
import org.firstline.diagnostics.Target;
import org.firstline.network.Node;
import org.firstline.network.Tree;
import org.firstline.subscribers.Subscriber;

/** What is to be probed for a subscriber: his own facts, his contract, and the nearest node above him with a host. */
public final class SubscriberLines {
    private SubscriberLines() {}

    public static Target target(Diagnostics diagnostics, Tree tree, Subscriber subscriber) {
        return diagnostics.target(
                subscriber.id(),
                subscriber.contract(),
                nearestHost(tree, Objects.requireNonNullElse(subscriber.node(), "")));
    }

    /** Empty where neither the node nor any above it has one. */
    static String nearestHost(Tree tree, String node) {
        return tree.path(node).reversed().stream()
                .flatMap(id -> tree.find(id).stream())
                .map(Node::host)
                .filter(host -> !host.isEmpty())
                .findFirst()
                .orElse("");
    }
}
