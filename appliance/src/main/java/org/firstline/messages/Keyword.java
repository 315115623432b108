package org.firstline.messages;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants who writes a single word. The whole text must be that word, in any case and with any marks around
 * it: "what is my balance with you after the outage" is for a person. Pure.
 */
public enum Keyword {
    STOP,
    START,
    BALANCE,
    OUTAGE,
    CALLBACK,
    HELP;

    private static final int LONGEST = 40;

    private static final Map<Keyword, Set<String>> WORDS = new EnumMap<>(Map.of(
            STOP,
            Set.of(
                    "stop",
                    "stopall",
                    "stop all",
                    "unsubscribe",
                    "стоп",
                    "стоп смс",
                    "отписка",
                    "отписаться",
                    "отписать"),
            START,
            Set.of("start", "unstop", "subscribe", "старт", "подписка", "подписаться"),
            BALANCE,
            Set.of("balance", "bal", "my balance", "баланс", "мой баланс", "счет", "остаток"),
            OUTAGE,
            Set.of(
                    "outage",
                    "status",
                    "no internet",
                    "down",
                    "авария",
                    "аварии",
                    "статус",
                    "нет интернета",
                    "не работает",
                    "нет связи"),
            CALLBACK,
            Set.of(
                    "callback",
                    "call back",
                    "call me",
                    "call",
                    "перезвоните",
                    "перезвоните мне",
                    "позвоните",
                    "звонок",
                    "обратный звонок"),
            HELP,
            Set.of("help", "info", "помощь", "справка", "инфо", "команды")));

    /** Empty where the text is no keyword. */
    public static Optional<Keyword> of(String text) {
        String word = plain(text);
        if (text.strip().equals("?")) return Optional.of(HELP);
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The words alone, in small letters; empty for what is longer than any keyword. */
    static String plain(String text) {
        if (text.length() > LONGEST) return "";
        return text.toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
