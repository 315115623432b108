package org.firstline.webui.diagnostics;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.firstline.diagnostics.LineFacts;
import org.firstline.diagnostics.Target;
import org.firstline.reactions.SubscriberLines;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.webui.Fault;
import org.firstline.webui.Words;

/** How a subscriber's line is attached: what the probes of a check need to know. What stands in for nothing is shown. */
final class LineDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.of(CheckLooks.BUNDLE);
    private final Fault fault = new Fault();

    LineDialog(Services services, Subscriber subscriber) {
        LineFacts known = services.diagnostics().facts(subscriber.id());
        Target target = SubscriberLines.target(
                services.diagnostics(), services.network().tree(), subscriber);
        setHeaderTitle(words.get("facts"));
        setWidth("34rem");
        var login = field("login", known.login(), target.login());
        var address = field("address", known.address(), "");
        var host = field("host", known.host(), target.host());
        var port = field("port", known.port(), "");
        var onu = field("onu", known.onu(), "");
        var profile = field("profile", known.profile(), "");
        var fields = new Div(login, address, host, port, profile, onu);
        fields.addClassName("form");
        add(fields, fault);
        var save = new Button(Words.here().get("webui.save"), e -> {
            boolean kept = fault.passes(() -> services.diagnostics()
                    .put(List.of(new LineFacts(
                            subscriber.id(),
                            login.getValue(),
                            address.getValue(),
                            host.getValue(),
                            port.getValue(),
                            onu.getValue(),
                            profile.getValue()))));
            if (kept) close();
        });
        save.setId("save-line");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(Words.here().get("webui.cancel"), e -> close()), save);
    }

    private TextField field(String name, String value, String otherwise) {
        var field = new TextField(words.get(name));
        field.setHelperText(words.get(name + ".help"));
        field.setPlaceholder(otherwise);
        field.setMaxLength(100);
        field.setValue(value);
        field.setWidthFull();
        field.setId("line-" + name);
        return field;
    }
}
