package org.firstline.messages;

import java.util.Optional;
import java.util.Set;

/**
 * What somebody says to "does it work? 1 yes, 2 no". People also write the word, or both, with any marks around them;
 * but only to who was asked is "no" an answer. Pure.
 */
public enum Reply {
    YES,
    NO;

    private static final Set<String> WORKS = Set.of(
            "1",
            "да",
            "1 да",
            "да 1",
            "работает",
            "да работает",
            "все работает",
            "да все работает",
            "1 работает",
            "1 все работает",
            "yes",
            "1 yes",
            "works",
            "it works",
            "ok",
            "ок");

    private static final Set<String> FAILS = Set.of(
            "2",
            "нет",
            "2 нет",
            "нет 2",
            "не работает",
            "нет не работает",
            "2 не работает",
            "ничего не работает",
            "не работает интернет",
            "интернет не работает",
            "нет интернета",
            "no",
            "2 no",
            "not working",
            "it does not work",
            "no internet");

    /** Empty where the text is neither, or more than that. */
    public static Optional<Reply> of(String text) {
        String words = Keyword.plain(text);
        if (WORKS.contains(words)) return Optional.of(YES);
        return FAILS.contains(words) ? Optional.of(NO) : Optional.empty();
    }

    /** Whether it is nothing but the number, which says something only to who asked. */
    public static boolean isNumber(String text) {
        return Set.of("1", "2").contains(Keyword.plain(text));
    }
}
