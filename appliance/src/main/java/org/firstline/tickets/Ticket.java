package org.firstline.tickets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one subscriber, or one outage, needs.
 *
 * @param id its number, which people say aloud
 * @param category one of {@link Tickets#CATEGORIES}
 * @param subscriber whose it is, if known
 * @param node the place in the network it is about
 * @param call the call that opened it
 * @param outage the outage it is part of
 * @param owner extension or login of who works on it
 * @param changedAt when anything about it changed, notes included
 * @param solvedAt when it was last solved or closed; null while it is open
 * @param version counts changes of the fields, notes not included
 */
public record Ticket(
        long id,
        String subject,
        String category,
        TicketState state,
        Priority priority,
        @Nullable Long subscriber,
        @Nullable String node,
        @Nullable String call,
        @Nullable Long outage,
        @Nullable String owner,
        Instant openedAt,
        Instant changedAt,
        @Nullable Instant solvedAt,
        int version) {

    /** This ticket with its fields replaced, one version on. */
    Ticket with(TicketEdit edit, Instant now) {
        return new Ticket(
                id,
                edit.subject(),
                edit.category(),
                edit.state(),
                edit.priority(),
                edit.subscriber(),
                edit.node(),
                call,
                edit.outage(),
                edit.owner(),
                openedAt,
                now,
                edit.state().isOpen() ? null : solvedAt == null ? now : solvedAt,
                version + 1);
    }

    Ticket touched(Instant now) {
        return new Ticket(
                id,
                subject,
                category,
                state,
                priority,
                subscriber,
                node,
                call,
                outage,
                owner,
                openedAt,
                now,
                solvedAt,
                version);
    }
}
