package org.firstline.messages;

import java.util.Locale;
import java.util.Set;

/** Whether somebody writes that he wants no more messages. */
final class StopWord {
    private static final Set<String> WORDS =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "СТОП", "СТОП СМС", "ОТПИСКА", "ОТПИСАТЬСЯ", "ОТПИСАТЬ");

    private StopWord() {}

    /** The whole text must be such a word: "the internet has stopped" is a complaint, not a wish. */
    static boolean is(String text) {
        return WORDS.contains(
                text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L} ]", "").strip());
    }
}
