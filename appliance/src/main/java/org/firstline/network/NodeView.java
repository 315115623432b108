package org.firstline.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node with what is going on there.
 *
 * @param children ids
 * @param alerts how many are open on it
 * @param outage the open one that it is down in; null where there is none
 */
public record NodeView(
        Node node,
        List<String> children,
        NodeState state,
        int alerts,
        @Nullable Long outage) {}
