package org.firstline.webui.tickets;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Optional;
import org.firstline.people.Agent;
import org.firstline.people.People;
import org.firstline.tickets.Priority;
import org.firstline.tickets.TicketState;
import org.firstline.tickets.Tickets;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** How tickets are told: icons and words of their states and priorities, names of who works on them. */
public final class TicketLooks {
    /** In the order in which a person looks for one. */
    static final List<String> CATEGORIES = List.of("internet", "tv", "billing", "outage", "other");

    private TicketLooks() {}

    public static Look of(TicketState state) {
        return switch (state) {
            case NEW -> look(VaadinIcon.STAR_O, state, Tone.WARNING);
            case IN_WORK -> look(VaadinIcon.PLAY, state, Tone.BUSY);
            case WAITING -> look(VaadinIcon.HOURGLASS, state, Tone.CALM);
            case L2 -> look(VaadinIcon.SPECIALIST, state, Tone.BUSY);
            case FIELD -> look(VaadinIcon.TRUCK, state, Tone.BUSY);
            case REPAIRED -> look(VaadinIcon.WRENCH, state, Tone.GOOD);
            case QA -> look(VaadinIcon.CLIPBOARD_CHECK, state, Tone.BUSY);
            case SOLVED -> look(VaadinIcon.CHECK, state, Tone.GOOD);
            case CLOSED -> look(VaadinIcon.LOCK, state, Tone.CALM);
        };
    }

    private static Look look(VaadinIcon icon, TicketState state, Tone tone) {
        return new Look(icon, word(state), tone);
    }

    public static Look of(Priority priority) {
        String word = word(priority);
        return switch (priority) {
            case LOW -> new Look(VaadinIcon.ARROW_DOWN, word, Tone.CALM);
            case NORMAL -> new Look(VaadinIcon.MINUS, word, Tone.CALM);
            case HIGH -> new Look(VaadinIcon.ARROW_UP, word, Tone.WARNING);
            case URGENT -> new Look(VaadinIcon.EXCLAMATION_CIRCLE, word, Tone.BAD);
        };
    }

    public static String word(TicketState state) {
        return Words.of("tickets").get("state." + state);
    }

    public static String word(Priority priority) {
        return Words.of("tickets").get("priority." + priority);
    }

    public static String category(String code) {
        return Words.of("tickets").get("category." + code);
    }

    /** The name behind a login or an extension; what it says itself where nobody has it (any more). */
    public static String person(People people, @Nullable String key) {
        if (key == null) return "";
        if (key.equals(Tickets.SYSTEM)) return Words.here().get("webui.tickets.system");
        Optional<Agent> agent = people.findByLogin(key).or(() -> people.findByExtension(key));
        return agent.map(Agent::name).orElse(key);
    }
}
