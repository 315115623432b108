package org.firstline.webui;

import com.vaadin.flow.component.grid.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a grid, which asks for rows 150 to 200, read a list that goes on from the key of the last row. Remembers where
 * the pages that were read ended, so scrolling reads each row once; a jump reads what is jumped over.
 *
 * @param <T> a row
 * @param <K> its key in the order of the list
 */
public final class Pages<T, K> {
    /** A list that is read piece by piece. */
    @FunctionalInterface
    public interface Source<T, K> {
        /** @param after the key of the last row read; null for the beginning */
        List<T> list(@Nullable K after, int limit);
    }

    private static final int LONGEST = 200;

    private final Source<T, K> source;
    private final Function<T, K> key;
    private final TreeMap<Integer, K> ends = new TreeMap<>();

    public Pages(Source<T, K> source, Function<T, K> key) {
        this.source = source;
        this.key = key;
    }

    /** The grid reads this list from now on, as far as it is scrolled. */
    public static <T, K> Pages<T, K> fill(Grid<T> grid, Source<T, K> source, Function<T, K> key) {
        var pages = new Pages<>(source, key);
        grid.setItems(query -> pages.rows(query.getOffset(), query.getLimit()));
        return pages;
    }

    /** Forgets what was read, because the list is another now; the grid reads again what it shows. */
    public void readAgain(Grid<T> grid) {
        ends.clear();
        grid.getDataProvider().refreshAll();
    }

    /** The rows from {@code offset} on, at most {@code limit}; fewer only at the end of the list. */
    public Stream<T> rows(int offset, int limit) {
        var start = ends.floorEntry(offset);
        int at = start == null ? 0 : start.getKey();
        K last = start == null ? null : start.getValue();
        var rows = new ArrayList<T>();
        while (at < offset + limit) {
            var page = source.list(last, Math.min(offset + limit - at, LONGEST));
            if (page.isEmpty()) break;
            for (T row : page) if (at++ >= offset) rows.add(row);
            last = key.apply(page.getLast());
            ends.put(at, last);
        }
        return rows.stream();
    }
}
