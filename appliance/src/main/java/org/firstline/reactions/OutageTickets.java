package org.firstline.reactions;

import java.util.Locale;
import java.util.Optional;
import org.firstline.base.Texts;
import org.firstline.network.Outage;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Priority;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketFilter;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.TicketState;
import org.firstline.tickets.Tickets;

/** Each confirmed outage has one ticket of its own, which tells what was done; opened with its first telling. */
record OutageTickets(Tickets tickets, Locale language) {
    private static final String CATEGORY = "outage";

    void declared(Outage outage, String area, int affected, int queued) {
        Optional<Ticket> there = find(outage);
        if (there.isPresent() && queued == 0) return;
        Ticket ticket = there.orElseGet(() -> open(outage, area));
        note(ticket, there.isEmpty() ? "outage.note.declared" : "outage.note.grew", area, affected, queued);
    }

    /** What was closed too soon goes back to the same crew. */
    void reopened(Outage outage, String why) {
        find(outage).ifPresent(ticket -> {
            note(ticket, "outage.note.reopened", why);
            if (ticket.state() == TicketState.REPAIRED || ticket.state() == TicketState.QA)
                tickets.move(ticket.id(), TicketState.FIELD, Tickets.SYSTEM);
            else if (ticket.state() == TicketState.SOLVED)
                tickets.move(ticket.id(), TicketState.IN_WORK, Tickets.SYSTEM);
        });
    }

    /** The check is done: nobody has to look at it again. */
    void verified(Outage outage, String by) {
        find(outage).ifPresent(ticket -> {
            note(ticket, "outage.note.verified", by);
            if (ticket.state() == TicketState.REPAIRED) tickets.move(ticket.id(), TicketState.QA, Tickets.SYSTEM);
            if (ticket.state() == TicketState.REPAIRED || ticket.state() == TicketState.QA)
                tickets.move(ticket.id(), TicketState.SOLVED, Tickets.SYSTEM);
        });
    }

    void retold(Outage outage, int told) {
        find(outage).ifPresent(ticket -> note(ticket, "outage.note.retold", told));
    }

    void restored(Outage outage, int cancelled, int told) {
        find(outage).ifPresent(ticket -> {
            note(ticket, "outage.note.cleared", cancelled, told);
            if (ticket.state() == TicketState.L2 || ticket.state() == TicketState.FIELD)
                tickets.move(ticket.id(), TicketState.REPAIRED, Tickets.SYSTEM);
        });
    }

    private Optional<Ticket> find(Outage outage) {
        return tickets.list(TicketFilter.ALL.ofOutage(outage.id()).inCategory(CATEGORY), null, 1).stream()
                .findFirst();
    }

    private Ticket open(Outage outage, String area) {
        Ticket fresh = tickets.open(new NewTicket(
                Texts.of("reactions", language).get("outage.subject", area),
                CATEGORY,
                Priority.HIGH,
                null,
                outage.node(),
                outage.id(),
                null));
        // engineers have it at once, and theirs is the way to "repaired"
        return tickets.move(fresh.id(), TicketState.L2, Tickets.SYSTEM);
    }

    private void note(Ticket ticket, String line, Object... args) {
        tickets.note(
                ticket.id(),
                Tickets.SYSTEM,
                TicketNote.Kind.SYSTEM,
                Texts.of("reactions", language).get(line, args));
    }
}
