package org.firstline.bridge.panel;

import java.util.Arrays;

/** A frame while it is drawn. Whatever falls outside is cut off, so drawing never fails. One thread. */
public final class Canvas {
    private final int width;
    private final int height;
    private final byte[] cells;
    private int left;
    private int right;

    public Canvas(int width, int height) {
        Frame.checkSize(width, height);
        this.width = width;
        this.height = height;
        this.cells = new byte[width * height];
        this.right = width;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** From now on nothing is drawn outside these columns; 0 and {@link #width()} lift it. */
    public Canvas clip(int from, int to) {
        left = Math.max(0, from);
        right = Math.min(width, to);
        return this;
    }

    public Canvas set(int x, int y, Colour colour) {
        if (x >= left && x < right && y >= 0 && y < height) cells[y * width + x] = (byte) colour.ordinal();
        return this;
    }

    public Canvas fill(int x, int y, int w, int h, Colour colour) {
        for (int row = Math.max(0, y); row < Math.min(height, y + h); row++) {
            int from = Math.max(left, x);
            int to = Math.min(right, x + w);
            if (from < to) Arrays.fill(cells, row * width + from, row * width + to, (byte) colour.ordinal());
        }
        return this;
    }

    /** Every second diode of a row: a line that parts without shouting. */
    public Canvas dots(int x, int y, int w, Colour colour) {
        for (int i = 0; i < w; i += 2) set(x + i, y, colour);
        return this;
    }

    /** In the house's own letters. */
    public int text(int x, int y, String text, Colour colour, int scale) {
        return text(Face.HOUSE, x, y, text, colour, scale);
    }

    /**
     * Writes one line of text with its upper left corner at (x, y).
     *
     * @param scale 1 is {@link Face#height} diodes high; larger sizes are smoothed, see {@link Face#pixels}
     * @return the column after the text and its gap, where more text would go on
     */
    public int text(Face face, int x, int y, String text, Colour colour, int scale) {
        int at = x;
        for (int c : text.codePoints().toArray()) {
            boolean[][] pixels = face.pixels(c, scale);
            for (int row = 0; row < pixels.length; row++)
                for (int i = 0; i < pixels[row].length; i++) if (pixels[row][i]) set(at + i, y + row, colour);
            at += pixels[0].length + face.gap() * scale;
        }
        return at;
    }

    public Frame frame() {
        return new Frame(width, height, cells.clone());
    }
}
