package org.firstline.webui.boards;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Objects;
import java.util.stream.Stream;
import org.firstline.boards.Look;
import org.firstline.bridge.panel.Face;
import org.firstline.webui.Words;

/** How a board behaves on its walls: pages, brightness, night. */
final class LookFields extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final IntegerField page = number("webui.boards.look.page", 2, 120);
    private final IntegerField day = number("webui.boards.look.day", 1, 100);
    private final IntegerField night = number("webui.boards.look.night", 1, 100);
    private final Select<String> font = new Select<>();
    private final TimePicker from = time("webui.boards.look.from");
    private final TimePicker until = time("webui.boards.look.until");

    /** @param changed is told of each change */
    LookFields(Runnable changed) {
        addClassName("three");
        font.setLabel(words.get("webui.boards.look.font"));
        font.setItems(Stream.of(Face.values()).map(Face::word).toList());
        font.setItemLabelGenerator(this::label);
        font.setItemEnabledProvider(LookFields::isThere);
        add(page, day, night, font, from, until);
        font.addValueChangeListener(e -> changed.run());
        page.addValueChangeListener(e -> changed.run());
        day.addValueChangeListener(e -> changed.run());
        night.addValueChangeListener(e -> changed.run());
        from.addValueChangeListener(e -> changed.run());
        until.addValueChangeListener(e -> changed.run());
    }

    private String label(String word) {
        String label = words.get("webui.boards.look.font." + word);
        return isThere(word) ? label : words.get("webui.boards.look.font.missing", label, Face.PACKAGE);
    }

    private static boolean isThere(String word) {
        return Face.find(word).filter(Face::isThere).isPresent();
    }

    private IntegerField number(String key, int least, int most) {
        var field = new IntegerField(words.get(key));
        field.setMin(least);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        return field;
    }

    private TimePicker time(String key) {
        var field = new TimePicker(words.get(key));
        field.setStep(Duration.ofMinutes(30));
        field.setLocale(Words.locale());
        return field;
    }

    void set(Look look) {
        page.setValue(look.pageSeconds());
        day.setValue(look.brightness());
        night.setValue(look.nightBrightness());
        from.setValue(look.nightFrom());
        until.setValue(look.nightUntil());
        font.setValue(look.font());
    }

    /** An empty field is refused as a nought, an empty time as the start of the day. */
    Look get() {
        return new Look(
                Objects.requireNonNullElse(page.getValue(), 0),
                Objects.requireNonNullElse(day.getValue(), 0),
                Objects.requireNonNullElse(from.getValue(), LocalTime.MIDNIGHT),
                Objects.requireNonNullElse(until.getValue(), LocalTime.MIDNIGHT),
                Objects.requireNonNullElse(night.getValue(), 0),
                Objects.requireNonNullElse(font.getValue(), Face.HOUSE.word()));
    }
}
