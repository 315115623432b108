package org.firstline.webui.messages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.firstline.messages.Message;
import org.firstline.messages.ReceivedMessage;
import org.firstline.services.Services;
import org.firstline.web.Json;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Look;
import org.firstline.webui.Pages;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.firstline.webui.subscribers.SubscriberView;
import org.firstline.webui.tickets.TicketView;
import org.jspecify.annotations.Nullable;

/** Texts that came in, newest first; those that could not be read too, with the reason. */
final class ReceivedList extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final Grid<ReceivedMessage> grid = new Grid<>();
    private final transient Pages<ReceivedMessage, Long> pages;

    ReceivedList(Services services) {
        addClassName("filling");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addComponentColumn(message -> from(services, message))
                .setHeader(words.get("webui.messages.from"))
                .setTooltipGenerator(message -> number(services, message))
                .setWidth("12rem")
                .setFlexGrow(0);
        grid.addColumn(message -> message.problem().isEmpty() ? message.text() : message.problem())
                .setHeader(words.get("webui.messages.text"))
                .setTooltipGenerator(message -> message.problem().isEmpty() ? message.text() : message.raw())
                .setFlexGrow(1);
        grid.addComponentColumn(this::mark)
                .setHeader(words.get("webui.received.done"))
                .setTooltipGenerator(message -> answer(services, message))
                .setWidth("13rem")
                .setFlexGrow(0);
        grid.addComponentColumn(ReceivedList::ticket)
                .setHeader(words.get("webui.received.ticket"))
                .setWidth("6rem")
                .setFlexGrow(0);
        grid.addColumn(Ago.column(ReceivedMessage::receivedAt))
                .setHeader(words.get("webui.messages.received"))
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.INBOX,
                words.get("webui.messages.received.none.title"),
                words.get("webui.messages.received.none.text")));
        pages = Pages.fill(grid, services.messages()::listReceived, ReceivedMessage::id);
        add(grid);
    }

    void draw() {
        pages.readAgain(grid);
    }

    private static Component from(Services services, ReceivedMessage message) {
        Long id = message.subscriber();
        return Optional.ofNullable(id)
                .flatMap(services.subscribers()::find)
                .<Component>map(s -> new RouterLink(s.name(), SubscriberView.class, s.id()))
                .orElseGet(() -> new Span(number(services, message)));
    }

    private static Component ticket(ReceivedMessage message) {
        Long ticket = message.ticket();
        return ticket == null ? new Span() : new RouterLink(String.valueOf(ticket), TicketView.class, ticket);
    }

    /** What it was answered with. */
    private @Nullable String answer(Services services, ReceivedMessage message) {
        return Optional.ofNullable(message.answer())
                .flatMap(services.messages()::find)
                .map(Message::text)
                .orElse(null);
    }

    private static String number(Services services, ReceivedMessage message) {
        return PhoneNumber.parse(message.from(), services.site().region())
                .map(PhoneNumber::pretty)
                .orElse(message.from());
    }

    private Component mark(ReceivedMessage message) {
        if (!message.problem().isEmpty())
            return new Look(VaadinIcon.WARNING, words.get("webui.messages.unreadable"), Tone.WARNING).badge();
        String word = words.get("webui.received." + Json.word(message.handling()));
        return switch (message.handling()) {
            case NEW -> new Look(VaadinIcon.HOURGLASS, word, Tone.BUSY).badge();
            case STOP -> new Look(VaadinIcon.BAN, word, Tone.CALM).badge();
            case START, BALANCE, OUTAGE, HELP, CALLBACK ->
                message.answer() == null
                        ? new Look(VaadinIcon.BAN, words.get("webui.received.silent", word), Tone.WARNING).badge()
                        : new Look(VaadinIcon.REPLY, word, Tone.GOOD).badge();
            case REPLY -> new Look(VaadinIcon.CHECK_SQUARE_O, word, Tone.CALM).badge();
            case NOTED, OPENED -> new Look(VaadinIcon.TICKET, word, Tone.BUSY).badge();
            case KEPT -> new Look(VaadinIcon.ENVELOPE_OPEN_O, word, Tone.CALM).badge();
        };
    }
}
