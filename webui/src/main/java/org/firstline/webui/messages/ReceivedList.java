package org.firstline.webui.messages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.base.PhoneNumber;
import org.firstline.messages.ReceivedMessage;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Look;
import org.firstline.webui.Pages;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** Texts that came in, newest first; those that could not be read too, with the reason. */
final class ReceivedList extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final Grid<ReceivedMessage> grid = new Grid<>();
    private final transient Pages<ReceivedMessage, Long> pages;

    ReceivedList(Services services) {
        addClassName("filling");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(message -> from(services, message))
                .setHeader(words.get("webui.messages.from"))
                .setWidth("12rem")
                .setFlexGrow(0);
        grid.addColumn(message -> message.problem().isEmpty() ? message.text() : message.problem())
                .setHeader(words.get("webui.messages.text"))
                .setTooltipGenerator(message -> message.problem().isEmpty() ? message.text() : message.raw())
                .setFlexGrow(1);
        grid.addComponentColumn(this::mark).setWidth("13rem").setFlexGrow(0);
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

    private static String from(Services services, ReceivedMessage message) {
        return PhoneNumber.parse(message.from(), services.site().region())
                .map(PhoneNumber::pretty)
                .orElse(message.from());
    }

    private Component mark(ReceivedMessage message) {
        if (!message.problem().isEmpty())
            return new Look(VaadinIcon.WARNING, words.get("webui.messages.unreadable"), Tone.WARNING).badge();
        if (message.stop()) return new Look(VaadinIcon.BAN, words.get("webui.messages.stop"), Tone.CALM).badge();
        return new Span();
    }
}
