package org.firstline.webui.flows;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.firstline.base.Refused;
import org.firstline.flows.Again;
import org.firstline.flows.Prompt;
import org.firstline.flows.Step;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.webui.Notices;
import org.firstline.webui.Words;

/** The kinds of inputs that a step's properties have; each tells its new value at once, and shows why it is refused. */
abstract class StepInputs extends Div {
    private static final long serialVersionUID = 1;

    final transient Services services;
    final transient Words words = Words.here();
    final transient FlowWords names;
    final boolean editable;

    StepInputs(Services services, boolean editable) {
        this.services = services;
        this.editable = editable;
        this.names = new FlowWords(words, services.routing());
    }

    final void queue(String now, Consumer<String> then) {
        choice(
                "queue",
                now,
                services.routing().listQueues().stream()
                        .map(QueueSettings::name)
                        .toList(),
                names::queue,
                then);
    }

    final void again(Again now, Consumer<Again> then) {
        number("again", now.times(), 0, Again.MOST, n -> then.accept(new Again(n, now.prompts())));
        prompts("again-say", now.prompts(), p -> then.accept(new Again(now.times(), p)));
    }

    final String label(String name) {
        return words.get("webui.flows.field." + name);
    }

    final void text(String name, String now, Consumer<String> then) {
        var field = new TextField(label(name));
        field.setId("field-" + name);
        field.setValue(now);
        field.setMaxLength(500);
        field.setReadOnly(!editable);
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.addValueChangeListener(e -> tried(() -> then.accept(e.getValue().strip())));
        add(field);
    }

    final void number(String name, int now, int least, int most, Consumer<Integer> then) {
        var field = new IntegerField(label(name));
        field.setId("field-" + name);
        field.setMin(least);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        field.setValue(now);
        field.setReadOnly(!editable);
        field.addValueChangeListener(e -> {
            Integer n = e.getValue();
            if (n != null && n >= least && n <= most) tried(() -> then.accept(n));
        });
        add(field);
    }

    final void seconds(String name, Duration now, Consumer<Duration> then) {
        number(
                name,
                (int) now.toSeconds(),
                0,
                (int) Step.LONGEST_WAIT.toSeconds(),
                n -> then.accept(Duration.ofSeconds(n)));
    }

    /** @param label what each is called on the screen */
    final void choice(String name, String now, List<String> all, UnaryOperator<String> label, Consumer<String> then) {
        var field = new Select<String>();
        field.setLabel(label(name));
        field.setId("field-" + name);
        var items = new LinkedHashSet<>(all);
        if (!now.isEmpty()) items.add(now);
        field.setItems(items);
        field.setItemLabelGenerator(label::apply);
        if (items.contains(now)) field.setValue(now);
        field.setReadOnly(!editable);
        field.addValueChangeListener(e -> {
            if (e.isFromClient() && e.getValue() != null) tried(() -> then.accept(e.getValue()));
        });
        add(field);
    }

    /** Some of those that there are. */
    final void several(
            String name, Set<String> now, List<String> all, UnaryOperator<String> label, Consumer<Set<String>> then) {
        var field = new MultiSelectComboBox<String>(label(name));
        field.setId("field-" + name);
        var items = new LinkedHashSet<>(all);
        items.addAll(now);
        field.setItems(items);
        field.setItemLabelGenerator(label::apply);
        field.setValue(now);
        field.setReadOnly(!editable);
        field.addValueChangeListener(e -> {
            if (e.isFromClient()) tried(() -> then.accept(e.getValue()));
        });
        add(field);
    }

    final void prompts(String name, List<Prompt> now, Consumer<List<Prompt>> then) {
        var field = new MultiSelectComboBox<String>(label(name));
        field.setId("field-" + name);
        var items = new LinkedHashSet<String>();
        services.prompts().list().forEach(entry -> items.add(entry.name()));
        Prompt.WORDS.forEach(word -> items.add(new Prompt.Known(word).written()));
        now.forEach(prompt -> items.add(prompt.written()));
        field.setItems(items);
        field.setValue(new LinkedHashSet<>(now.stream().map(Prompt::written).toList()));
        field.setReadOnly(!editable);
        field.addValueChangeListener(e -> {
            if (e.isFromClient())
                tried(() -> then.accept(e.getValue().stream().map(Prompt::of).toList()));
        });
        add(field);
    }

    private static void tried(Runnable change) {
        try {
            change.run();
        } catch (Refused no) {
            Notices.refused(no);
        }
    }
}
