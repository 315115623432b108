package org.firstline.appliance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file: lines of {@code key = value}, comments after {@code #} at a line's start. Every question that
 * is asked of it checks its value; {@link #problems()} then has all faults at once, each with its line.
 */
final class ConfigFile {
    private static final int MAX_OCTETS = 1 << 20;

    record Line(int number, String value) {}

    /** @param line 0 where no line is to blame */
    record Problem(int line, boolean fatal, String sentence) {}

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Path folder;

    private ConfigFile(Path folder) {
        this.folder = folder;
    }

    static ConfigFile empty() {
        return new ConfigFile(Path.of("").toAbsolutePath());
    }

    static ConfigFile read(Path file) throws IOException {
        if (Files.size(file) > MAX_OCTETS) throw new IOException(file + " is larger than 1 MiB");
        Path folder = file.toAbsolutePath().getParent();
        return parse(text(file), folder == null ? Path.of("/") : folder);
    }

    /** Where it is not UTF-8, the line is told: an editor of another system may have written it. */
    private static String text(Path file) throws IOException {
        byte[] octets = Files.readAllBytes(file);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var in = ByteBuffer.wrap(octets);
        try {
            return decoder.decode(in).toString();
        } catch (CharacterCodingException e) {
            long line = 1
                    + new String(octets, 0, in.position(), StandardCharsets.ISO_8859_1)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new IOException("line " + line + " is not UTF-8; save the file in that encoding", e);
        }
    }

    static ConfigFile parse(String text, Path folder) {
        var config = new ConfigFile(folder);
        int number = 0;
        for (String raw : text.split("\r?\n", -1)) {
            number++;
            String line = (number == 1 && raw.startsWith("\uFEFF") ? raw.substring(1) : raw).strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            int equals = line.indexOf('=');
            if (equals < 1) {
                config.problems.add(new Problem(number, true, "not 'key = value': " + line));
                continue;
            }
            String key = line.substring(0, equals).strip();
            // the first one stays, so that it is checked too
            Line before = config.lines.putIfAbsent(
                    key, new Line(number, line.substring(equals + 1).strip()));
            if (before != null)
                config.problems.add(new Problem(number, true, key + " is already set in line " + before.number()));
        }
        return config;
    }

    /**
     * The value of a key, checked and converted.
     *
     * @param read throws IllegalArgumentException with what is wrong: "not a number from 1 to 65535"
     */
    <T> T get(String key, T otherwise, Function<String, T> read) {
        asked.add(key);
        Line line = lines.get(key);
        if (line == null) return otherwise;
        try {
            return read.apply(line.value());
        } catch (IllegalArgumentException e) {
            problems.add(new Problem(line.number(), true, key + " = " + line.value() + ": " + e.getMessage()));
            return otherwise;
        }
    }

    String text(String key, String otherwise) {
        return get(key, otherwise, Function.identity());
    }

    int number(String key, int otherwise, int min, int max) {
        return get(key, otherwise, value -> {
            try {
                int n = Integer.parseInt(value);
                if (n >= min && n <= max) return n;
            } catch (NumberFormatException e) {
                // said below, together with what is out of range
            }
            throw new IllegalArgumentException("not a whole number from " + min + " to " + max);
        });
    }

    boolean flag(String key, boolean otherwise) {
        return word(key, otherwise ? "true" : "false", "true", "false").equals("true");
    }

    String word(String key, String otherwise, String... allowed) {
        return get(key, otherwise, value -> {
            if (List.of(allowed).contains(value)) return value;
            throw new IllegalArgumentException("must be one of " + String.join(", ", allowed));
        });
    }

    /** A duration of whole units: {@code 500 ms}, {@code 60 s}, {@code 2 min}, {@code 1 h}; a bare number is seconds. */
    Duration duration(String key, Duration otherwise, Duration max) {
        return get(key, otherwise, value -> {
            Duration d = parseDuration(value);
            if (d.compareTo(max) > 0) throw new IllegalArgumentException("longer than " + max.toSeconds() + " s");
            return d;
        });
    }

    static Duration parseDuration(String value) {
        int i = 0;
        while (i < value.length() && Character.isDigit(value.charAt(i))) i++;
        String unit = value.substring(i).strip();
        if (i == 0 || i > 9) throw new IllegalArgumentException("not a duration such as 500 ms, 60 s, 2 min or 1 h");
        long n = Long.parseLong(value.substring(0, i));
        return switch (unit) {
            case "ms" -> Duration.ofMillis(n);
            case "", "s" -> Duration.ofSeconds(n);
            case "m", "min" -> Duration.ofMinutes(n);
            case "h" -> Duration.ofHours(n);
            default -> throw new IllegalArgumentException("not a duration such as 500 ms, 60 s, 2 min or 1 h");
        };
    }

    /** A path; a relative one counts from the folder of the configuration file. */
    Path path(String key, Path otherwise) {
        return get(key, otherwise, value -> {
            if (value.isEmpty()) throw new IllegalArgumentException("must name a file or folder");
            return folder.resolve(value).normalize();
        });
    }

    /** Adds a fault that only two keys together show. */
    void fault(String key, String sentence) {
        Line line = lines.get(key);
        problems.add(new Problem(line == null ? 0 : line.number(), true, sentence));
    }

    /** The keys that are set, in the order of their lines. */
    Set<String> keys() {
        return new LinkedHashSet<>(lines.keySet());
    }

    boolean has(String key) {
        return lines.containsKey(key);
    }

    /** All faults in the order of their lines, unknown keys among them; ask after every question was asked. */
    List<Problem> problems() {
        var all = new ArrayList<>(problems);
        lines.forEach((key, line) -> {
            if (asked.contains(key)) return;
            String near = nearest(key);
            all.add(new Problem(
                    line.number(), false, "unknown key " + key + (near == null ? "" : ", did you mean " + near + "?")));
        });
        all.sort((a, b) -> Integer.compare(a.line(), b.line()));
        return all;
    }

    private @Nullable String nearest(String key) {
        String best = null;
        int distance = 3;
        for (String known : asked) {
            int d = distance(key, known);
            if (d < distance) {
                distance = d;
                best = known;
            }
        }
        return best;
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = Math.min(
                        Math.min(row[j], row[j - 1]) + 1, diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
