package org.firstline.webui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.firstline.calls.Disposition;
import org.firstline.calls.QueueRules;
import org.firstline.calls.Rules;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.webui.Fault;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Recording, reminder of hold and results of each queue, for admins. */
final class RulesDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final transient Rules rules;
    private final transient PromptShelf prompts;
    private final Select<QueueSettings> queue = new Select<>();
    private final Checkbox recorded = new Checkbox(words.get("webui.call-rules.recorded"));
    private final Checkbox announced = new Checkbox(words.get("webui.call-rules.announced"));
    private final Checkbox survey = new Checkbox(words.get("webui.call-rules.survey"));
    private final TextField greeting = new TextField(words.get("webui.call-rules.greeting"));
    private final TextField callerId = new TextField(words.get("webui.call-rules.caller-id"));
    private final IntegerField hold = new IntegerField(words.get("webui.call-rules.hold"));
    private final TextArea results = new TextArea(words.get("webui.call-rules.results"));
    private final Fault fault = new Fault();

    RulesDialog(Services services) {
        this.rules = services.calls().rules();
        this.prompts = services.prompts();
        setHeaderTitle(words.get("webui.call-rules"));
        setWidth("38rem");
        setId("call-rules");
        queue.setLabel(words.get("webui.call.queue"));
        queue.setItems(services.routing().listQueues());
        queue.setItemLabelGenerator(q -> q.title(Words.locale()));
        queue.addValueChangeListener(e -> fill());
        results.setId("results");
        results.setMinRows(6);
        results.setMaxRows(12);
        results.setWidthFull();
        hold.setMin(10);
        hold.setMax(3600);
        greeting.setHelperText(words.get("webui.call-rules.greeting.help"));
        greeting.setMaxLength(60);
        callerId.setHelperText(words.get("webui.call-rules.caller-id.help"));
        callerId.setMaxLength(21);
        var form = new Div(
                new Paragraph(words.get("webui.call-rules.text")),
                queue,
                DeskCard.line("pair", recorded, announced, survey),
                DeskCard.line("pair", hold, callerId, greeting),
                results,
                fault);
        form.addClassName("form");
        add(form);
        var save = new Button(words.get("webui.save"), e -> fault.passes(this::save));
        save.setId("save-rules");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(words.get("webui.close"), e -> close()), save);
        services.routing().listQueues().stream().findFirst().ifPresent(queue::setValue);
    }

    private void fill() {
        String name = queue.getValue().name();
        QueueRules now = rules.of(name);
        recorded.setValue(now.recorded());
        announced.setValue(now.announced());
        hold.setValue((int) now.holdReminder().toSeconds());
        survey.setValue(now.survey());
        greeting.setValue(now.greeting());
        callerId.setValue(now.callerId());
        results.setValue(rules.dispositions(name).stream()
                .map(d -> d.code() + "; " + d.titleEn() + "; " + d.titleRu())
                .collect(Collectors.joining("\n")));
    }

    private void save() {
        String actor = SignedIn.require(Role.ADMIN).login();
        String name = queue.getValue().name();
        List<Disposition> all = results.getValue()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> disposition(name, line))
                .toList();
        String greets = greeting.getValue().strip();
        if (!greets.isEmpty()) prompts.demand(greets);
        rules.save(
                rules.of(name)
                        .withRecording(recorded.getValue(), announced.getValue())
                        .withHoldReminder(Duration.ofSeconds(Objects.requireNonNullElse(hold.getValue(), 0)))
                        .withSurvey(survey.getValue())
                        .withGreeting(greets)
                        .withCallerId(callerId.getValue().strip()),
                actor);
        rules.saveDispositions(name, all);
        Notices.done(words.get("webui.call-rules.saved", queue.getValue().title(Words.locale())));
    }

    private static Disposition disposition(String queue, String line) {
        String[] parts = line.split(";", -1);
        if (parts.length != 3) throw new org.firstline.base.Refused("webui.call-rules.results.shape", line);
        return new Disposition(queue, parts[0].strip(), parts[1].strip(), parts[2].strip());
    }
}
