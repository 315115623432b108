package org.firstline.bridge.panel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file of GNU Unifont's form: lines of {@code 0041:} and the rows of an 8 × 16 or a 16 × 16 cell in hexadecimal digits,
 * for characters up to U+FFFF; lines of any other form are passed over. The file is kept as it is (4 MB for all of
 * Unifont) and a cell is unpacked when it is asked for: as pixels all would be ten times that.
 */
final class HexGlyphs implements Glyphs {
    private static final int ROWS = 16;

    private final byte[] text;
    /** Where a character's digits start; 0: it has none. */
    private final int[] starts = new int[0x10000];

    private HexGlyphs(byte[] text) {
        this.text = text;
        for (int line = 0; line < text.length; ) {
            int end = line;
            while (end < text.length && text[end] != '\n') end++;
            note(line, end);
            line = end + 1;
        }
    }

    /** @return {@link Glyphs#NONE} when there is no such file */
    static Glyphs read(Path file) {
        if (!Files.isReadable(file)) return NONE;
        try {
            return new HexGlyphs(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(int line, int end) {
        if (end - line < 5 || text[line + 4] != ':') return;
        int digits = end - line - 5;
        if (digits != 2 * ROWS && digits != 4 * ROWS) return;
        for (int i = line; i < end; i++) if (i != line + 4 && !HexFormat.isHexDigit(text[i])) return;
        starts[HexFormat.fromHexDigits(ascii(line, 4))] = line + 5;
    }

    private String ascii(int from, int length) {
        return new String(text, from, length, StandardCharsets.US_ASCII);
    }

    @Override
    public boolean @Nullable [][] find(int character) {
        int start = character >= 0 && character < starts.length ? starts[character] : 0;
        if (start == 0) return null;
        int end = start;
        while (end < text.length && text[end] != '\n') end++;
        int digits = (end - start) / ROWS;
        int width = 4 * digits;
        var pixels = new boolean[ROWS][width];
        for (int y = 0; y < ROWS; y++) {
            int row = HexFormat.fromHexDigits(ascii(start + y * digits, digits));
            for (int x = 0; x < width; x++) pixels[y][x] = (row >> (width - 1 - x) & 1) == 1;
        }
        return pixels;
    }
}
