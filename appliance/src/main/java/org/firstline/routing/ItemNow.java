package org.firstline.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item as it stands.
 *
 * @param agent to whom it is offered or who talks
 * @param since when it came into this phase
 * @param position in its queue, 1 is next; an offered item keeps its place; 0 for one that is talked about
 */
public record ItemNow(WorkItem item, Phase phase, @Nullable String agent, Instant since, int position) {
    /** Where an item is on its way. */
    public enum Phase {
        WAITING,
        OFFERED,
        TALKING
    }
}
