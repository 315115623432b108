package org.firstline.webui.tickets;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.stream.Collectors;
import org.firstline.base.Refused;
import org.firstline.services.Services;
import org.firstline.tickets.Priority;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketEdit;
import org.firstline.webui.Fault;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/**
 * Subject, category and priority of a ticket. Where somebody else saved meanwhile, both changes are kept if they are of
 * different fields; otherwise the form says what it is now, keeps what was typed, and saves it when asked again.
 */
final class TicketEditDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final TextField subject = new TextField(words.get("webui.tickets.subject"));
    private final Select<String> category = new Select<>();
    private final Select<Priority> priority = new Select<>();
    private final Fault fault = new Fault();
    private transient Ticket seen;

    TicketEditDialog(Services services, Ticket ticket) {
        this.services = services;
        this.seen = ticket;
        setHeaderTitle(words.get("webui.ticket.title", ticket.id()));
        setWidth("32rem");
        subject.setId("edit-subject");
        subject.setMaxLength(200);
        category.setLabel(words.get("webui.tickets.category"));
        category.setItems(TicketLooks.CATEGORIES);
        category.setItemLabelGenerator(TicketLooks::category);
        priority.setLabel(words.get("webui.tickets.priority"));
        priority.setItems(Priority.values());
        priority.setItemLabelGenerator(TicketLooks::word);
        fill(TicketEdit.of(ticket));
        var choices = new Div(category, priority);
        choices.addClassName("side-by-side");
        var form = new Div(subject, choices, fault);
        form.addClassName("form");
        add(form);
        var save = new Button(words.get("webui.save"), e -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setId("save-ticket");
        getFooter().add(new Button(words.get("webui.cancel"), e -> close()), save);
    }

    private void fill(TicketEdit edit) {
        subject.setValue(edit.subject());
        category.setValue(edit.category());
        priority.setValue(edit.priority());
    }

    private void save() {
        fault.passes(() -> {
            TicketEdit mine = TicketEdit.of(seen)
                    .withSubject(subject.getValue(), category.getValue())
                    .withPriority(priority.getValue());
            try {
                services.tickets().edit(seen, mine, SignedIn.get().login());
                close();
            } catch (Refused no) {
                if (!no.code().equals("tickets.changed-meanwhile")) throw no;
                merge(mine);
            }
        });
    }

    private void merge(TicketEdit mine) {
        Ticket now = services.tickets().get(seen.id());
        var merged = TicketMerge.of(TicketEdit.of(seen), mine, TicketEdit.of(now));
        seen = now;
        if (merged.clashes().isEmpty()) {
            services.tickets().edit(now, merged.edit(), SignedIn.get().login());
            close();
            return;
        }
        fill(merged.edit());
        String others = merged.clashes().stream().map(field -> told(field, now)).collect(Collectors.joining("; "));
        fault.say(words.get("webui.ticket.clash", others));
    }

    private String told(TicketMerge.Field field, Ticket now) {
        return switch (field) {
            case SUBJECT -> words.get("webui.tickets.subject") + ": " + now.subject();
            case CATEGORY -> words.get("webui.tickets.category") + ": " + TicketLooks.category(now.category());
            case PRIORITY -> words.get("webui.tickets.priority") + ": " + TicketLooks.word(now.priority());
        };
    }
}
