package org.firstline.calls;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller behind an outage, or at whose place works go on, is told before any queue.
 *
 * @param outage null where it is works
 * @param works null where it is an outage
 * @param told what he knows of it from an earlier call
 * @param said the words by language; English, or else any, stands in for one that is missing
 */
public record OutageNotice(@Nullable Long outage, @Nullable Long works, Told told, Map<String, Said> said) {
    public enum Told {
        NO,
        SAME,
        /** He was told of it, and since then the expected time has changed. */
        CHANGED
    }

    /**
     * @param whole for whoever hears of it for the first time
     * @param news for whoever has heard of it
     */
    public record Said(String whole, String news) {
        static final Said NOTHING = new Said("", "");
    }

    public OutageNotice {
        said = Map.copyOf(said);
    }

    Said in(Locale language) {
        Said mine = said.get(language.getLanguage());
        if (mine == null) mine = said.get("en");
        return mine == null ? said.values().stream().findFirst().orElse(Said.NOTHING) : mine;
    }
}
