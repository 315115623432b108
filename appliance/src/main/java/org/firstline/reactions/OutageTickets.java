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

    void cleared(Outage outage, int cancelled, int told) {
        find(outage).ifPresent(ticket -> {
            note(ticket, "outage.note.cleared", cancelled, told);
            if (ticket.state() == TicketState.L2) tickets.move(ticket.id(), TicketState.REPAIRED, Tickets.SYSTEM);
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
