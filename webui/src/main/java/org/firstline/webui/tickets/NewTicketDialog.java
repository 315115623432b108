package org.firstline.webui.tickets;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Priority;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketNote;
import org.firstline.webui.Fault;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.webui.subscribers.SubscriberPicker;
import org.jspecify.annotations.Nullable;

/** Opens a ticket by hand. What is wrong is said in the form, and nothing typed is lost. */
public final class NewTicketDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Consumer<Ticket> then;
    private final transient Words words = Words.here();
    private final TextField subject = new TextField(words.get("webui.tickets.subject"));
    private final Select<String> category = new Select<>();
    private final Select<Priority> priority = new Select<>();
    private final SubscriberPicker subscriber;
    private final TextArea note = new TextArea(words.get("webui.tickets.first-note"));
    private final Checkbox mine = new Checkbox(words.get("webui.tickets.take"));
    private final Fault fault = new Fault();

    /** @param whose whom it is for, if that is known already; it can still be changed */
    public NewTicketDialog(Services services, @Nullable Subscriber whose, Consumer<Ticket> then) {
        this.services = services;
        this.then = then;
        setHeaderTitle(words.get("webui.tickets.new"));
        setWidth("34rem");
        subject.setId("new-subject");
        subject.setMaxLength(200);
        subject.setRequiredIndicatorVisible(true);
        subject.setAutofocus(true);
        category.setLabel(words.get("webui.tickets.category"));
        category.setItems(TicketLooks.CATEGORIES);
        category.setItemLabelGenerator(TicketLooks::category);
        category.setValue("internet");
        priority.setLabel(words.get("webui.tickets.priority"));
        priority.setItems(Priority.values());
        priority.setItemLabelGenerator(TicketLooks::word);
        priority.setValue(Priority.NORMAL);
        subscriber = new SubscriberPicker(services.subscribers(), words.get("webui.tickets.subscriber"));
        subscriber.setValue(whose);
        note.setMaxLength(8000);
        note.setMinRows(3);
        note.setMaxRows(10);
        mine.setValue(true);
        var choices = new Div(category, priority);
        choices.addClassName("side-by-side");
        var form = new Div(subject, choices, subscriber, note, mine, fault);
        form.addClassName("form");
        add(form);
        var save = new Button(words.get("webui.tickets.create"), e -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setId("create");
        getFooter().add(new Button(words.get("webui.cancel"), e -> close()), save);
    }

    private void save() {
        var me = SignedIn.get().login();
        fault.passes(() -> {
            Subscriber whose = subscriber.getValue();
            var fresh = new NewTicket(
                    subject.getValue(),
                    category.getValue(),
                    priority.getValue(),
                    whose == null ? null : whose.id(),
                    whose == null ? null : whose.node(),
                    null,
                    mine.getValue() ? me : null);
            var ticket = services.tickets().open(fresh);
            if (!note.getValue().isBlank())
                services.tickets().note(ticket.id(), me, TicketNote.Kind.NOTE, note.getValue());
            close();
            then.accept(ticket);
        });
    }
}
