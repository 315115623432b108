package org.firstline.webui.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file becomes which field. Several columns may make one field (surname, first name): they are read
 * in the order in which they were chosen.
 *
 * @param columns field to columns, counted from 0
 */
record ColumnChoice(Map<String, List<Integer>> columns) {
    ColumnChoice {
        columns = Map.copyOf(columns);
    }

    Optional<String> field(int column) {
        return columns.entrySet().stream()
                .filter(e -> e.getValue().contains(column))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** @param field null: the column is not used */
    ColumnChoice with(int column, @Nullable String field) {
        var next = new LinkedHashMap<String, List<Integer>>();
        columns.forEach((name, at) ->
                next.put(name, at.stream().filter(c -> c != column).toList()));
        if (field != null) {
            var at = new ArrayList<>(next.getOrDefault(field, List.of()));
            at.add(column);
            next.put(field, at);
        }
        return new ColumnChoice(next);
    }

    ColumnChoice without(String field) {
        var next = new LinkedHashMap<>(columns);
        next.remove(field);
        return new ColumnChoice(next);
    }

    boolean has(String field) {
        return !columns.getOrDefault(field, List.of()).isEmpty();
    }

    /** Every field is named, so that nothing is guessed any more: one without columns is left out. */
    Map<String, List<Integer>> complete(List<String> fields) {
        var all = new LinkedHashMap<String, List<Integer>>();
        for (String field : fields) all.put(field, columns.getOrDefault(field, List.of()));
        return all;
    }
}
