package org.firstline.reactions;

import org.firstline.tickets.Tickets;
import org.jspecify.annotations.Nullable;

/** What a ticket is about that nobody has looked at yet. Pure. */
final class About {
    private About() {}

    /**
     * @param chosen by the caller, or by the flow that led him; empty where nothing was
     * @param queue whose people it is for, in case it has a category's name
     */
    static String category(String chosen, @Nullable String queue) {
        if (Tickets.CATEGORIES.contains(chosen)) return chosen;
        return queue != null && Tickets.CATEGORIES.contains(queue) ? queue : "other";
    }
}
