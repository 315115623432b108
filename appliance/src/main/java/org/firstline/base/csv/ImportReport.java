package org.firstline.base.csv;

import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What an import would do, or did: the same numbers for a dry run and for the real one.
 *
 * @param charset as detected or chosen
 * @param delimiter as detected or chosen
 * @param header whether the first line names the columns
 * @param titles of the columns: their names, or "1", "2", … without a header
 * @param columns where each field comes from, by its name in lower case; columns counted from 0
 * @param sample the first few lines, for a person's eye
 * @param lines lines with data, bad ones included
 * @param added lines that are new to the box
 * @param changed lines that differ from what the box holds
 * @param unchanged lines that say nothing new
 * @param missing what the box holds and the file does not
 * @param removed how many of the missing are taken out of use; 0 unless that was asked for
 * @param bad lines left out
 * @param badLines the first {@value Tally#BAD_LINES_KEPT} of those by line, each with its reason
 */
public record ImportReport(
        Charset charset,
        char delimiter,
        boolean header,
        List<String> titles,
        Map<String, List<Integer>> columns,
        List<List<String>> sample,
        int lines,
        int added,
        int changed,
        int unchanged,
        int missing,
        int removed,
        int bad,
        List<BadLine> badLines) {
    public ImportReport {
        titles = List.copyOf(titles);
        columns = Map.copyOf(columns);
        sample = List.copyOf(sample);
        badLines = badLines.stream()
                .sorted(Comparator.comparingLong(BadLine::line))
                .toList();
    }
}
