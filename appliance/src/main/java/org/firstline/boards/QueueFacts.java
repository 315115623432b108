package org.firstline.boards;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One queue as a board sees it.
 *
 * @param name "internet"
 * @param titles what people call it, by language: "en", "ru"
 * @param longestSince since when the call that waits longest waits; null when none does
 * @param ready agents of this queue who could take a call now
 * @param loggedIn agents of this queue who are at work, on break or not
 * @param offered calls of today, as are answered and abandoned
 * @param serviceLevel F6 of today, 0 to 1; null before the first call
 */
public record QueueFacts(
        String name,
        Map<String, String> titles,
        int waiting,
        @Nullable Instant longestSince,
        int ready,
        int talking,
        int onBreak,
        int loggedIn,
        int offered,
        int answered,
        int abandoned,
        @Nullable Double serviceLevel,
        QueueMore more) {
    public QueueFacts {
        titles = Map.copyOf(titles);
        if (serviceLevel != null && !(serviceLevel >= 0 && serviceLevel <= 1))
            throw new IllegalArgumentException("a service level of " + serviceLevel + ", not 0 to 1");
    }

    /** Of which no more is known. */
    public QueueFacts(
            String name,
            Map<String, String> titles,
            int waiting,
            @Nullable Instant longestSince,
            int ready,
            int talking,
            int onBreak,
            int loggedIn,
            int offered,
            int answered,
            int abandoned,
            @Nullable Double serviceLevel) {
        this(
                name,
                titles,
                waiting,
                longestSince,
                ready,
                talking,
                onBreak,
                loggedIn,
                offered,
                answered,
                abandoned,
                serviceLevel,
                QueueMore.NONE);
    }

    public String title(String language) {
        return titles.getOrDefault(language, name);
    }
}
