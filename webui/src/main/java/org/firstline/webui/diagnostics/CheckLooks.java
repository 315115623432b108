package org.firstline.webui.diagnostics;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.diagnostics.Check;
import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.Mark;
import org.firstline.diagnostics.ProbeKind;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** Checks and findings as icon and word. */
final class CheckLooks {
    /** The bundle of all that this package shows. */
    static final String BUNDLE = CheckLooks.class.getPackageName().substring("org.firstline.".length());

    private CheckLooks() {}

    static Look whole(Check check) {
        return look(check.mark(), Words.of("diagnostics").get("check." + check.mark()));
    }

    static Look running() {
        return new Look(VaadinIcon.HOURGLASS, Words.of(BUNDLE).get("running"), Tone.BUSY);
    }

    static Look of(Finding finding) {
        return look(finding.mark(), word(finding.kind()));
    }

    static Look of(Mark mark) {
        return look(mark, Words.of("diagnostics").get("mark." + mark));
    }

    static Look waiting(ProbeKind kind) {
        return new Look(VaadinIcon.HOURGLASS, word(kind), Tone.BUSY);
    }

    private static String word(ProbeKind kind) {
        return Words.of("diagnostics").get("kind." + kind);
    }

    private static Look look(Mark mark, String word) {
        return switch (mark) {
            case OK -> new Look(VaadinIcon.CHECK_CIRCLE, word, Tone.GOOD);
            case BAD -> new Look(VaadinIcon.CLOSE_CIRCLE, word, Tone.BAD);
            case UNKNOWN -> new Look(VaadinIcon.QUESTION_CIRCLE, word, Tone.CALM);
        };
    }
}
