package org.firstline.tickets;

import org.jspecify.annotations.Nullable;

/** A ticket to be opened, in state NEW; the fields are those of {@link Ticket}. */
public record NewTicket(
        String subject,
        String category,
        Priority priority,
        @Nullable Long subscriber,
        @Nullable String node,
        @Nullable Long outage,
        @Nullable String owner) {
    /** @throws org.firstline.base.Refused when the subject or the category is none */
    public NewTicket {
        subject = Tickets.checkedSubject(subject);
        Tickets.checkCategory(category);
        if (owner != null && owner.isBlank()) owner = null;
    }

    /** Of nobody yet, with normal priority. */
    public static NewTicket of(String subject, String category) {
        return new NewTicket(subject, category, Priority.NORMAL, null, null, null, null);
    }

    public NewTicket withSubscriber(@Nullable Long whose, @Nullable String where) {
        return new NewTicket(subject, category, priority, whose, where, outage, owner);
    }

    public NewTicket withPriority(Priority level) {
        return new NewTicket(subject, category, level, subscriber, node, outage, owner);
    }

    public NewTicket withOutage(@Nullable Long which) {
        return new NewTicket(subject, category, priority, subscriber, node, which, owner);
    }

    public NewTicket withOwner(@Nullable String who) {
        return new NewTicket(subject, category, priority, subscriber, node, outage, who);
    }
}
