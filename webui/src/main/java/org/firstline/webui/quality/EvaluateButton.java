package org.firstline.webui.quality;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import org.firstline.calls.Call;
import org.firstline.people.Role;
import org.firstline.quality.Subject;
import org.firstline.services.Services;
import org.firstline.webui.SignedIn;

/** The way from a call or a ticket to its evaluation, for shift heads. */
public final class EvaluateButton extends Button {
    private static final long serialVersionUID = 1;

    private EvaluateButton(Services services, Subject subject, String word) {
        super(VaadinIcon.CLIPBOARD_CHECK.create(), e -> EvaluateDialog.open(services, subject, null));
        addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        setAriaLabel(QualityWords.here().get(word));
        setTooltipText(QualityWords.here().get(word));
    }

    /** Empty for a call that nobody answered or that goes on, and for people who may not judge. */
    public static Optional<EvaluateButton> of(Services services, Call call) {
        if (call.answeredAt() == null || call.endedAt() == null || call.agent() == null) return Optional.empty();
        return of(services, new Subject.OfCall(call.id()), "evaluate.call");
    }

    /** Empty for people who may not judge. */
    public static Optional<EvaluateButton> ofTicket(Services services, long ticket) {
        return of(services, new Subject.OfTicket(ticket), "evaluate.ticket");
    }

    private static Optional<EvaluateButton> of(Services services, Subject subject, String word) {
        return SignedIn.may(Role.SHIFT_HEAD)
                ? Optional.of(new EvaluateButton(services, subject, word))
                : Optional.empty();
    }
}
