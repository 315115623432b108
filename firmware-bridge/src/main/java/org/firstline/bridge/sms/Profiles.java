package org.firstline.bridge.sms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The families of modems that are known, read from {@code profiles.txt}; the last of them takes the rest. Any thread. */
public final class Profiles {
    private static final List<Profile> ALL = read();

    private Profiles() {}

    public static List<Profile> list() {
        return ALL;
    }

    /** @throws IllegalArgumentException when there is none of that name */
    public static Profile get(String name) {
        return ALL.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + String.join(", ", ALL.stream().map(Profile::name).toList())));
    }

    /** @param identity what the modem says of itself, in whatever words */
    static Profile detect(String identity) {
        String small = identity.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(p -> p.fits(small)).findFirst().orElse(ALL.getLast());
    }

    private static List<Profile> read() {
        try (InputStream in = Profiles.class.getResourceAsStream("profiles.txt")) {
            if (in == null) throw new IllegalStateException("profiles.txt is missing");
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Profile> parse(String text) {
        var all = new ArrayList<Profile>();
        String name = "";
        Map<String, String> facts = new HashMap<>();
        for (String raw : (text + "\n[]").split("\n", -1)) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            if (line.startsWith("[")) {
                if (!name.isEmpty()) all.add(profile(name, facts));
                name = line.substring(1, line.length() - 1);
                facts.clear();
            } else {
                String[] pair = line.split("=", 2);
                if (pair.length < 2 || name.isEmpty()) throw new IllegalArgumentException("profiles: " + line);
                facts.put(pair[0].strip(), pair[1].strip());
            }
        }
        return List.copyOf(all);
    }

    private static Profile profile(String name, Map<String, String> facts) {
        return new Profile(
                name,
                words(facts.getOrDefault("detect", ""), ","),
                words(facts.getOrDefault("init", ""), ";"),
                facts.getOrDefault("wait-for", ""),
                seconds(facts.getOrDefault("wait", "0")),
                words(facts.getOrDefault("cnmi", "2,1,0,1,0 2,1,0,2,0 2,1,0,1,1 1,1,0,1,1 2,1,0,0,0 1,1,0,0,1"), " "),
                words(facts.getOrDefault("stores", "SM ME MT"), " "),
                facts.getOrDefault("reset", "AT+CFUN=1,1"),
                seconds(facts.getOrDefault("boot", "10")));
    }

    private static Duration seconds(String value) {
        return Duration.ofSeconds(Long.parseLong(value));
    }

    private static List<String> words(String value, String separator) {
        return Arrays.stream(value.split(separator))
                .map(String::strip)
                .filter(w -> !w.isEmpty())
                .toList();
    }
}
