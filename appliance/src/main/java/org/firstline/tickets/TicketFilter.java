package org.firstline.tickets;

import org.jspecify.annotations.Nullable;

/**
 * Which tickets to list; a null asks for nothing.
 *
 * @param openOnly true leaves SOLVED and CLOSED out
 * @param text part of the subject in any case, or the number of the ticket
 */
public record TicketFilter(
        @Nullable TicketState state,
        boolean openOnly,
        @Nullable Long subscriber,
        @Nullable String owner,
        @Nullable Long outage,
        @Nullable String category,
        @Nullable String text) {
    public static final TicketFilter ALL = new TicketFilter(null, false, null, null, null, null, null);
    public static final TicketFilter OPEN = new TicketFilter(null, true, null, null, null, null, null);

    public TicketFilter {
        if (text != null && text.isBlank()) text = null;
    }

    public TicketFilter ofSubscriber(long which) {
        return new TicketFilter(state, openOnly, which, owner, outage, category, text);
    }

    public TicketFilter ofOwner(String who) {
        return new TicketFilter(state, openOnly, subscriber, who, outage, category, text);
    }

    public TicketFilter ofOutage(long which) {
        return new TicketFilter(state, openOnly, subscriber, owner, which, category, text);
    }

    public TicketFilter inState(TicketState which) {
        return new TicketFilter(which, openOnly, subscriber, owner, outage, category, text);
    }

    public TicketFilter inCategory(String which) {
        return new TicketFilter(state, openOnly, subscriber, owner, outage, which, text);
    }

    public TicketFilter withText(String part) {
        return new TicketFilter(state, openOnly, subscriber, owner, outage, category, part);
    }
}
