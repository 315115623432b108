package org.firstline.reactions;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.firstline.base.Backlog;
import org.firstline.base.Bus;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Texts;
import org.firstline.calls.Call;
import org.firstline.calls.Calls;
import org.firstline.calls.ErrandEvent;
import org.firstline.calls.LeftMessages;
import org.firstline.services.Site;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.Tickets;
import org.firstline.voicemail.Voicemails;

/**
 * When a caller has left a message, it is kept and noted on its call's ticket, which opens now if it has none. What a
 * crash left without a row is found again at the start.
 */
record MessagesBecomeTickets(
        Voicemails voicemails, Calls calls, Tickets tickets, Subscribers subscribers, Site site, Backlog backlog)
        implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, ErrandEvent.MessageLeft.class, news -> backlog.add(() -> left(news)));
    }

    /** Before the line opens: every file without a row is from the last run. */
    void resume() {
        voicemails
                .folder()
                .ifPresent(folder -> LeftMessages.list(folder).stream()
                        .filter(one -> voicemails.findOfCall(one.call()).isEmpty())
                        .forEach(this::mend));
    }

    private void mend(LeftMessages.Left one) {
        calls.find(one.call())
                .ifPresent(call -> LeftMessages.mend(one)
                        .ifPresent(length -> left(new ErrandEvent.MessageLeft(call, one.queue(), one.file(), length))));
    }

    private void left(ErrandEvent.MessageLeft news) {
        Call call = news.call();
        Optional<Subscriber> subscriber = Optional.ofNullable(call.subscriber()).flatMap(subscribers::find);
        Texts texts = Texts.of("reactions", site.language());
        String number = PhoneNumber.parse(call.outside(), site.region())
                .map(PhoneNumber::pretty)
                .orElse(call.outside().isEmpty() ? texts.get("call.anonymous") : call.outside());
        String who = subscriber.map(Subscriber::name).orElse(number);
        String category = About.category(call.category(), call.queue());
        Ticket ticket = tickets.openForCall(
                call.id(),
                NewTicket.of(texts.get("call.subject.voicemail", who), category)
                        .withSubscriber(
                                call.subscriber(),
                                subscriber.map(Subscriber::node).orElse(null))
                        .withOutage(call.outage()));
        calls.setTicket(call.id(), ticket.id());
        voicemails.keep(
                call.id(), news.queue(), call.outside(), call.subscriber(), ticket.id(), news.file(), news.length());
        tickets.note(
                ticket.id(),
                Tickets.SYSTEM,
                TicketNote.Kind.SYSTEM,
                texts.get("voicemail.note", number, length(news.length()), news.queue()));
    }

    private static String length(Duration of) {
        long seconds = of.toSeconds();
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
