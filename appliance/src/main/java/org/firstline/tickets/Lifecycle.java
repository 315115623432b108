package org.firstline.tickets;

import static org.firstline.tickets.TicketState.CLOSED;
import static org.firstline.tickets.TicketState.FIELD;
import static org.firstline.tickets.TicketState.IN_WORK;
import static org.firstline.tickets.TicketState.L2;
import static org.firstline.tickets.TicketState.NEW;
import static org.firstline.tickets.TicketState.QA;
import static org.firstline.tickets.TicketState.REPAIRED;
import static org.firstline.tickets.TicketState.SOLVED;
import static org.firstline.tickets.TicketState.WAITING;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may follow what: new → first line ↔ waiting → second line → field → repaired → QA → solved → closed, with short
 * cuts where no crew is needed, and ways back where a check fails. A field job always passes through QA.
 */
public final class Lifecycle {
    /** So long after it was solved, a ticket can be opened again; later the subscriber gets a new one. */
    public static final Duration REOPEN = Duration.ofDays(7);

    private Lifecycle() {}

    /** What a ticket in this state may become now. @param solvedAt when it was last solved or closed */
    public static Set<TicketState> next(TicketState state, @Nullable Instant solvedAt, Instant now) {
        boolean reopens = solvedAt != null && !now.isAfter(solvedAt.plus(REOPEN));
        return switch (state) {
            case NEW -> EnumSet.of(IN_WORK, WAITING, L2, FIELD, SOLVED, CLOSED);
            case IN_WORK -> EnumSet.of(WAITING, L2, FIELD, SOLVED);
            case WAITING -> EnumSet.of(IN_WORK, L2, FIELD, SOLVED);
            case L2 -> EnumSet.of(IN_WORK, WAITING, FIELD, REPAIRED, SOLVED);
            case FIELD -> EnumSet.of(L2, REPAIRED);
            case REPAIRED -> EnumSet.of(FIELD, QA);
            case QA -> EnumSet.of(L2, FIELD, SOLVED);
            case SOLVED -> reopens ? EnumSet.of(IN_WORK, CLOSED) : EnumSet.of(CLOSED);
            case CLOSED -> reopens ? EnumSet.of(IN_WORK) : EnumSet.noneOf(TicketState.class);
        };
    }

    /** What this ticket may become now: the buttons of its page. */
    public static Set<TicketState> next(Ticket ticket, Instant now) {
        return next(ticket.state(), ticket.solvedAt(), now);
    }
}
