package org.firstline.routing;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.firstline.base.Refused;

/** What an agent of a queue is to those who wait in it. */
public enum Presence {
    /** The next item may be hers. */
    READY,
    RINGING,
    TALKING,
    WRAP_UP,
    BREAK,
    NOT_READY,
    /** Would be ready, but her phone is away. */
    NO_PHONE,
    LOGGED_OUT;

    public static Presence of(AgentNow agent) {
        return of(agent.activity(), agent.chosen(), agent.reachable());
    }

    static Presence of(Activity activity, Chosen chosen, boolean reachable) {
        return switch (activity) {
            case RESERVED -> RINGING;
            case TALKING -> TALKING;
            case WRAP_UP -> WRAP_UP;
            case IDLE ->
                switch (chosen) {
                    case READY -> reachable ? READY : NO_PHONE;
                    case BREAK -> BREAK;
                    case NOT_READY -> NOT_READY;
                    case LOGGED_OUT -> LOGGED_OUT;
                };
        };
    }

    /** Words as {@link #text} writes them: "ready talking wrap-up". */
    static Set<Presence> parse(String text) {
        var set = EnumSet.noneOf(Presence.class);
        for (String word : text.strip().split("[\\s,]+")) {
            if (word.isEmpty()) continue;
            try {
                set.add(valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException e) {
                throw new Refused("routing.presence", word);
            }
        }
        return set;
    }

    static String text(Set<Presence> set) {
        var words = new StringBuilder();
        for (Presence one : new TreeSet<>(set))
            words.append(words.isEmpty() ? "" : " ").append(one.word());
        return words.toString();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
