package org.firstline.calls;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as far as it is known.
 *
 * @param name what the agent's phone shows; empty for a stranger
 * @param language of the prompts
 * @param more what flows may branch on beside this, by the names of {@link org.firstline.flows.Facts}
 */
public record CallerFacts(
        @Nullable Long subscriber,
        String name,
        Locale language,
        @Nullable OutageNotice outage,
        Map<String, String> more) {
    public CallerFacts {
        more = Map.copyOf(more);
    }

    public CallerFacts(@Nullable Long subscriber, String name, Locale language, @Nullable OutageNotice outage) {
        this(subscriber, name, language, outage, Map.of());
    }

    /** Nothing is known of the caller. */
    public static CallerFacts unknown(Locale language) {
        return new CallerFacts(null, "", language, null);
    }

    CallerFacts in(Locale other) {
        return new CallerFacts(subscriber, name, other, outage, more);
    }
}
