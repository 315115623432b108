package org.firstline.reactions;

import java.time.Instant;
import org.firstline.base.Bus;
import org.firstline.base.Time;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.network.Complaint;
import org.firstline.network.Network;
import org.firstline.subscribers.Subscribers;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketEvent;
import org.firstline.tickets.TicketFilter;
import org.firstline.tickets.Tickets;
import org.jspecify.annotations.Nullable;

/**
 * When somebody known calls or gets a ticket, the network hears where he lives: many of one place suggest an outage that
 * no monitor has seen. A ticket that a call opened is the call's; one about money is none of the network's.
 */
record ComplaintsSuggestOutages(Time time, Network network, Subscribers subscribers, Tickets tickets)
        implements Reaction {
    private static final String BILLING = "billing";

    @Override
    public void listen(Bus bus) {
        bus.on(
                REACTIONS,
                CallEvent.CallerKnown.class,
                known -> known.call().direction() == Call.Way.IN && known.call().subscriber() != null,
                known -> complain(
                        Complaint.Kind.CALL,
                        known.call().subscriber(),
                        known.call().arrivedAt()));
        bus.on(
                REACTIONS,
                TicketEvent.Opened.class,
                opened -> opened.ticket().call() == null,
                opened -> opened(opened.ticket()));
    }

    /** What was complained of before a restart. */
    void begin() {
        Instant from = time.now().minus(network.clusters().rules().window());
        tickets.list(TicketFilter.ALL, null, Tickets.LONGEST_LIST).stream()
                .filter(ticket -> ticket.openedAt().isAfter(from))
                .forEach(this::again);
    }

    private void again(Ticket ticket) {
        if (ticket.call() == null) opened(ticket);
        else complain(Complaint.Kind.CALL, ticket.subscriber(), ticket.openedAt());
    }

    private void opened(Ticket ticket) {
        if (ticket.outage() == null && !ticket.category().equals(BILLING))
            complain(Complaint.Kind.TICKET, ticket.subscriber(), ticket.openedAt());
    }

    private void complain(Complaint.Kind kind, @Nullable Long who, Instant at) {
        if (who == null) return;
        subscribers
                .find(who)
                .ifPresent(one -> network.clusters().complain(new Complaint(kind, who, one.node(), one.address(), at)));
    }
}
