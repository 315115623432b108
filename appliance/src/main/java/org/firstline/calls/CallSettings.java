package org.firstline.calls;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * @param maxCalls calls in progress; one more is refused as overloaded (503) and recorded as REFUSED
 * @param ring how long an agent's phone rings where the offer does not say
 * @param lookup how long a call waits for the facts about its caller, and for its row, before it is answered anyway
 * @param menu how long a caller may stay in the flow before he is led to its fallback
 * @param announce how often a waiting caller hears his position; never before a third of it has passed, unless the
 *     position is new to him
 * @param language of callers of whom nothing is known
 * @param zone of the times that callers are told
 * @param messages the folder for what callers leave as messages; null where none are taken
 */
public record CallSettings(
        int maxCalls,
        Duration ring,
        Duration lookup,
        Duration menu,
        Duration announce,
        Locale language,
        ZoneId zone,
        @Nullable Path messages) {
    public CallSettings {
        if (maxCalls < 1) throw new IllegalArgumentException("maxCalls " + maxCalls);
    }

    /** Of a box that takes no messages. */
    public CallSettings(
            int maxCalls,
            Duration ring,
            Duration lookup,
            Duration menu,
            Duration announce,
            Locale language,
            ZoneId zone) {
        this(maxCalls, ring, lookup, menu, announce, language, zone, null);
    }

    public CallSettings withMaxCalls(int most) {
        return new CallSettings(most, ring, lookup, menu, announce, language, zone, messages);
    }

    public CallSettings withMessages(@Nullable Path folder) {
        return new CallSettings(maxCalls, ring, lookup, menu, announce, language, zone, folder);
    }

    public static CallSettings standard(Locale language, ZoneId zone) {
        return new CallSettings(
                600,
                Duration.ofSeconds(15),
                Duration.ofSeconds(1),
                Duration.ofMinutes(3),
                Duration.ofSeconds(30),
                language,
                zone);
    }
}
