package org.firstline.webui.boards;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.Objects;
import java.util.function.Consumer;
import org.firstline.boards.Limits;
import org.firstline.boards.Tile;
import org.firstline.webui.Fault;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** The limits of one number: those of the house, or its own for amber, red and blinking. */
final class LimitsField extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final transient Tile.Figure figure;
    private final transient Consumer<Tile> replace;
    private final Checkbox own = new Checkbox(words.get("webui.boards.limits.own"));
    private final NumberField warn = field("webui.boards.limits.warn");
    private final NumberField alarm = field("webui.boards.limits.alarm");
    private final NumberField urgent = field("webui.boards.limits.urgent");
    private final Fault fault = new Fault();

    LimitsField(Tile.Figure figure, Consumer<Tile> replace) {
        this.figure = figure;
        this.replace = replace;
        addClassName("board-limits");
        Limits limits = figure.limits();
        own.setValue(limits != null);
        own.addValueChangeListener(e -> change(e.getValue() ? usual() : null));
        add(own);
        if (limits == null) return;
        warn.setValue(limits.warn());
        alarm.setValue(limits.alarm());
        urgent.setValue(limits.urgent());
        for (NumberField field : new NumberField[] {warn, alarm, urgent}) field.addValueChangeListener(e -> changed());
        add(warn, alarm, urgent, fault);
    }

    private NumberField field(String key) {
        var field = new NumberField(words.get(key));
        field.setMin(0);
        field.setWidth("8rem");
        return field;
    }

    /** Somewhere to start from. */
    private Limits usual() {
        return switch (figure.measure().unit()) {
            case SECONDS -> new Limits(20, 60, 120);
            case PERCENT -> figure.measure().lessIsWorse() ? new Limits(80, 70, 0) : new Limits(5, 8, 0);
            case COUNT -> new Limits(5, 10, 0);
        };
    }

    private void changed() {
        fault.passes(() -> change(new Limits(value(warn), value(alarm), value(urgent))));
    }

    private static double value(NumberField field) {
        return Objects.requireNonNullElse(field.getValue(), 0.0);
    }

    private void change(@Nullable Limits limits) {
        replace.accept(new Tile.Figure(figure.measure(), figure.queue(), figure.size(), limits));
    }
}
