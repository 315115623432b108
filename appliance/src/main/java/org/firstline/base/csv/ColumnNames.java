package org.firstline.base.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstline.base.Refused;

/**
 * The names under which other systems export a field, so that columns are found by their titles. Names are compared
 * without case, signs and spaces: {@code "Contract no."} is {@code contract_no}.
 */
public final class ColumnNames<F extends Enum<F>> {
    /**
     * One way to find a field.
     *
     * @param parts its columns in the order in which they are read; each part with its possible names, the best first
     * @param key the part without which this way does not count
     * @param every whether all columns of such names are taken, rather than the best for each part
     */
    private record Way<F>(F field, List<List<String>> parts, int key, boolean every) {}

    private final Class<F> fields;
    private final List<Way<F>> ways = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private List<F> order = List.of();

    public ColumnNames(Class<F> fields) {
        this.fields = fields;
    }

    /** The field is one column: the first of these names that is there. */
    public ColumnNames<F> one(F field, String... names) {
        return way(field, List.of(plain(Stream.of(names))), 0, false);
    }

    /** The field is all the columns that have one of these names. */
    public ColumnNames<F> every(F field, String... names) {
        return way(field, List.of(plain(Stream.of(names))), 0, true);
    }

    /** The field is put together of parts ("surname|last name", "first name"), and nothing without part {@code key}. */
    public ColumnNames<F> joined(F field, int key, String... parts) {
        return way(
                field,
                Stream.of(parts)
                        .map(part -> plain(Stream.of(part.split("\\|"))))
                        .toList(),
                key,
                false);
    }

    /** The columns of a file without a header, unless a person says otherwise. */
    @SafeVarargs
    public final ColumnNames<F> withoutHeader(F... inOrder) {
        order = List.of(inOrder);
        return this;
    }

    public boolean knows(String title) {
        return known.contains(plain(title));
    }

    /**
     * Finds the columns; what the options say goes first.
     *
     * @throws Refused where the options name an unknown field or a column that the file does not have
     */
    public Columns<F> find(CsvFile file, ImportOptions options) {
        var at = new EnumMap<F, List<Integer>>(fields);
        Set<F> decided = new HashSet<>();
        Set<Integer> taken = new HashSet<>();
        options.columns().forEach((name, columns) -> {
            F field = field(name);
            for (int column : columns)
                if (column < 0 || column >= file.titles().size()) throw new Refused("base.csv-no-column", column + 1);
            decided.add(field);
            taken.addAll(columns);
            if (!columns.isEmpty()) at.put(field, List.copyOf(columns));
        });
        if (file.header()) byTitle(file.titles(), at, decided, taken);
        else
            for (int i = 0; i < Math.min(order.size(), file.titles().size()); i++)
                if (!decided.contains(order.get(i)) && taken.add(i)) at.put(order.get(i), List.of(i));
        return new Columns<>(at, file.titles());
    }

    private void byTitle(List<String> titles, Map<F, List<Integer>> at, Set<F> decided, Set<Integer> taken) {
        List<String> plain = plain(titles.stream());
        for (Way<F> way : ways) {
            if (decided.contains(way.field)) continue;
            List<Integer> found = way.every ? every(way.parts.getFirst(), plain, taken) : best(way, plain, taken);
            if (found.isEmpty()) continue;
            at.put(way.field, found);
            decided.add(way.field);
            taken.addAll(found);
        }
    }

    private static List<Integer> every(List<String> names, List<String> titles, Set<Integer> taken) {
        return IntStream.range(0, titles.size())
                .filter(i -> !taken.contains(i) && names.contains(titles.get(i)))
                .boxed()
                .toList();
    }

    private static <F> List<Integer> best(Way<F> way, List<String> titles, Set<Integer> taken) {
        List<Integer> found = new ArrayList<>();
        for (int part = 0; part < way.parts.size(); part++) {
            int column = way.parts.get(part).stream()
                    .map(titles::indexOf)
                    .filter(i -> i >= 0 && !taken.contains(i))
                    .findFirst()
                    .orElse(-1);
            if (column >= 0) found.add(column);
            else if (part == way.key) return List.of();
        }
        return found;
    }

    private F field(String name) {
        return Stream.of(fields.getEnumConstants())
                .filter(f -> Columns.fieldName(f).equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("base.csv-no-field", name));
    }

    private ColumnNames<F> way(F field, List<List<String>> parts, int key, boolean every) {
        ways.add(new Way<>(field, parts, key, every));
        parts.forEach(known::addAll);
        return this;
    }

    private static List<String> plain(Stream<String> names) {
        return names.map(ColumnNames::plain).toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
