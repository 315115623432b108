package org.firstline.network;

import java.util.List;
import java.util.stream.Stream;
import org.firstline.base.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A place in the network tree: a site, a router, an OLT, a switch, a port, a building.
 *
 * @param id as the site's own books name it; unique
 * @param parent what it hangs on; null at the top
 * @param host address or name under which a monitor knows it; empty where nobody watches it
 * @param name for people; the id where nobody gave one
 * @param kind "site", "olt", "switch": the site's own word, or empty
 * @param second another uplink, as in a ring: the node serves as long as one of both lives; null for none
 */
public record Node(
        String id,
        @Nullable String parent,
        String host,
        String name,
        String kind,
        @Nullable String second) {
    /** The kinds that screens offer; a site may write others. */
    public static final List<String> KINDS =
            List.of("site", "router", "olt", "switch", "headend", "amplifier", "port", "pon", "building");

    public Node {
        if (id.isBlank()) throw new Refused("network.no-id");
        if (parent != null && parent.isBlank()) parent = null;
        if (second != null && (second.isBlank() || second.equals(parent))) second = null;
        if (name.isBlank()) name = id;
        if (Stream.of(id, parent == null ? "" : parent, second == null ? "" : second)
                .anyMatch(one -> one.length() > 64)) throw new Refused("network.too-long-id", 64);
        if (host.length() > 200) throw new Refused("network.too-long-host", 200);
        if (name.length() > 200) throw new Refused("network.too-long-name", 200);
        if (kind.length() > 40) throw new Refused("network.too-long-kind", 40);
        if (id.equals(parent) || id.equals(second)) throw new Refused("network.circle", id);
    }

    /** With one uplink, as most have. */
    public Node(String id, @Nullable String parent, String host, String name, String kind) {
        this(id, parent, host, name, kind, null);
    }

    /** The same, hanging on another. */
    public Node under(@Nullable String other) {
        return new Node(id, other, host, name, kind, second);
    }

    public boolean watched() {
        return !host.isEmpty();
    }
}
