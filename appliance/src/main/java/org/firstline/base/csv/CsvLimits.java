package org.firstline.base.csv;

/**
 * How much of a file is read. A file beyond {@code bytes}, {@code lines} or {@code columns} is refused as a whole; a
 * line with a longer cell is left out and named.
 *
 * @param bytes size of the file
 * @param lines lines with data
 * @param columns cells of the first line
 * @param cell characters of one cell
 */
public record CsvLimits(int bytes, int lines, int columns, int cell) {
    /** Room for 200,000 subscribers with all their columns. */
    public static final CsvLimits DEFAULT = new CsvLimits(64 << 20, 200_000, 100, 4_000);
}
