package org.firstline.network.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.firstline.network.rules.Lines.Line;
import tools.jackson.core.JsonPointer;

/**
 * The mappings of JSON by their names, which are the last part of {@code /api/alerts/in/json/…}. Each begins with a line
 * {@code mapping NAME}; its further lines are a word and JSON pointers, tried one after another:
 *
 * <pre>
 * alerts /path                where the list of alerts is, if not in the body itself
 * key, host, title, severity, summary /path /other
 * open /path = a|b            the fault is there with these values, else over; or: closed /path = a|b
 * </pre>
 */
public record JsonTable(Map<String, JsonMapping> mappings) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,13}");
    private static final int MOST_POINTERS = 8;

    public JsonTable {
        mappings = Map.copyOf(mappings);
    }

    public static String shipped() {
        return Lines.shipped("json.txt");
    }

    /** @throws org.firstline.base.Refused naming the line that can't be read */
    public static JsonTable of(String own) {
        var all = new TreeMap<>(read(shipped()));
        all.putAll(read(own));
        return new JsonTable(all);
    }

    public Optional<JsonMapping> find(String name) {
        return Optional.ofNullable(mappings.get(name));
    }

    private static Map<String, JsonMapping> read(String text) {
        var all = new TreeMap<String, JsonMapping>();
        Draft draft = null;
        for (Line line : Lines.of(text)) {
            if (line.word(0).equals("mapping")) {
                if (draft != null) draft.into(all);
                draft = new Draft(line);
            } else if (draft == null) {
                throw line.fault("network.rule.mapping", line.word(0));
            } else {
                draft.take(line);
            }
        }
        if (draft != null) draft.into(all);
        return all;
    }

    private static final class Draft {
        private final Line head;
        private final String name;
        private final Map<String, List<JsonPointer>> pointers = new HashMap<>();
        private JsonMapping.State state = new JsonMapping.State(null, true, List.of());

        Draft(Line head) {
            this.head = head;
            this.name = head.word(1);
            if (!NAME.matcher(name).matches()) throw head.fault("network.rule.mapping-name", name);
        }

        void take(Line line) {
            switch (line.word(0)) {
                case "alerts", "key", "host", "title", "severity", "summary" ->
                    pointers.put(
                            line.word(0),
                            line.words().stream()
                                    .skip(1)
                                    .limit(MOST_POINTERS)
                                    .map(word -> pointer(line, word))
                                    .toList());
                case "open", "closed" -> {
                    if (!line.word(2).equals("=")) throw line.fault("network.rule.when", line.rest(1));
                    var values = Arrays.stream(line.rest(3).split("\\|"))
                            .map(value -> value.strip().toLowerCase(Locale.ROOT))
                            .toList();
                    state = new JsonMapping.State(
                            pointer(line, line.word(1)), line.word(0).equals("open"), values);
                }
                default -> throw line.fault("network.rule.kind", line.word(0));
            }
        }

        private static JsonPointer pointer(Line line, String text) {
            try {
                return JsonPointer.compile(text.equals("/") ? "" : text);
            } catch (IllegalArgumentException e) {
                throw line.fault("network.rule.pointer", text);
            }
        }

        void into(Map<String, JsonMapping> all) {
            var hosts = of("host");
            if (hosts.isEmpty()) throw head.fault("network.rule.no-host", name);
            var lists = new ArrayList<>(of("alerts"));
            all.put(
                    name,
                    new JsonMapping(
                            name,
                            lists.isEmpty() ? JsonPointer.empty() : lists.getFirst(),
                            of("key"),
                            hosts,
                            of("title"),
                            of("severity"),
                            of("summary"),
                            state));
        }

        private List<JsonPointer> of(String word) {
            return pointers.getOrDefault(word, List.of());
        }
    }
}
