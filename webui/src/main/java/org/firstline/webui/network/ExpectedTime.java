package org.firstline.webui.network;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.firstline.webui.Ago;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Asks when a repair is expected, in the site's zone; it may be left empty. */
final class ExpectedTime extends Div {
    private static final long serialVersionUID = 1;
    private static final int[] HOURS = {1, 2, 4, 8};
    private static final Duration STEP = Duration.ofMinutes(15);

    private final DateTimePicker picker = new DateTimePicker(Words.here().get("webui.outage.expected"));

    ExpectedTime(Instant now, @Nullable Instant before) {
        addClassName("expected-time");
        picker.setId("expected");
        picker.setLocale(Words.locale());
        picker.setStep(STEP);
        picker.setMin(local(now));
        picker.setHelperText(Words.here().get("webui.outage.expected.help"));
        if (before != null) picker.setValue(local(before));
        var quick = new Div();
        quick.addClassName("quick");
        for (int hours : HOURS)
            quick.add(button(
                    Words.here().get("webui.outage.expected.hours", hours),
                    roundUp(now.plus(Duration.ofHours(hours)))));
        quick.add(button(Words.here().get("webui.outage.expected.unknown"), null));
        add(picker, quick);
    }

    private Button button(String word, @Nullable Instant value) {
        var button = new Button(word, e -> picker.setValue(value == null ? null : local(value)));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    /** A promise of 17:23 would sound more exact than anybody is. */
    private static Instant roundUp(Instant at) {
        long step = STEP.toSeconds();
        return Instant.ofEpochSecond((at.getEpochSecond() + step - 1) / step * step);
    }

    /** What was entered; null for nothing. */
    @Nullable
    Instant value() {
        var entered = picker.getValue();
        return entered == null ? null : entered.atZone(Ago.zone()).toInstant();
    }

    private static LocalDateTime local(Instant at) {
        return at.atZone(Ago.zone()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
    }
}
