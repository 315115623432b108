package org.firstline.base.csv;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where each field of a line comes from. A field may be spread over several columns (surname, first name), or may be
 * nowhere.
 *
 * @param at field to columns, counted from 0, in the order in which they are read
 * @param titles the columns' titles, for reports
 */
public record Columns<F extends Enum<F>>(Map<F, List<Integer>> at, List<String> titles) {
    public Columns {
        at = Map.copyOf(at);
        titles = List.copyOf(titles);
    }

    /** The name by which a person and {@link ImportOptions} call the field: {@code sms_ok}. */
    public static String fieldName(Enum<?> field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    public boolean has(F field) {
        return at.containsKey(field);
    }

    /** What the line says of this field, its filled cells joined; empty where it says nothing. */
    public String text(F field, CsvLine line, String between) {
        return at.getOrDefault(field, List.of()).stream()
                .map(line::cell)
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(between));
    }

    /** The title of the field's first column; the field's own name where it has none. */
    public String title(F field) {
        List<Integer> columns = at.getOrDefault(field, List.of());
        return columns.isEmpty() ? fieldName(field) : titles.get(columns.getFirst());
    }
}
