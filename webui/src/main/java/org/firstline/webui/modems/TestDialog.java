package org.firstline.webui.modems;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import org.firstline.base.PhoneNumber;
import org.firstline.messages.ModemView;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Fault;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Sends a text to oneself through one modem; one's number is kept as long as one is signed in. */
final class TestDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private static final String MINE = "modems.my-number";

    private final transient Services services;
    private final transient Words words = Words.of(ModemsView.BUNDLE);
    private final String modem;
    private final TextField to = new TextField(words.get("test.to"));
    private final Fault fault = new Fault();

    TestDialog(Services services, ModemView modem) {
        this.services = services;
        this.modem = modem.name();
        setHeaderTitle(words.get("test.title", this.modem));
        setWidth("26rem");
        to.setId("to");
        to.setPlaceholder("+7 900 000-00-00");
        to.setWidthFull();
        if (VaadinSession.getCurrent().getAttribute(MINE) instanceof String mine) to.setValue(mine);
        var form = new Div(to, fault);
        form.addClassName("form");
        add(form);
        var send = new Button(words.get("send"), e -> send());
        send.setId("send");
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(words.get("cancel"), e -> close()), send);
        to.focus();
    }

    private void send() {
        SignedIn.require(Role.SHIFT_HEAD);
        var number = PhoneNumber.parse(to.getValue(), services.site().region());
        if (number.isEmpty()) {
            fault.say(words.get("test.no-number"));
            return;
        }
        String text = words.get("test.text", modem);
        if (!fault.passes(() -> services.messages().queueThrough(modem, number.get(), text))) return;
        VaadinSession.getCurrent().setAttribute(MINE, number.get().e164());
        Notices.done(words.get("test.sent", number.get().pretty()));
        close();
    }
}
