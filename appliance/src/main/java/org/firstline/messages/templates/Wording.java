package org.firstline.messages.templates;

import java.util.Map;

/**
 * A text with its places still open.
 *
 * @param latin what comes of it is sent in Latin letters, facts and all: one letter of theirs would undo the others' economy
 */
public record Wording(String text, boolean latin) {
    public static Wording plain(String text) {
        return new Wording(text, false);
    }

    /** @param facts by the names of places; see {@link Filling} */
    public String fill(Map<String, String> facts) {
        return finished(Filling.fill(text, facts));
    }

    /** @param filled by somebody else's rules */
    public String finished(String filled) {
        return latin ? Latin.of(filled) : filled;
    }
}
