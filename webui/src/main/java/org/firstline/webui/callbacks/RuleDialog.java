package org.firstline.webui.callbacks;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.firstline.base.Refused;
import org.firstline.callbacks.CallbackRule;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** How a queue calls back; for shift heads. */
final class RuleDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final transient CallbackRule before;
    private final Select<CallbackRule.First> first = new Select<>();
    private final IntegerField tries = new IntegerField(words.get("webui.callback.tries"));
    private final IntegerField pause = new IntegerField(words.get("webui.callback.pause"));
    private final TimePicker opens = new TimePicker(words.get("webui.callback.opens"));
    private final TimePicker closes = new TimePicker(words.get("webui.callback.closes"));
    private final Checkbox missed = new Checkbox(words.get("webui.callback.missed-too"));

    RuleDialog(Services services, QueueSettings queue) {
        this.services = services;
        this.before = services.callbacks().rule(queue.name());
        setHeaderTitle(words.get("webui.callback.rule-of", queue.title(Words.locale())));
        first.setLabel(words.get("webui.callback.first"));
        first.setItems(CallbackRule.First.values());
        first.setItemLabelGenerator(one -> words.get(
                one == CallbackRule.First.AGENT ? "webui.callback.first.agent" : "webui.callback.first.subscriber"));
        first.setId("callback-first");
        first.setValue(before.first());
        tries.setId("callback-tries");
        tries.setStepButtonsVisible(true);
        tries.setManualValidation(true);
        tries.setValue(before.tries());
        pause.setId("callback-pause");
        pause.setManualValidation(true);
        pause.setValue((int) before.pause().toMinutes());
        opens.setId("callback-opens");
        opens.setValue(before.opens());
        closes.setId("callback-closes");
        closes.setManualValidation(true);
        closes.setValue(before.closes());
        missed.setValue(before.missedCalls());
        var form = new Div(first, tries, pause, opens, closes, missed);
        form.addClassName("form");
        add(form);
        var save = new Button(words.get("webui.callback.save"), e -> save());
        save.setId("callback-save");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(words.get("webui.callback.leave"), e -> close()), save);
    }

    private void save() {
        String actor = SignedIn.require(Role.SHIFT_HEAD).login();
        for (HasValidation field : List.<HasValidation>of(tries, pause, closes)) field.setInvalid(false);
        try {
            services.callbacks().saveRule(chosen(), actor);
            close();
        } catch (Refused no) {
            refused(no);
        }
    }

    /** An empty field is as wrong as one out of its bounds, and the domain says so. */
    private CallbackRule chosen() {
        return before.calling(first.getValue())
                .trying(
                        Objects.requireNonNullElse(tries.getValue(), -1),
                        Duration.ofMinutes(Objects.requireNonNullElse(pause.getValue(), -1)))
                .between(
                        Objects.requireNonNullElse(opens.getValue(), LocalTime.MAX),
                        Objects.requireNonNullElse(closes.getValue(), LocalTime.MIN))
                .withMissedCalls(missed.getValue());
    }

    /** Says it beside its field. */
    private void refused(Refused no) {
        HasValidation field = switch (no.code()) {
            case "callbacks.tries" -> tries;
            case "callbacks.pause" -> pause;
            case "callbacks.hours" -> closes;
            default -> throw no;
        };
        field.setErrorMessage(no.sentence(Words.locale()));
        field.setInvalid(true);
    }
}
