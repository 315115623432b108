package org.firstline.webui.desk;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.routing.AgentNow;
import org.firstline.routing.Chosen;
import org.firstline.routing.Presence;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** An agent's state as icon and word: what the switch has her do, else what she chose and why. */
public final class AgentBadge {
    private AgentBadge() {}

    static StateBadge of(AgentNow agent) {
        return look(agent).badge();
    }

    public static Look look(AgentNow agent) {
        return new Look(icon(agent), word(agent), tone(agent));
    }

    static String word(AgentNow agent) {
        var words = Words.of("routing");
        String activity = words.get("activity." + agent.activity());
        String chosen = words.get("chosen." + agent.chosen());
        String why = agent.reason().isEmpty() ? chosen : chosen + ": " + reason(agent.reason());
        return switch (agent.activity()) {
            case RESERVED -> activity;
            // what she will be afterwards matters to whoever waits for her
            case TALKING, WRAP_UP ->
                switch (agent.chosen()) {
                    case READY -> activity;
                    case BREAK, NOT_READY, LOGGED_OUT -> activity + " → " + chosen;
                };
            // ready, and yet nothing can be offered to her
            case IDLE ->
                agent.chosen() == Chosen.READY && !agent.reachable()
                        ? why + ", " + words.get("presence." + Presence.NO_PHONE)
                        : why;
        };
    }

    /** A reason in words; what somebody typed stands as it is. */
    public static String reason(String code) {
        String word = Words.of("routing").get("reason." + code);
        return word.startsWith("[") ? code : word;
    }

    private static VaadinIcon icon(AgentNow agent) {
        return switch (agent.activity()) {
            case RESERVED -> VaadinIcon.BELL;
            case TALKING -> VaadinIcon.PHONE;
            case WRAP_UP -> VaadinIcon.PENCIL;
            case IDLE ->
                switch (agent.chosen()) {
                    case READY -> agent.reachable() ? VaadinIcon.CHECK_CIRCLE : VaadinIcon.PHONE_LANDLINE;
                    case BREAK -> VaadinIcon.COFFEE;
                    case NOT_READY -> VaadinIcon.MINUS_CIRCLE;
                    case LOGGED_OUT -> VaadinIcon.POWER_OFF;
                };
        };
    }

    private static Tone tone(AgentNow agent) {
        return switch (agent.activity()) {
            case RESERVED, TALKING, WRAP_UP -> Tone.BUSY;
            case IDLE ->
                switch (agent.chosen()) {
                    case READY -> agent.reachable() ? Tone.GOOD : Tone.WARNING;
                    case NOT_READY -> Tone.WARNING;
                    case BREAK, LOGGED_OUT -> Tone.CALM;
                };
        };
    }
}
