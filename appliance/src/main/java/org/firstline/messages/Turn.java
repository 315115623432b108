package org.firstline.messages;

import java.util.Set;

/**
 * Who asks for the next part, and what he may be given.
 *
 * @param modem its name
 * @param inHand messages of which somebody has a part right now
 * @param others the other modems that work, or will soon: what one of them has begun is left to it, since a phone joins the parts of a
 *     text only when they come from one number
 */
record Turn(String modem, Route route, Set<Long> inHand, Set<String> others) {
    /** A modem that is alone in the house. */
    static final Turn ALONE = new Turn("", Route.EVERYTHING, Set.of(), Set.of());

    Turn {
        inHand = Set.copyOf(inHand);
        others = Set.copyOf(others);
    }

    /** Whether a message that is half sent may be gone on with. */
    boolean mayGoOn(long message, String begunBy) {
        return !inHand.contains(message) && !others.contains(begunBy);
    }
}
