package org.firstline.base.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.base.Refused;

/**
 * Finds the character between the cells: the one that cuts most of the first lines into equally many cells, more than
 * one. Where two do equally well, the one that is rarer inside addresses and amounts wins, so the comma comes last.
 */
final class DelimiterGuess {
    private static final char[] CANDIDATES = {';', '\t', '|', ','};
    private static final int SAMPLE_CHARS = 1 << 16;
    private static final int SAMPLE_LINES = 60;

    private DelimiterGuess() {}

    static char of(String text, int from) {
        String sample = text.substring(from, Math.min(text.length(), from + SAMPLE_CHARS));
        char best = CANDIDATES[0];
        double bestShare = 0;
        for (char candidate : CANDIDATES) {
            double share = shareOfEqualLines(sample, candidate);
            if (share > bestShare) {
                best = candidate;
                bestShare = share;
            }
        }
        return best;
    }

    private static double shareOfEqualLines(String sample, char delimiter) {
        List<Integer> widths = new ArrayList<>();
        try {
            new CsvRecords(sample, delimiter, Integer.MAX_VALUE)
                    .read(
                            0,
                            line -> {
                                widths.add(line.cells().size());
                                return widths.size() < SAMPLE_LINES;
                            },
                            // too many cells, or an open quote: counts as a line of another width
                            bad -> widths.add(0));
        } catch (Refused tooManyOpenQuotes) {
            return 0;
        }
        if (widths.isEmpty() || widths.getFirst() < 2) return 0;
        Map<Integer, Integer> counts = new HashMap<>();
        for (int width : widths) if (width > 1) counts.merge(width, 1, Integer::sum);
        int most = counts.values().stream().mapToInt(n -> n).max().orElse(0);
        return (double) most / widths.size();
    }
}
