package org.firstline.reactions;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Texts;
import org.firstline.messages.Handling;
import org.firstline.messages.ReceivedMessage;
import org.firstline.messages.ReceivedTexts;
import org.firstline.subscribers.Subscriber;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketFilter;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.Tickets;
import org.jspecify.annotations.Nullable;

/**
 * A text that is no keyword goes into the latest open ticket of its writer, a subscriber's or a stranger's, or opens one.
 * So a hundred texts of one phone are a hundred notes and one ticket.
 */
record TextsBecomeTickets(ReceivedTexts texts, Tickets tickets, Locale language) {
    void keep(ReceivedMessage message, PhoneNumber from, @Nullable Subscriber owner) {
        Texts words = Texts.of("reactions", language);
        String subject = words.get("text.subject", owner == null ? from.pretty() : owner.name());
        Optional<Ticket> open = open(owner, subject);
        Ticket ticket = open.orElseGet(() -> tickets.open(NewTicket.of(subject, "other")
                .withSubscriber(owner == null ? null : owner.id(), owner == null ? null : owner.node())));
        String note = words.get("text.note", from.pretty(), message.text().strip());
        tickets.note(ticket.id(), Tickets.SYSTEM, TicketNote.Kind.NOTE, note);
        texts.handled(message.id(), open.isPresent() ? Handling.NOTED : Handling.OPENED, ticket.id(), null);
    }

    private Optional<Ticket> open(@Nullable Subscriber owner, String subject) {
        List<Ticket> found = owner == null
                ? tickets.list(TicketFilter.OPEN.withText(subject), null, 1)
                : tickets.list(TicketFilter.OPEN.ofSubscriber(owner.id()), null, 1);
        return found.stream().findFirst();
    }
}
