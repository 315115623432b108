package org.firstline.reactions;

import java.util.Locale;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Texts;
import org.firstline.callbacks.Callback;
import org.firstline.callbacks.CallbackState;
import org.firstline.callbacks.Callbacks;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.Tickets;

/** Each callback has its ticket, the one of the call that it comes from or one of its own, and each try is noted there. */
record CallbackTickets(Callbacks callbacks, Tickets tickets, Subscribers subscribers, People people, Locale language) {

    /** The request with its ticket, which is opened where there is none yet. */
    Callback begun(Callback one) {
        if (one.ticket() != null) return one;
        Optional<Ticket> ofCall = Optional.ofNullable(one.call()).flatMap(tickets::findByCall);
        Ticket ticket = ofCall.orElseGet(() -> open(one));
        return callbacks.setTicket(one.id(), ticket.id());
    }

    private Ticket open(Callback one) {
        Optional<Subscriber> subscriber = Optional.ofNullable(one.subscriber()).flatMap(subscribers::find);
        String who = subscriber.map(Subscriber::name).orElse(one.name().isEmpty() ? pretty(one) : one.name());
        return tickets.open(NewTicket.of(texts().get("callback.subject", who), About.category("", one.queue()))
                .withSubscriber(
                        one.subscriber(), subscriber.map(Subscriber::node).orElse(null)));
    }

    void tried(Callback one) {
        if (one.ticket() == null) return;
        String result = texts().get("callback.result." + one.lastResult());
        note(one, one.state() == CallbackState.FAILED ? "callback.note.failed" : "callback.note.tried", result);
    }

    void connected(Callback one) {
        String agent = Optional.ofNullable(one.agent())
                .flatMap(people::findByExtension)
                .map(Agent::name)
                .orElse(String.valueOf(one.agent()));
        note(one, "callback.note.connected", agent);
    }

    private void note(Callback one, String line, String what) {
        if (one.ticket() == null) return;
        tickets.note(
                one.ticket(),
                Tickets.SYSTEM,
                TicketNote.Kind.SYSTEM,
                texts().get(line, pretty(one), one.attempts(), what));
    }

    private static String pretty(Callback one) {
        return one.number().startsWith("+") ? new PhoneNumber(one.number()).pretty() : one.number();
    }

    private Texts texts() {
        return Texts.of("reactions", language);
    }
}
