package org.firstline.webui.tickets;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import org.firstline.services.Services;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketNote;
import org.firstline.webui.Ago;
import org.firstline.webui.Card;
import org.firstline.webui.Fault;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** What was said and done about a ticket, the latest first, and the field for saying more. */
final class Notes extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final TextArea text = new TextArea();
    private final Fault fault = new Fault();
    private final Div timeline = new Div();
    private long ticket;
    private transient List<TicketNote> shown = List.of();

    Notes(Services services) {
        this.services = services;
        text.setId("note");
        text.setPlaceholder(words.get("webui.ticket.note"));
        text.setAriaLabel(words.get("webui.ticket.note"));
        text.setMaxLength(8000);
        text.setMinRows(2);
        text.setMaxRows(12);
        text.setWidthFull();
        // by the button's click the box has the text, and a page drawn anew does not lose it
        text.setValueChangeMode(ValueChangeMode.ON_BLUR);
        var add = new Button(words.get("webui.ticket.add-note"), VaadinIcon.COMMENT.create(), e -> add());
        add.setId("add-note");
        add.setTooltipText("Ctrl+Enter");
        add.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(text);
        var foot = new Div(fault, add);
        foot.addClassName("foot");
        timeline.addClassName("timeline");
        timeline.getElement().setAttribute("role", "log");
        add(new Card(words.get("webui.ticket.notes")).with(text, foot, timeline));
    }

    void show(Ticket of) {
        var now = services.tickets().notes(of.id());
        if (ticket == of.id() && now.equals(shown)) return;
        ticket = of.id();
        shown = now;
        timeline.removeAll();
        for (TicketNote note : now.reversed()) timeline.add(entry(note));
        if (now.isEmpty()) {
            var none = new Span(words.get("webui.ticket.no-notes"));
            none.addClassName("quiet");
            timeline.add(none);
        }
    }

    private Div entry(TicketNote note) {
        var icon = switch (note.kind()) {
            case NOTE -> VaadinIcon.COMMENT_O;
            case CALL -> VaadinIcon.PHONE;
            case SYSTEM -> VaadinIcon.COG_O;
        };
        var picture = icon.create();
        picture.getElement().setAttribute("aria-label", Words.of("tickets").get("kind." + note.kind()));
        var author = new Span(TicketLooks.person(services.people(), note.author()));
        author.addClassName("author");
        var said = new Div(TicketHistory.sentence(services, note, Words.locale()));
        said.addClassName("said");
        var entry = new Div(picture, author, Ago.of(note.at()), said);
        entry.addClassNames("entry", note.kind() == TicketNote.Kind.SYSTEM ? "change" : "spoken");
        return entry;
    }

    private void add() {
        boolean added = fault.passes(
                () -> services.tickets().note(ticket, SignedIn.get().login(), TicketNote.Kind.NOTE, text.getValue()));
        if (!added) return;
        text.clear();
        text.focus();
        show(services.tickets().get(ticket));
    }
}
