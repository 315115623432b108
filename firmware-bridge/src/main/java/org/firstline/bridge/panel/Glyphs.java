package org.firstline.bridge.panel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pictures of a face's characters. Any thread. */
interface Glyphs {
    Glyphs NONE = character -> null;

    /** @return rows of lit diodes, all of one width; null: not among them */
    boolean @Nullable [][] find(int character);

    /**
     * From a text file beside this class: lines of {@code U+0041 A .#. #.# ###}, one word for each of its rows; all other
     * lines are remarks.
     */
    static Glyphs drawn(String file, int height) {
        Map<Integer, boolean[][]> glyphs = new HashMap<>();
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Glyphs.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> line.startsWith("U+")).forEach(line -> {
                String[] words = line.split(" ");
                var rows = new String[height];
                System.arraycopy(words, words.length - height, rows, 0, height);
                glyphs.put(Integer.parseInt(words[0].substring(2), 16), glyph(rows));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(glyphs)::get;
    }

    static boolean[][] glyph(String... rows) {
        var pixels = new boolean[rows.length][rows[0].length()];
        for (int y = 0; y < rows.length; y++)
            for (int x = 0; x < rows[y].length(); x++) pixels[y][x] = rows[y].charAt(x) == '#';
        return pixels;
    }
}
