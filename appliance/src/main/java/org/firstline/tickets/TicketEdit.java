package org.firstline.tickets;

import org.jspecify.annotations.Nullable;

/** The fields of a {@link Ticket} that people edit, all of them: what the form held when it was saved. */
public record TicketEdit(
        String subject,
        String category,
        TicketState state,
        Priority priority,
        @Nullable Long subscriber,
        @Nullable String node,
        @Nullable Long outage,
        @Nullable String owner) {
    /** @throws org.firstline.base.Refused when the subject or the category is none */
    public TicketEdit {
        subject = Tickets.checkedSubject(subject);
        Tickets.checkCategory(category);
        if (owner != null && owner.isBlank()) owner = null;
    }

    /** The edit that changes nothing, to be varied by the methods below. */
    public static TicketEdit of(Ticket t) {
        return new TicketEdit(
                t.subject(), t.category(), t.state(), t.priority(), t.subscriber(), t.node(), t.outage(), t.owner());
    }

    public TicketEdit withState(TicketState now) {
        return new TicketEdit(subject, category, now, priority, subscriber, node, outage, owner);
    }

    public TicketEdit withOwner(@Nullable String now) {
        return new TicketEdit(subject, category, state, priority, subscriber, node, outage, now);
    }

    public TicketEdit withPriority(Priority now) {
        return new TicketEdit(subject, category, state, now, subscriber, node, outage, owner);
    }

    public TicketEdit withSubscriber(@Nullable Long now) {
        return new TicketEdit(subject, category, state, priority, now, node, outage, owner);
    }

    public TicketEdit withOutage(@Nullable Long now) {
        return new TicketEdit(subject, category, state, priority, subscriber, node, now, owner);
    }

    public TicketEdit withSubject(String now, String nowCategory) {
        return new TicketEdit(now, nowCategory, state, priority, subscriber, node, outage, owner);
    }
}
