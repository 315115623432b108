package org.firstline.webui.desk;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.firstline.services.Services;
import org.firstline.tickets.Lifecycle;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketEdit;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.TicketState;
import org.firstline.webui.Ago;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.webui.tickets.TicketHistory;
import org.firstline.webui.tickets.TicketLooks;
import org.jspecify.annotations.Nullable;

/**
 * The call's ticket, open beside it: subject, category and state are saved as they are changed, a note by its button. A
 * note that is not saved yet is never lost: it is saved when another ticket takes the place.
 */
final class TicketCard extends DeskCard {
    private static final long serialVersionUID = 1;
    private static final List<String> CATEGORIES = List.of("internet", "tv", "billing", "other", "outage");

    private final transient Words words = Words.here();
    private final transient Services services;
    private final H3 head = new H3();
    private final TextField subject = new TextField(words.get("webui.desk.ticket.subject"));
    private final Select<String> category = new Select<>();
    private final Select<TicketState> state = new Select<>();
    private final TextArea note = new TextArea(words.get("webui.desk.ticket.note"));
    private final Div notes = new Div();
    private transient @Nullable Ticket shown;
    private transient List<TicketNote> shownNotes = List.of();

    TicketCard(Services services) {
        super("ticket-card");
        this.services = services;
        subject.setMaxLength(200);
        subject.addValueChangeListener(e -> {
            if (e.isFromClient()) saveSubject(e.getValue().strip());
        });
        category.setLabel(words.get("webui.desk.ticket.category"));
        category.setItems(CATEGORIES);
        category.setItemLabelGenerator(TicketLooks::category);
        category.addValueChangeListener(e -> {
            if (e.isFromClient()) saveCategory(e.getValue());
        });
        state.setLabel(words.get("webui.desk.ticket.state"));
        state.setItemLabelGenerator(TicketLooks::word);
        state.addValueChangeListener(e -> {
            if (e.isFromClient()) move(e.getValue());
        });
        note.setId("note");
        note.setMaxLength(8000);
        note.setMinRows(3);
        note.setMaxRows(8);
        note.setPlaceholder(words.get("webui.desk.ticket.note.what"));
        note.setValueChangeMode(ValueChangeMode.LAZY);
        note.setValueChangeTimeout(400);
        var save = new Button(words.get("webui.desk.ticket.note.save"), VaadinIcon.CHECK.create(), e -> saveNote());
        save.setId("save-note");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(note);
        save.setTooltipText("Ctrl+Enter");
        notes.addClassName("notes");
        add(line("ticket-head", head), subject, line("pair", category, state), note, line("buttons", save), notes);
    }

    void show(@Nullable Ticket ticket, List<TicketNote> latest) {
        setVisible(ticket != null);
        if (shown != null && (ticket == null || ticket.id() != shown.id())) keepNote(shown.id());
        if (ticket != null && !ticket.equals(shown)) fill(ticket);
        if (!latest.equals(shownNotes)) {
            shownNotes = latest;
            notes.removeAll();
            latest.forEach(n -> notes.add(entry(n)));
        }
        shown = ticket;
    }

    private void fill(Ticket ticket) {
        boolean same = shown != null && shown.id() == ticket.id();
        head.removeAll();
        head.add(ticketLink(ticket.id(), words.get("webui.desk.ticket.number", ticket.id())));
        // what she is typing stays, unless the field itself was changed elsewhere
        if (!same || !ticket.subject().equals(Objects.requireNonNull(shown).subject()))
            subject.setValue(ticket.subject());
        category.setValue(ticket.category());
        var choices = new LinkedHashSet<TicketState>();
        choices.add(ticket.state());
        choices.addAll(Lifecycle.next(ticket, services.time().now()));
        state.setItems(choices);
        state.setValue(ticket.state());
    }

    private Div entry(TicketNote n) {
        var text = new Span(TicketHistory.sentence(services, n, Words.locale()));
        text.addClassName("text");
        var author = TicketLooks.person(services.people(), n.author());
        return line(
                "desk-note",
                line("note-head", quiet(Words.of("tickets").get("kind." + n.kind()) + " · " + author), Ago.of(n.at())),
                text);
    }

    private void saveSubject(String text) {
        Ticket seen = current();
        if (text.isEmpty() || text.equals(seen.subject())) {
            subject.setValue(seen.subject());
            return;
        }
        services.tickets().edit(seen, TicketEdit.of(seen).withSubject(text, seen.category()), login());
    }

    private void saveCategory(String code) {
        Ticket seen = current();
        services.tickets().edit(seen, TicketEdit.of(seen).withSubject(seen.subject(), code), login());
    }

    private void move(TicketState to) {
        services.tickets().move(current().id(), to, login());
    }

    private void saveNote() {
        if (note.getValue().isBlank()) {
            note.focus();
            return;
        }
        services.tickets().note(current().id(), login(), TicketNote.Kind.NOTE, note.getValue());
        note.clear();
    }

    private void keepNote(long ticket) {
        if (note.getValue().isBlank()) return;
        services.tickets().note(ticket, login(), TicketNote.Kind.NOTE, note.getValue());
        note.clear();
        Notices.done(words.get("webui.desk.ticket.note.kept", ticket));
    }

    private Ticket current() {
        return services.tickets().get(Objects.requireNonNull(shown).id());
    }

    private static String login() {
        return SignedIn.get().login();
    }
}
