package org.firstline.webui.floor;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.Objects;
import org.firstline.calls.QueueRules;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** How the calls of a queue are handled: what those who wait hear, recording, the survey, the number shown outside. */
final class CallsForm extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = FloorWords.here();
    private final Checkbox recorded = check("recorded");
    private final Checkbox announced = check("announced");
    private final Checkbox survey = check("survey");
    private final IntegerField announce = new IntegerField(words.get("floor.calls.announce"));
    private final IntegerField hold = new IntegerField(words.get("floor.calls.hold"));
    private final PromptChoice greeting;
    private final TextField callerId = text("caller-id");

    CallsForm(QueueRules now, PromptShelf prompts) {
        greeting = new PromptChoice(prompts);
        greeting.setId("queue-greeting");
        greeting.setLabel(words.get("floor.calls.greeting"));
        greeting.setHelperText(words.get("floor.calls.greeting.help"));
        greeting.setClearButtonVisible(true);
        announce.setId("queue-announce");
        announce.setHelperText(words.get("floor.calls.announce.help"));
        announce.setMin(0);
        announce.setMax(3600);
        hold.setId("queue-hold");
        hold.setMin(10);
        hold.setMax(3600);
        announced.setEnabled(now.recorded());
        recorded.addValueChangeListener(e -> announced.setEnabled(e.getValue()));
        var checks = new Div(recorded, announced, survey);
        checks.addClassName("bar");
        var form = new FormLayout(announce, hold, greeting, callerId);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("26rem", 2));
        add(checks, form);
        Duration every = now.announce();
        announce.setValue(every == null ? null : (int) every.toSeconds());
        recorded.setValue(now.recorded());
        announced.setValue(now.announced());
        survey.setValue(now.survey());
        hold.setValue((int) now.holdReminder().toSeconds());
        greeting.choose(now.greeting());
        callerId.setValue(now.callerId());
    }

    private Checkbox check(String word) {
        var box = new Checkbox(FloorWords.here().get("floor.calls." + word));
        box.setId("queue-" + word);
        return box;
    }

    private TextField text(String word) {
        var field = new TextField(FloorWords.here().get("floor.calls." + word));
        field.setId("queue-" + word);
        field.setHelperText(FloorWords.here().get("floor.calls." + word + ".help"));
        field.setMaxLength(60);
        return field;
    }

    /** @throws org.firstline.base.Refused when a field is out of its bounds */
    QueueRules getValue(QueueRules before) {
        @Nullable Integer every = announce.getValue();
        return before.withRecording(recorded.getValue(), announced.getValue())
                .withSurvey(survey.getValue())
                .withHoldReminder(Duration.ofSeconds(Objects.requireNonNullElse(hold.getValue(), 0)))
                .withGreeting(greeting.chosen())
                .withCallerId(callerId.getValue().strip())
                .withAnnounce(every == null ? null : Duration.ofSeconds(every));
    }
}
