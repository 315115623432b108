package org.firstline.bridge.panel.chip;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Letters of bars: which of the fourteen or seven segments of a digit make a character, from {@code segments.txt} beside
 * this class. Capitals only; what there are no bars for is dark. A dot, comma or colon lights the dot of the digit
 * before it.
 */
public enum Segments {
    /** a to g around and across, the bar across in halves (g, h); i j k above it and l m n below; p is the dot. */
    FOURTEEN,
    /** a to g, and p, the dot. */
    SEVEN;

    static final int DOT = 14;
    private static final String NAMES = "abcdefghijklmn";
    private static final Map<Integer, Integer> FOURTEENS = load(1);
    private static final Map<Integer, Integer> SEVENS = load(2);

    /** Bits of the segments, a lowest; {@link #DOT} is the dot's. */
    int bits(int character) {
        return table().getOrDefault(character, 0);
    }

    /** The character that these bars make, or {@code ?}. */
    char read(int bits) {
        return (char) table().entrySet().stream()
                .filter(e -> e.getValue() == bits)
                .mapToInt(Map.Entry::getKey)
                .min()
                .orElse('?');
    }

    private Map<Integer, Integer> table() {
        return this == FOURTEEN ? FOURTEENS : SEVENS;
    }

    /** One entry a digit, dots in the digit before them; as many digits as the text needs. */
    List<Integer> digits(String ascii) {
        var digits = new ArrayList<Integer>();
        boolean dotted = true;
        for (char c : ascii.toUpperCase(Locale.ROOT).toCharArray()) {
            boolean dot = c == '.' || c == ',' || c == ':';
            if (dot && !dotted) digits.add(digits.removeLast() | 1 << DOT);
            else digits.add(dot ? 1 << DOT : bits(c));
            dotted = dot;
        }
        return digits;
    }

    private static Map<Integer, Integer> load(int column) {
        var table = new HashMap<Integer, Integer>();
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Segments.class.getResourceAsStream("segments.txt")), StandardCharsets.UTF_8))) {
            for (String line : in.lines().toList()) {
                String[] words = line.split(" ");
                if (line.startsWith("#") || words.length <= column || words[column].equals("-")) continue;
                int bits = 0;
                for (char segment : words[column].toCharArray()) bits |= 1 << NAMES.indexOf(segment);
                table.put(Integer.parseInt(words[0], 16), bits);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        table.put((int) ' ', 0);
        return Map.copyOf(table);
    }
}
