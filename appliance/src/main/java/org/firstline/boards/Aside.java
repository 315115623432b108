package org.firstline.boards;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What boards show beside queues.
 *
 * @param oldestSms since when the first of the messages that wait does; null when none waits
 * @param breaks agents on a break by its reason, as people call it
 */
public record Aside(List<TrunkFacts> trunks, @Nullable Instant oldestSms, Map<String, Integer> breaks) {
    public static final Aside NONE = new Aside(List.of(), null, Map.of());

    public Aside {
        trunks = List.copyOf(trunks);
        breaks = Map.copyOf(breaks);
    }

    /** @param channels 0 for no limit */
    public record TrunkFacts(String name, boolean up, int used, int channels) {}
}
