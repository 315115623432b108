package org.firstline.webui.callbacks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.firstline.callbacks.Callback;
import org.firstline.callbacks.CallbackRequest;
import org.firstline.callbacks.CallbackSource;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** A number to be called back, and the queue; or another number for a callback that waits. */
final class NumberDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final transient @Nullable Callback changed;
    private final TextField number = new TextField(words.get("webui.callback.number"));
    private final Select<QueueSettings> queue = new Select<>();

    private NumberDialog(Services services, @Nullable Callback changed) {
        this.services = services;
        this.changed = changed;
        setHeaderTitle(words.get(changed == null ? "webui.callback.add" : "webui.callback.edit"));
        queue.setLabel(words.get("webui.call.queue"));
        queue.setItems(services.routing().listQueues());
        queue.setItemLabelGenerator(q -> q.title(Words.locale()));
        services.routing().listQueues().stream().findFirst().ifPresent(queue::setValue);
        queue.setVisible(changed == null);
        if (changed != null) number.setValue(changed.number());
        var form = new Div(number, queue);
        form.addClassName("form");
        add(form);
        var save = new Button(words.get("webui.callback.save"), e -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(words.get("webui.callback.leave"), e -> close()), save);
    }

    static NumberDialog ask(Services services) {
        return new NumberDialog(services, null);
    }

    static NumberDialog change(Services services, Callback one) {
        return new NumberDialog(services, one);
    }

    private void save() {
        SignedIn.require(Role.AGENT);
        Optional<PhoneNumber> parsed =
                PhoneNumber.parse(number.getValue(), services.site().region());
        number.setInvalid(parsed.isEmpty());
        number.setErrorMessage(words.get("webui.callback.bad-number"));
        if (parsed.isEmpty()) return;
        String e164 = parsed.get().e164();
        if (changed != null) services.callbacks().setNumber(changed.id(), e164);
        else if (queue.getValue() != null)
            services.callbacks()
                    .ask(CallbackRequest.of(queue.getValue().name(), e164, CallbackSource.AGENT)
                            .in(services.site().language().getLanguage()));
        close();
    }
}
