package org.firstline.subscribers;

import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One service that a subscriber has.
 *
 * @param node the network node that brings it, where that is not the one that serves him otherwise; null = that one
 */
public record Subscription(ServiceKind kind, @Nullable String node) {
    public Subscription {
        if (node != null && node.isBlank()) node = null;
        if (node != null && node.length() > 64) throw new Refused("subscribers.too-long-node", 64);
    }
}
