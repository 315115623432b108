package org.firstline.webui.tickets;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.tickets.Ticket;
import org.firstline.webui.Card;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.webui.diagnostics.LinePanel;
import org.firstline.webui.subscribers.SubscriberFacts;
import org.firstline.webui.subscribers.SubscriberPicker;

/** Whose ticket it is, and the way to say that it is somebody else's. */
final class TicketSubscriber extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Ticket ticket;
    private final transient Runnable then;
    private final transient Words words = Words.here();

    TicketSubscriber(Services services, Ticket ticket, Runnable then) {
        this.services = services;
        this.ticket = ticket;
        this.then = then;
        var choose = new Button(
                words.get(ticket.subscriber() == null ? "webui.ticket.link" : "webui.ticket.relink"),
                VaadinIcon.LINK.create(),
                e -> choose());
        choose.setId("choose-subscriber");
        choose.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        var card = new Card(words.get("webui.tickets.subscriber")).withActions(choose);
        Optional.ofNullable(ticket.subscriber())
                .flatMap(services.subscribers()::find)
                .ifPresentOrElse(whose -> card.with(new SubscriberFacts(services, whose), line(whose)), () -> {
                    var nobody = new Span(words.get("webui.ticket.no-subscriber"));
                    nobody.addClassName("quiet");
                    card.with(nobody);
                });
        add(card);
    }

    private LinePanel line(Subscriber whose) {
        return new LinePanel(services, whose, () -> Optional.of(ticket.id()));
    }

    private void choose() {
        var picker = new SubscriberPicker(services.subscribers(), words.get("webui.ticket.whose"));
        picker.setHelperText(words.get("webui.subscribers.find"));
        picker.setWidthFull();
        Optional.ofNullable(ticket.subscriber())
                .flatMap(services.subscribers()::find)
                .ifPresent(picker::setValue);
        var dialog = new Dialog(picker);
        dialog.setHeaderTitle(words.get("webui.tickets.subscriber"));
        dialog.setWidth("30rem");
        var save = new Button(words.get("webui.save"), e -> {
            var whose = picker.getValue();
            services.tickets()
                    .setSubscriber(
                            ticket.id(),
                            whose == null ? null : whose.id(),
                            SignedIn.get().login());
            dialog.close();
            then.run();
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(words.get("webui.cancel"), e -> dialog.close()), save);
        dialog.open();
        picker.focus();
    }
}
