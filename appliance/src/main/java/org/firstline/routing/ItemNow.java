package org.firstline.routing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item as it stands.
 *
 * @param agent to whom it is offered, the first of them, or who talks
 * @param offeredTo whose phones ring for it
 * @param since when it came into this phase
 * @param position in its queue, 1 is next; an offered item keeps its place; 0 for one that is talked about
 * @param why it still waits; null for one that does not
 */
public record ItemNow(
        WorkItem item,
        Phase phase,
        @Nullable String agent,
        List<String> offeredTo,
        Instant since,
        int position,
        @Nullable Why why) {
    /** Where an item is on its way. */
    public enum Phase {
        WAITING,
        OFFERED,
        TALKING
    }

    /** Why nobody is offered an item. */
    public enum Reason {
        /** No agent of its queue is logged in. */
        NOBODY_LOGGED_IN,
        /** Agents are logged in, but none has the skills it needs now: see {@link Why#detail}. */
        NOBODY_SKILLED,
        /** Who could serve it is on a break, not ready or without a phone. */
        NOBODY_READY,
        /** Who could serve it is busy. */
        ALL_BUSY,
        /** It waits for one agent: {@link Why#detail}. */
        WAITS_FOR_AGENT
    }

    /** @param detail the skills that nobody has, "fiber 2, english 1", or an agent's extension; otherwise empty */
    public record Why(Reason reason, String detail) {}
}
