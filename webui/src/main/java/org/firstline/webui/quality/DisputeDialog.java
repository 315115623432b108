package org.firstline.webui.quality;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import org.firstline.people.Role;
import org.firstline.quality.Evaluation;
import org.firstline.services.Services;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** The judged says why it is wrong. */
final class DisputeDialog extends Dialog {
    private static final long serialVersionUID = 1;

    DisputeDialog(Services services, long id) {
        Words words = QualityWords.here();
        setHeaderTitle(words.get("dispute.verb"));
        setWidth("36rem");
        var reason = new TextArea(words.get("dispute.reason"));
        reason.setId("reason");
        reason.setMaxLength(Evaluation.LONGEST_TEXT);
        reason.setWidthFull();
        reason.setMinRows(4);
        reason.focus();
        add(new Paragraph(words.get("dispute.text")), reason);
        var send = new Button(words.get("dispute.send"), e -> {
            services.quality()
                    .dispute(id, reason.getValue(), SignedIn.require(Role.AGENT).login());
            close();
            Notices.done(words.get("dispute.sent"));
        });
        send.setId("dispute-send");
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(Words.here().get("webui.cancel"), e -> close()), send);
    }
}
