package org.firstline.webui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.dataview.GridListDataView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of a table that is drawn anew several times a second: only rows that changed go to the browser, so what is
 * selected and how far one has scrolled stay.
 */
public final class LiveList<T> {
    private final Function<T, Object> key;
    private final List<T> rows = new ArrayList<>();
    private final GridListDataView<T> view;

    /** @param key by which a row stays the same row while what it shows changes */
    public LiveList(Grid<T> grid, Function<T, Object> key) {
        this.key = key;
        this.view = grid.setItems(rows);
        view.setIdentifierProvider(key::apply);
    }

    public void show(List<T> now) {
        if (!keys(now).equals(keys(rows))) {
            rows.clear();
            rows.addAll(now);
            view.refreshAll();
            return;
        }
        for (int i = 0; i < now.size(); i++) {
            if (rows.get(i).equals(now.get(i))) continue;
            rows.set(i, now.get(i));
            view.refreshItem(now.get(i));
        }
    }

    public Optional<T> find(Object wanted) {
        return rows.stream().filter(row -> key.apply(row).equals(wanted)).findFirst();
    }

    private List<Object> keys(List<T> of) {
        return of.stream().map(key).toList();
    }
}
