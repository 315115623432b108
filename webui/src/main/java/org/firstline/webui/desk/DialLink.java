package org.firstline.webui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.base.PhoneNumber;
import org.firstline.calls.Target;
import org.firstline.people.Agent;
import org.firstline.services.Services;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number that is called by a click: the phone of whoever clicks rings first, then the number. For people
 * without a phone it is only text.
 */
public final class DialLink extends Button {
    private static final long serialVersionUID = 1;

    /** @param raw as the network or a file gave it */
    public DialLink(Services services, String raw, @Nullable Long subscriber, @Nullable Long ticket) {
        String region = services.site().region();
        setText(Wording.number(raw, region));
        addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
        addClassName("dial");
        String mine = SignedIn.agent().map(Agent::extension).orElse(null);
        var number = PhoneNumber.parse(raw, region);
        setEnabled(mine != null && number.isPresent());
        if (mine == null || number.isEmpty()) return;
        setIcon(VaadinIcon.PHONE.create());
        setTooltipText(Words.here().get("webui.dial"));
        addClickListener(e -> {
            services.calls().control().call(mine, new Target.Number(number.get().e164()), subscriber, ticket);
            Notices.done(Words.here().get("webui.dial.begun", number.get().pretty()));
        });
    }
}
