package org.firstline.messages.templates;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What does not belong into a service message: one sentence of advertising makes it an advertisement, which needs another
 * consent, and links are what fraud looks like. Pure; a person may know better.
 */
public final class Lint {
    /** What is wrong with a word of a text. */
    public enum Fault {
        PROMOTION,
        LINK
    }

    /** @param word as it stands in the text */
    public record Finding(Fault fault, String word) {}

    private static final int UNICODE =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    /** Beginnings of Russian words, whose ends bend, and whole English ones. */
    private static final Pattern PROMOTION = Pattern.compile(
            "\\b(?:(?:скидк|акци[яиейю]|распродаж|бесплатн|подар[оки]|выгодн|спецпредложени|промокод|бонус|кэшбэк|кешбэк|розыгрыш|купит|покупайт|закажит|подключит[еь]|дешевл|лучш\\w+"
                    + " цен|реклам|выиграй)\\w*"
                    + "|(?:discount|sale|offer|offers|free|promo|promotion|deal|deals|bonus|gift|prize|cashback|win|winner|cheap|cheaper|upgrade"
                    + " now|buy|order now|subscribe|best price)(?!\\w))",
            UNICODE);

    private static final Pattern LINK = Pattern.compile(
            "(?:https?://|www\\.)\\S+|\\b[\\w-]+(?:\\.[\\w-]+)*\\.(?:ru|рф|su|com|net|org|io|me|info|biz|by|kz|ua|link|app"
                    + "|site|online)\\b(?:/\\S*)?",
            UNICODE);

    private Lint() {}

    /** In the order of the text's faults, promotion first; empty is well. */
    public static List<Finding> of(String text) {
        return Stream.concat(found(PROMOTION, Fault.PROMOTION, text), found(LINK, Fault.LINK, text))
                .distinct()
                .toList();
    }

    private static Stream<Finding> found(Pattern pattern, Fault fault, String text) {
        return pattern.matcher(text)
                .results()
                .map(m -> new Finding(fault, m.group().toLowerCase(Locale.ROOT)));
    }
}
