package org.firstline.base.csv;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about the file; whatever is left open is found out.
 *
 * @param charset null = detect
 * @param delimiter null = detect
 * @param header whether the first line names the columns; null = detect
 * @param columns where a field comes from: its name in lower case ({@code "phones"}) to columns counted from 0; an
 *     empty list leaves the field out; fields not named here are found by the column titles
 * @param removeMissing whether what the file no longer holds is taken out of use; never the default
 * @param removeAtMostPercent the import stops where more than this share would be taken out
 */
public record ImportOptions(
        @Nullable Charset charset,
        @Nullable Character delimiter,
        @Nullable Boolean header,
        Map<String, List<Integer>> columns,
        boolean removeMissing,
        int removeAtMostPercent) {
    public static final ImportOptions DETECT = new ImportOptions(null, null, null, Map.of(), false, 5);

    public ImportOptions {
        columns = Map.copyOf(columns);
        if (removeAtMostPercent < 0 || removeAtMostPercent > 100)
            throw new IllegalArgumentException("percent: " + removeAtMostPercent);
    }

    public ImportOptions withColumns(Map<String, List<Integer>> chosen) {
        return new ImportOptions(charset, delimiter, header, chosen, removeMissing, removeAtMostPercent);
    }

    public ImportOptions withHeader(boolean present) {
        return new ImportOptions(charset, delimiter, present, columns, removeMissing, removeAtMostPercent);
    }

    public ImportOptions removing(int atMostPercent) {
        return new ImportOptions(charset, delimiter, header, columns, true, atMostPercent);
    }
}
