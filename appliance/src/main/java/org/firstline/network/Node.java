package org.firstline.network;

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
 */
public record Node(String id, @Nullable String parent, String host, String name, String kind) {
    public Node {
        if (id.isBlank()) throw new Refused("network.no-id");
        if (parent != null && parent.isBlank()) parent = null;
        if (name.isBlank()) name = id;
        if (id.length() > 64 || parent != null && parent.length() > 64) throw new Refused("network.too-long-id", 64);
        if (host.length() > 200) throw new Refused("network.too-long-host", 200);
        if (name.length() > 200) throw new Refused("network.too-long-name", 200);
        if (kind.length() > 40) throw new Refused("network.too-long-kind", 40);
        if (id.equals(parent)) throw new Refused("network.circle", id);
    }

    public boolean watched() {
        return !host.isEmpty();
    }
}
