package org.firstline.calls;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as far as it is known.
 *
 * @param name what the agent's phone shows; empty for a stranger
 * @param language of the prompts
 */
public record CallerFacts(
        @Nullable Long subscriber,
        String name,
        Locale language,
        @Nullable OutageNotice outage) {
    /** Nothing is known of the caller. */
    public static CallerFacts unknown(Locale language) {
        return new CallerFacts(null, "", language, null);
    }
}
