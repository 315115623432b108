package org.firstline.webui.works;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Asks from when until when, in the site's zone. */
final class Window extends Div {
    private static final long serialVersionUID = 1;
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final Duration USUAL = Duration.ofHours(2);

    private final DateTimePicker from = picker("webui.work.from", "from");
    private final DateTimePicker until = picker("webui.work.until", "until");

    Window(Services services, @Nullable Instant begin, @Nullable Instant end) {
        addClassName("window");
        from.setMin(local(services.time().now()));
        if (begin != null) from.setValue(local(begin));
        if (end != null) until.setValue(local(end));
        from.addValueChangeListener(e -> {
            if (e.getValue() != null && until.getValue() == null)
                until.setValue(e.getValue().plus(USUAL));
        });
        add(from, until);
    }

    private static DateTimePicker picker(String word, String id) {
        var picker = new DateTimePicker(Words.here().get(word));
        picker.setId(id);
        picker.setLocale(Words.locale());
        picker.setStep(STEP);
        return picker;
    }

    void changed(Runnable then) {
        from.addValueChangeListener(e -> then.run());
        until.addValueChangeListener(e -> then.run());
    }

    void onlyEnd() {
        from.setReadOnly(true);
    }

    @Nullable
    Instant from() {
        return instant(from.getValue());
    }

    @Nullable
    Instant until() {
        return instant(until.getValue());
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime entered) {
        return entered == null ? null : entered.atZone(Ago.zone()).toInstant();
    }

    private static LocalDateTime local(Instant at) {
        return at.atZone(Ago.zone()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
    }
}
