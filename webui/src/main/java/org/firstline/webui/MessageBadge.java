package org.firstline.webui;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.messages.MessageState;
import org.firstline.web.Json;

/** The state of a written message. */
public final class MessageBadge {
    private MessageBadge() {}

    public static StateBadge of(MessageState state) {
        return new StateBadge(icon(state), word(state), tone(state));
    }

    public static String word(MessageState state) {
        return Words.here().get("webui.messages.state." + key(state));
    }

    static String key(MessageState state) {
        return Json.word(state);
    }

    static StateBadge.Tone tone(MessageState state) {
        return switch (state) {
            case QUEUED, HELD, CANCELLED -> StateBadge.Tone.CALM;
            case SENDING, SENT -> StateBadge.Tone.BUSY;
            case DELIVERED -> StateBadge.Tone.GOOD;
            case UNKNOWN -> StateBadge.Tone.WARNING;
            case FAILED -> StateBadge.Tone.BAD;
        };
    }

    private static VaadinIcon icon(MessageState state) {
        return switch (state) {
            case QUEUED -> VaadinIcon.HOURGLASS;
            case HELD -> VaadinIcon.PAUSE;
            case SENDING -> VaadinIcon.PAPERPLANE;
            case SENT -> VaadinIcon.CHECK;
            case DELIVERED -> VaadinIcon.CHECK_CIRCLE;
            case FAILED -> VaadinIcon.CLOSE_CIRCLE;
            case UNKNOWN -> VaadinIcon.QUESTION_CIRCLE;
            case CANCELLED -> VaadinIcon.BAN;
        };
    }
}
