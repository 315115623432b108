package org.firstline.flows;

import java.util.HashMap;
import java.util.Map;

/**
 * Where one caller is in a flow.
 *
 * @param step the step that waits for the caller, or the last one
 * @param facts what is known of the caller, by the names of {@link Facts}, and what he has typed
 * @param typed the digits so far of a number that is being typed
 * @param tries how often this step has asked in vain
 */
public record Position(String step, Map<String, String> facts, String typed, int tries) {
    public Position {
        facts = Map.copyOf(facts);
    }

    public Position(String step, Map<String, String> facts) {
        this(step, facts, "", 0);
    }

    Position typed(String digits) {
        return new Position(step, facts, digits, tries);
    }

    Position triedAgain() {
        return new Position(step, facts, "", tries + 1);
    }

    /** These facts too, instead of those of the same name. */
    Position knowing(Map<String, String> more) {
        if (more.isEmpty()) return this;
        var all = new HashMap<>(facts);
        all.putAll(more);
        return new Position(step, all, typed, tries);
    }
}
