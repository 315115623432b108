package org.firstline.webui.works;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.firstline.web.Json;
import org.firstline.webui.Ago;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.firstline.works.Notice;
import org.firstline.works.PlannedWork;
import org.firstline.works.WorkKind;
import org.firstline.works.WorkState;

/** Works as icon and word, and their window as people write it. */
final class WorkLooks {
    private WorkLooks() {}

    static Look of(WorkState state) {
        var word = Words.here().get("webui.work.state." + Json.word(state));
        return switch (state) {
            case PLANNED -> new Look(VaadinIcon.CALENDAR_CLOCK, word, Tone.CALM);
            case RUNNING -> new Look(VaadinIcon.WRENCH, word, Tone.BUSY);
            case DONE -> new Look(VaadinIcon.CHECK_CIRCLE, word, Tone.GOOD);
            case CANCELLED -> new Look(VaadinIcon.BAN, word, Tone.CALM);
        };
    }

    static String kind(WorkKind kind) {
        return Words.here().get("webui.work.kind." + Json.word(kind));
    }

    static String notice(Notice notice) {
        return Words.here().get("webui.work.notice." + notice.word());
    }

    /** Which notice a batch with this key was, {@code works-5-24h-2}; the number says of which plan, where it was moved. */
    static String notice(String batch) {
        String[] parts = batch.split("-", 4);
        String plan = parts.length > 3 ? " (" + parts[3] + ")" : "";
        return Words.here().get("webui.work.notice." + parts[2]) + plan;
    }

    /** "25.11. 14:00 – 16:00"; the second day only where it is another. */
    static String window(PlannedWork work) {
        return window(work.from(), work.until());
    }

    static String window(Instant from, Instant until) {
        var begin = from.atZone(Ago.zone());
        var end = until.atZone(Ago.zone());
        var clock = DateTimeFormatter.ofPattern("HH:mm", Words.locale());
        var day = DateTimeFormatter.ofPattern("EE d MMM", Words.locale());
        String last = begin.toLocalDate().equals(end.toLocalDate()) ? "" : end.format(day) + ", ";
        return begin.format(day) + ", " + begin.format(clock) + " – " + last + end.format(clock);
    }
}
