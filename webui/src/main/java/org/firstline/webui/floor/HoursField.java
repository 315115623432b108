package org.firstline.webui.floor;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Map;
import org.firstline.base.Refused;
import org.firstline.routing.Hours;
import org.firstline.services.Services;
import org.firstline.webui.StateBadge;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** A queue's opening hours, a field for each weekday, the days that differ, and what they come to just now. */
final class HoursField extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = FloorWords.here();
    private final transient Services services;
    private final Checkbox always = new Checkbox(words.get("floor.hours.always"));
    private final Map<DayOfWeek, TextField> days = new EnumMap<>(DayOfWeek.class);
    private final Div week = new Div();
    private final TextArea exceptions = new TextArea(words.get("floor.hours.exceptions"));
    private final Div preview = new Div();

    HoursField(Services services) {
        this.services = services;
        addClassName("hours-field");
        always.setId("hours-always");
        week.addClassName("week");
        for (DayOfWeek day : DayOfWeek.values()) {
            var field = new TextField(day.getDisplayName(TextStyle.FULL_STANDALONE, Words.locale()));
            field.setId("hours-" + day.getValue());
            field.setPlaceholder(words.get("floor.hours.closed"));
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(e -> show());
            days.put(day, field);
            week.add(field);
        }
        exceptions.setId("hours-exceptions");
        exceptions.setHelperText(words.get("floor.hours.exceptions.help"));
        exceptions.setMinRows(2);
        exceptions.setWidthFull();
        exceptions.setMaxLength(Hours.LONGEST);
        exceptions.setValueChangeMode(ValueChangeMode.LAZY);
        exceptions.addValueChangeListener(e -> show());
        always.addValueChangeListener(e -> show());
        preview.setId("hours-preview");
        preview.addClassName("line");
        add(preview, always, week, exceptions);
    }

    void setValue(Hours hours) {
        always.setValue(hours.text().isEmpty());
        WeekText.days(hours.text()).forEach((day, spans) -> field(day).setValue(spans));
        exceptions.setValue(hours.exceptions().replaceAll(";\\s*", "\n"));
        show();
    }

    private TextField field(DayOfWeek day) {
        return java.util.Objects.requireNonNull(days.get(day));
    }

    /** @throws Refused when something cannot be read as hours, or no day at all is open */
    Hours getValue() {
        String special = exceptions.getValue().strip().replaceAll("\\s*\\n\\s*", "; ");
        if (always.getValue()) return new Hours("", special);
        var spans = new EnumMap<DayOfWeek, String>(DayOfWeek.class);
        days.forEach((day, field) -> spans.put(day, field.getValue()));
        String line = WeekText.line(spans);
        // nothing at all would mean: always
        if (line.isEmpty()) throw new Refused("routing.hours", "");
        return new Hours(line, special);
    }

    private void show() {
        week.setVisible(!always.getValue());
        preview.removeAll();
        try {
            Hours hours = getValue();
            Instant now = services.time().now();
            if (hours.isOpen(now, services.zone())) {
                preview.add(new StateBadge(VaadinIcon.CHECK_CIRCLE, words.get("floor.hours.open"), Tone.GOOD));
            } else {
                String when = hours.opensAt(now, services.zone())
                        .map(at -> words.get(
                                "floor.hours.opens",
                                DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Words.locale())
                                        .withZone(services.zone())
                                        .format(at)))
                        .orElse(words.get("floor.hours.never"));
                preview.add(new StateBadge(VaadinIcon.MOON, when, Tone.CALM));
            }
        } catch (Refused no) {
            var said = new Span(no.sentence(Words.locale()));
            said.addClassName("fault");
            preview.add(said);
        }
    }
}
