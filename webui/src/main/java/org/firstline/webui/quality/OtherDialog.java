package org.firstline.webui.quality;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.firstline.base.Refused;
import org.firstline.quality.Subject;
import org.firstline.services.Services;
import org.firstline.tickets.Ticket;
import org.firstline.webui.Words;

/** Asks for the number of a ticket: it is judged, or the call that opened it. */
final class OtherDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = QualityWords.here();
    private final TextField number = new TextField();

    OtherDialog(Services services) {
        this.services = services;
        setHeaderTitle(words.get("evaluate.other"));
        setWidth("32rem");
        number.setId("other-ticket");
        number.setLabel(words.get("other.ticket"));
        number.setAllowedCharPattern("[0-9]");
        number.setMaxLength(15);
        number.setWidthFull();
        number.focus();
        add(new Paragraph(words.get("other.text")), number);
        var ticket = new Button(words.get("other.judge-ticket"), e -> judge(false));
        ticket.setId("other-judge-ticket");
        var call = new Button(words.get("other.judge-call"), e -> judge(true));
        call.setId("other-judge-call");
        call.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(Words.here().get("webui.cancel"), e -> close()), ticket, call);
    }

    private void judge(boolean itsCall) {
        Optional<Ticket> found =
                number.isEmpty() ? Optional.empty() : services.tickets().find(Long.parseLong(number.getValue()));
        Optional<Subject> subject = found.flatMap(ticket -> itsCall
                ? Optional.ofNullable(ticket.call()).map(Subject.OfCall::new)
                : Optional.of(new Subject.OfTicket(ticket.id())));
        if (subject.isEmpty()) {
            number.setErrorMessage(words.get(found.isEmpty() ? "other.unknown" : "other.no-call"));
            number.setInvalid(true);
            return;
        }
        try {
            EvaluateDialog.open(services, subject.get(), null);
            close();
        } catch (Refused no) {
            number.setErrorMessage(no.sentence(Words.locale()));
            number.setInvalid(true);
        }
    }
}
