package org.firstline.bridge.panel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a wall shows at one moment: a rectangle of colours, immutable, equal to another when every diode is. Its text
 * art ({@code .}, {@code G}, {@code A}, {@code R}, one line a row) is what goldens, JSON and REST carry.
 */
public final class Frame {
    /** No wall is wider or higher than this many diodes. */
    public static final int MAX = 1024;

    private static final Colour[] COLOURS = Colour.values();

    private final int width;
    private final int height;
    private final byte[] cells;

    /** For {@link Canvas}, which hands over the ordinals of its colours, row by row, and keeps no hold of them. */
    Frame(int width, int height, byte[] cells) {
        checkSize(width, height);
        if (cells.length != width * height) throw new IllegalArgumentException("not " + width + "x" + height);
        this.width = width;
        this.height = height;
        this.cells = cells;
    }

    static void checkSize(int width, int height) {
        if (width < 1 || height < 1 || width > MAX || height > MAX)
            throw new IllegalArgumentException("a frame of " + width + "x" + height + ", not 1 to " + MAX);
    }

    /** A dark frame. */
    public static Frame dark(int width, int height) {
        checkSize(width, height);
        return new Frame(width, height, new byte[width * height]);
    }

    /**
     * Reads text art back.
     *
     * @throws IllegalArgumentException where rows differ in length or a letter is no colour's
     */
    public static Frame parse(String art) {
        List<String> rows = art.lines().toList();
        if (rows.isEmpty()) throw new IllegalArgumentException("no rows");
        int width = rows.getFirst().length();
        var cells = new byte[width * rows.size()];
        int i = 0;
        for (String row : rows) {
            if (row.length() != width)
                throw new IllegalArgumentException("a row of " + row.length() + " among rows of " + width);
            for (char letter : row.toCharArray())
                cells[i++] = (byte) Colour.of(letter).ordinal();
        }
        return new Frame(width, rows.size(), cells);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public Colour at(int x, int y) {
        if (x < 0 || y < 0 || x >= width || y >= height)
            throw new IndexOutOfBoundsException(x + "," + y + " in " + width + "x" + height);
        return COLOURS[cells[y * width + x]];
    }

    /** The rows of the text art, from the top. */
    public List<String> rows() {
        return IntStream.range(0, height).mapToObj(this::row).toList();
    }

    private String row(int y) {
        var row = new StringBuilder(width);
        for (int x = 0; x < width; x++) row.append(at(x, y).letter());
        return row.toString();
    }

    /** The text art: every row, each with a newline after it. */
    public String art() {
        return String.join("\n", rows()) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame f && f.width == width && f.height == height && Arrays.equals(f.cells, cells);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return width + "x" + height + "\n" + art();
    }
}
