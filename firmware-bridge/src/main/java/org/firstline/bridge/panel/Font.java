package org.firstline.bridge.panel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The letters of the walls: 7 diodes high, 1 to 5 wide (a few signs 7), ASCII, Russian, common punctuation, arrows and signs. They are
 * drawn for Firstline, in {@code font5x7.txt} beside this class: one glyph a line, so that a better letter is a change
 * of one line. A character without a glyph shows as an empty box. Any thread.
 */
public final class Font {
    public static final int HEIGHT = 7;

    private static final boolean[][] BOX = glyph("##### #...# #...# #...# #...# #...# #####".split(" "));
    private static final Map<Integer, boolean[][]> GLYPHS = load();
    private static final Map<Long, boolean[][]> SCALED = new ConcurrentHashMap<>();

    private Font() {}

    public static boolean has(int character) {
        return GLYPHS.containsKey(character);
    }

    /** The columns that this text takes at this scale, without a gap after its last letter. */
    public static int width(String text, int scale) {
        int columns = text.codePoints().map(c -> pixels(c, 1)[0].length + 1).sum();
        return Math.max(0, columns - 1) * scale;
    }

    /**
     * One character as rows of lit diodes; callers must not write to them.
     *
     * @param scale 1 as drawn; from 2 on each diode becomes a square of them, and the steps of slanting strokes are
     *     filled (the rule of Scale2x for two, and the same rule for corners above), since stairs are what the eye
     *     sees first from afar
     */
    public static boolean[][] pixels(int character, int scale) {
        boolean[][] glyph = GLYPHS.getOrDefault(character, BOX);
        if (scale == 1) return glyph;
        if (scale < 1 || scale > 64) throw new IllegalArgumentException("scale " + scale + ", not 1 to 64");
        return SCALED.computeIfAbsent(
                ((long) scale << 32) | (GLYPHS.containsKey(character) ? character : 0), k -> enlarge(glyph, scale));
    }

    private static boolean[][] enlarge(boolean[][] small, int scale) {
        int width = small[0].length;
        var big = new boolean[small.length * scale][width * scale];
        for (int y = 0; y < small.length; y++)
            for (int x = 0; x < width; x++) {
                boolean up = at(small, x, y - 1);
                boolean down = at(small, x, y + 1);
                boolean left = at(small, x - 1, y);
                boolean right = at(small, x + 1, y);
                for (int j = 0; j < scale; j++)
                    for (int i = 0; i < scale; i++) {
                        boolean top = 2 * j < scale;
                        boolean fore = 2 * i < scale;
                        boolean vertical = top ? up : down;
                        boolean otherVertical = top ? down : up;
                        boolean side = fore ? left : right;
                        boolean otherSide = fore ? right : left;
                        // how far this diode is from the outer corner of its quarter
                        int fromCorner = (top ? j : scale - 1 - j) + (fore ? i : scale - 1 - i);
                        boolean corner = vertical == side
                                && vertical != otherVertical
                                && side != otherSide
                                && fromCorner < (scale + 1) / 2;
                        big[y * scale + j][x * scale + i] = corner ? side : small[y][x];
                    }
            }
        return big;
    }

    private static boolean at(boolean[][] pixels, int x, int y) {
        return y >= 0 && y < pixels.length && x >= 0 && x < pixels[y].length && pixels[y][x];
    }

    private static Map<Integer, boolean[][]> load() {
        var glyphs = new HashMap<Integer, boolean[][]>();
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Font.class.getResourceAsStream("font5x7.txt")), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> line.startsWith("U+")).forEach(line -> {
                String[] words = line.split(" ");
                var rows = new String[HEIGHT];
                System.arraycopy(words, words.length - HEIGHT, rows, 0, HEIGHT);
                glyphs.put(Integer.parseInt(words[0].substring(2), 16), glyph(rows));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(glyphs);
    }

    private static boolean[][] glyph(String[] rows) {
        var pixels = new boolean[HEIGHT][rows[0].length()];
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < rows[y].length(); x++) pixels[y][x] = rows[y].charAt(x) == '#';
        return pixels;
    }
}
