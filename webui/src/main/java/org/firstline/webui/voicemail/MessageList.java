package org.firstline.webui.voicemail;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.base.PhoneNumber;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.voicemail.Voicemail;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Look;
import org.firstline.webui.Pages;
import org.firstline.webui.Words;

/** All messages, newest first, with what became of them. */
public final class MessageList extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = MessageWords.here();
    private final transient Services services;
    private final Grid<Voicemail> grid = new Grid<>();
    private final transient Pages<Voicemail, Long> pages;

    public MessageList(Services services) {
        this.services = services;
        setSizeFull();
        grid.setId("voicemails");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setSizeFull();
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.ENVELOPE_O, words.get("voicemail.none"), words.get("voicemail.none.text")));
        grid.addComponentColumn(one -> MessageLink.of(services, one)
                        .<com.vaadin.flow.component.Component>map(l -> l)
                        .orElseGet(Span::new))
                .setHeader(words.get("voicemail.sound"))
                .setWidth("5.5rem")
                .setFlexGrow(0);
        grid.addColumn(Ago.column(Voicemail::leftAt)).setHeader(words.get("voicemail.left"));
        grid.addColumn(this::who).setHeader(words.get("voicemail.from")).setFlexGrow(2);
        grid.addColumn(one -> MessageWords.queue(services, one.queue())).setHeader(words.get("voicemail.for"));
        grid.addColumn(one -> MessageWords.length(one.length())).setHeader(words.get("voicemail.length"));
        grid.addColumn(Look.column(one -> MessageWords.heard(services, one)))
                .setHeader(words.get("voicemail.state"))
                .setWidth("14rem")
                .setFlexGrow(1);
        grid.addComponentColumn(one -> one.ticket() == null
                        ? new Span("—")
                        : new Anchor("tickets/" + one.ticket(), Words.numbered(one.ticket())))
                .setHeader(words.get("voicemail.ticket"));
        pages = Pages.fill(grid, (last, limit) -> services.voicemails().list(null, false, last, limit), Voicemail::id);
        add(grid);
    }

    /** What a tab with this list is called. */
    public static String title() {
        return MessageWords.here().get("voicemail.tab");
    }

    private String who(Voicemail one) {
        String number = PhoneNumber.parse(one.number(), services.site().region())
                .map(PhoneNumber::pretty)
                .orElse(one.number().isEmpty() ? words.get("voicemail.hidden") : one.number());
        Long subscriber = one.subscriber();
        if (subscriber == null) return number;
        return services.subscribers().find(subscriber).map(Subscriber::name).orElse(number);
    }

    public void draw() {
        pages.readAgain(grid);
    }
}
