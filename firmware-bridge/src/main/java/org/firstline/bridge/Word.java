package org.firstline.bridge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A word of configuration: {@code scheme:where?option=value&option=value}.
 *
 * @param text as it was written
 * @param name without options: how the health page calls it
 * @param where after the colon; may be empty
 */
record Word(String text, String name, String scheme, String where, Map<String, String> options) {
    static Word of(String text) {
        int mark = text.indexOf('?');
        String name = mark < 0 ? text : text.substring(0, mark);
        int colon = name.indexOf(':');
        var options = new HashMap<String, String>();
        if (mark >= 0)
            for (String option : text.substring(mark + 1).split("&", -1)) {
                int is = option.indexOf('=');
                // what is no pair is kept whole, so that it is refused as unknown
                String key = is < 0 ? option : option.substring(0, is);
                String value = is < 0 ? "" : URLDecoder.decode(option.substring(is + 1), StandardCharsets.UTF_8);
                options.put(key, value);
            }
        return new Word(
                text,
                name,
                colon < 0 ? name : name.substring(0, colon),
                colon < 0 ? "" : name.substring(colon + 1),
                Map.copyOf(options));
    }

    /** @throws IllegalArgumentException where there is another option */
    void knows(Set<String> known) {
        for (var option : options.entrySet())
            if (!known.contains(option.getKey()))
                throw wrong("unknown option \"" + option.getKey() + "=" + option.getValue() + "\"");
    }

    String option(String key, String usual) {
        return options.getOrDefault(key, usual);
    }

    int number(String key, int usual, int least, int most) {
        return number(key, option(key, Integer.toString(usual)), least, most);
    }

    int number(String what, String digits, int least, int most) {
        if (digits.matches("[0-9]{1,8}")) {
            int number = Integer.parseInt(digits);
            if (number >= least && number <= most) return number;
        }
        throw wrong(what + " must be " + least + " to " + most + ", not \"" + digits + "\"");
    }

    /** The first choice where nothing is said. */
    String choice(String key, String... choices) {
        String value = option(key, choices[0]);
        if (List.of(choices).contains(value)) return value;
        throw wrong(key + " must be " + String.join(" or ", choices));
    }

    IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("\"" + text + "\": " + why);
    }
}
