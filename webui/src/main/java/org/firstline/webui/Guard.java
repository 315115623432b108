package org.firstline.webui;

import java.util.Optional;
import org.firstline.people.Agent;

/** Who gets to a page. */
enum Guard {
    OPEN,
    /** Nobody is signed in, and somebody must be. */
    SIGN_IN,
    /** The page is for a higher role. */
    REFUSED;

    static Guard decide(Class<?> page, Optional<Agent> agent) {
        var needs = page.getAnnotation(Needs.class);
        if (needs == null) return OPEN;
        if (agent.isEmpty()) return SIGN_IN;
        return agent.get().role().covers(needs.value()) ? OPEN : REFUSED;
    }
}
