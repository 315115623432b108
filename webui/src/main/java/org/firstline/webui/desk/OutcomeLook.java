package org.firstline.webui.desk;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.calls.Outcome;
import org.firstline.web.Json;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** What became of a call, as icon and word. */
final class OutcomeLook {
    private OutcomeLook() {}

    static Look of(Outcome outcome) {
        String word = word(outcome);
        return switch (outcome) {
            case IN_PROGRESS -> new Look(VaadinIcon.PHONE, word, Tone.BUSY);
            case ANSWERED -> new Look(VaadinIcon.CHECK, word, Tone.GOOD);
            case ABANDONED -> new Look(VaadinIcon.PHONE_LANDLINE, word, Tone.WARNING);
            case DEFLECTED -> new Look(VaadinIcon.MEGAPHONE, word, Tone.CALM);
            case LEFT_MENU -> new Look(VaadinIcon.EXIT_O, word, Tone.CALM);
            case CALLBACK -> new Look(VaadinIcon.PHONE_LANDLINE, word, Tone.CALM);
            case VOICEMAIL -> new Look(VaadinIcon.ENVELOPE_O, word, Tone.CALM);
            case OVERFLOWED -> new Look(VaadinIcon.SIGN_OUT, word, Tone.WARNING);
            case UNREACHED -> new Look(VaadinIcon.PHONE_LANDLINE, word, Tone.CALM);
            case REFUSED -> new Look(VaadinIcon.BAN, word, Tone.WARNING);
            case FAILED, LOST -> new Look(VaadinIcon.WARNING, word, Tone.BAD);
        };
    }

    static String word(Outcome outcome) {
        return Words.here().get("webui.outcome." + Json.word(outcome));
    }
}
