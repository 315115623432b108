package org.firstline.network;

import java.time.Instant;
import java.util.List;
import org.firstline.network.alerts.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor says of a host, as it is kept: one row for each alert of a monitor, however often it fires.
 *
 * @param key the monitor's own, unique within the source
 * @param node the node it is about; null = unmatched: the tree knows none of its hosts
 * @param meansDown whether it is taken to mean that the host serves nobody
 * @param times how often it fired
 * @param firstSeen of its present or last firing, by the box's clock
 * @param clearedAt when the monitor took it back; null while it is open
 */
public record Alert(
        long id,
        String source,
        String key,
        @Nullable String node,
        List<String> hosts,
        String name,
        Severity severity,
        boolean open,
        boolean meansDown,
        String summary,
        int times,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant clearedAt) {
    public Alert {
        hosts = List.copyOf(hosts);
    }

    /** Whether it now says that its host serves nobody. */
    boolean kills() {
        return open && meansDown;
    }

    Alert at(@Nullable String place) {
        return new Alert(
                id, source, key, place, hosts, name, severity, open, meansDown, summary, times, firstSeen, lastSeen,
                clearedAt);
    }
}
