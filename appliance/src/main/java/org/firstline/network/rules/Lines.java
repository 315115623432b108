package org.firstline.network.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.firstline.base.Refused;
import org.firstline.network.alerts.Severity;

/** The lines of a table of rules: words parted by blanks, # begins a remark line. A fault is refused with its line. */
final class Lines {
    static final int LONGEST_TABLE = 32_000;
    private static final int MOST = 500;
    private static final Pattern TOPIC = Pattern.compile("[a-z][a-z0-9-]{0,29}");
    private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,3})(m|h|d)");

    /** @param number from 1 */
    record Line(int number, List<String> words) {
        String word(int place) {
            if (place >= words.size()) throw fault("network.rule.short", words.size());
            return words.get(place);
        }

        /** What stands from here to the end of the line. */
        String rest(int place) {
            if (place >= words.size()) throw fault("network.rule.short", words.size());
            return String.join(" ", words.subList(place, words.size()));
        }

        Effect effect(int place) {
            return switch (word(place)) {
                case "opens" -> Effect.OPENS;
                case "ends" -> Effect.ENDS;
                case "tells" -> Effect.TELLS;
                default -> throw fault("network.rule.effect", word(place));
            };
        }

        String topic(int place) {
            if (!TOPIC.matcher(word(place)).matches()) throw fault("network.rule.topic", word(place));
            return word(place);
        }

        /** A word of severity, or - where an end has none. */
        Severity severity(int place, Effect effect) {
            if (effect == Effect.ENDS) return Severity.OK;
            var severity = Severity.ofWord(word(place));
            if (severity == Severity.UNKNOWN) throw fault("network.rule.severity", word(place));
            return severity;
        }

        Duration age(int place) {
            var age = AGE.matcher(word(place));
            if (!age.matches()) throw fault("network.rule.age", word(place));
            long number = Long.parseLong(age.group(1));
            return switch (age.group(2)) {
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }

        Refused fault(String code, Object what) {
            return new Refused(code, number, what);
        }
    }

    private Lines() {}

    static List<Line> of(String text) {
        if (text.length() > LONGEST_TABLE) throw new Refused("network.rule.too-long", LONGEST_TABLE);
        var numbered = new LinkedHashMap<Integer, String>();
        int number = 0;
        for (String raw : text.split("\r?\n", -1)) {
            number++;
            String line = raw.strip();
            if (!line.isEmpty() && !line.startsWith("#")) numbered.put(number, line);
        }
        if (numbered.size() > MOST) throw new Refused("network.rule.too-many", MOST);
        return numbered.entrySet().stream().map(Lines::line).toList();
    }

    private static Line line(Map.Entry<Integer, String> one) {
        return new Line(one.getKey(), Arrays.asList(one.getValue().split("\\s+")));
    }

    /** A table that ships with the box. */
    static String shipped(String name) {
        try (var in = Lines.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("not in the box: " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
