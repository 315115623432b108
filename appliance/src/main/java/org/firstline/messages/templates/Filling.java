package org.firstline.messages.templates;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts facts into the places of a text; pure. A sentence with a place for which there is no fact is left out, so one text
 * serves where a time is known and where it is not.
 */
public final class Filling {
    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?…])\\s+");
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)\\}");

    private Filling() {}

    /** @param facts by the names of places; a blank one is none */
    public static String fill(String text, Map<String, String> facts) {
        var filled = new ArrayList<String>();
        for (String sentence : BETWEEN_SENTENCES.split(text.strip())) {
            if (places(sentence).stream()
                    .allMatch(place -> !facts.getOrDefault(place, "").isBlank())) filled.add(filled(sentence, facts));
        }
        return String.join(" ", filled);
    }

    private static String filled(String sentence, Map<String, String> facts) {
        return PLACE.matcher(sentence).replaceAll(m -> Matcher.quoteReplacement(facts.getOrDefault(m.group(1), "")));
    }

    /** The names of all places, whether anything fills them or not. */
    public static Set<String> places(String text) {
        var names = new TreeSet<String>();
        PLACE.matcher(text).results().forEach(m -> names.add(m.group(1)));
        return names;
    }

    /** Whether every brace belongs to a place. */
    public static boolean isWhole(String text) {
        String rest = PLACE.matcher(text).replaceAll("");
        return rest.indexOf('{') < 0 && rest.indexOf('}') < 0;
    }
}
