package org.firstline.base.csv;

import java.util.List;

/**
 * One record of the file.
 *
 * @param number the line it begins on, as an editor counts them, from 1
 * @param cells without surrounding white space
 */
public record CsvLine(long number, List<String> cells) {
    public CsvLine {
        cells = List.copyOf(cells);
    }

    /** The cell in this column, counted from 0; empty where the line is shorter. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
