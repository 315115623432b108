package org.firstline.base.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The counts of one import while it runs. Not for several threads. */
public final class Tally {
    /** Bad lines beyond this are counted and no longer listed. */
    public static final int BAD_LINES_KEPT = 500;

    private static final int SAMPLE = 5;

    private final List<BadLine> badLines = new ArrayList<>();
    private final List<List<String>> sample = new ArrayList<>();
    private int lines;
    private int bad;
    private int added;
    private int changed;
    private int unchanged;
    private int missing;
    private int removed;

    /** A line with data was read. */
    public void line(CsvLine line) {
        lines++;
        if (sample.size() < SAMPLE) sample.add(line.cells());
    }

    /** A line that was read is left out. */
    public void bad(BadLine line) {
        bad++;
        if (badLines.size() < BAD_LINES_KEPT) badLines.add(line);
    }

    /** A line could not even be read. */
    public void unreadable(BadLine line) {
        lines++;
        bad(line);
    }

    public void added() {
        added++;
    }

    public void changed() {
        changed++;
    }

    public void unchanged() {
        unchanged++;
    }

    /** How much the file no longer holds, and how much of that is taken out of use. */
    public void missing(int count, int taken) {
        missing = count;
        removed = taken;
    }

    /** The report of an import of this file with these columns. */
    public <F extends Enum<F>> ImportReport report(CsvFile file, Columns<F> columns) {
        var byName = new TreeMap<String, List<Integer>>();
        for (Map.Entry<F, List<Integer>> e : columns.at().entrySet())
            byName.put(Columns.fieldName(e.getKey()), e.getValue());
        return new ImportReport(
                file.charset(),
                file.delimiter(),
                file.header(),
                file.titles(),
                byName,
                sample,
                lines,
                added,
                changed,
                unchanged,
                missing,
                removed,
                bad,
                badLines);
    }
}
