package org.firstline.webui.network;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.network.NodeState;
import org.firstline.network.OutageState;
import org.firstline.network.alerts.Severity;
import org.firstline.web.Json;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** The states of nodes, outages and alerts as icon and word. */
final class Looks {
    private Looks() {}

    static Look of(NodeState state) {
        var word = Words.here().get("webui.node.state." + Json.word(state));
        return switch (state) {
            case UP -> new Look(VaadinIcon.CHECK_CIRCLE, word, Tone.GOOD);
            case WARNING -> new Look(VaadinIcon.EXCLAMATION_CIRCLE, word, Tone.WARNING);
            case SETTLING -> new Look(VaadinIcon.HOURGLASS, word, Tone.BUSY);
            case DOWN -> new Look(VaadinIcon.CLOSE_CIRCLE, word, Tone.BAD);
            case CUT_OFF -> new Look(VaadinIcon.UNLINK, word, Tone.BAD);
            case WORKS -> new Look(VaadinIcon.WRENCH, word, Tone.BUSY);
        };
    }

    static Look of(OutageState state) {
        var word = Words.here().get("webui.outage.state." + Json.word(state));
        return switch (state) {
            case SUSPECTED -> new Look(VaadinIcon.QUESTION_CIRCLE, word, Tone.WARNING);
            case CONFIRMED -> new Look(VaadinIcon.WARNING, word, Tone.BAD);
            case RESTORING -> new Look(VaadinIcon.SEARCH, word, Tone.BUSY);
            case CLOSED -> new Look(VaadinIcon.CHECK_CIRCLE, word, Tone.GOOD);
            case DISMISSED -> new Look(VaadinIcon.BAN, word, Tone.CALM);
            case MERGED -> new Look(VaadinIcon.COMPRESS, word, Tone.CALM);
        };
    }

    static Look of(Severity severity) {
        var word = Words.here().get("webui.alert.severity." + Json.word(severity));
        return switch (severity) {
            case OK -> new Look(VaadinIcon.CHECK_CIRCLE, word, Tone.GOOD);
            case INFO -> new Look(VaadinIcon.INFO_CIRCLE, word, Tone.CALM);
            case WARNING, MINOR -> new Look(VaadinIcon.EXCLAMATION_CIRCLE, word, Tone.WARNING);
            case MAJOR, CRITICAL -> new Look(VaadinIcon.CLOSE_CIRCLE, word, Tone.BAD);
            case UNKNOWN -> new Look(VaadinIcon.QUESTION_CIRCLE, word, Tone.CALM);
        };
    }
}
