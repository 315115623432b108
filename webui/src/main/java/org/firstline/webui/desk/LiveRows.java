package org.firstline.webui.desk;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.dataview.GridListDataView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The rows of a small table that is drawn anew often: only rows that changed go to the browser. */
final class LiveRows<T> {
    private final Function<T, Object> key;
    private final List<T> rows = new ArrayList<>();
    private final GridListDataView<T> view;

    /** @param key by which a row stays the same row while what it shows changes */
    LiveRows(Grid<T> grid, Function<T, Object> key) {
        this.key = key;
        this.view = grid.setItems(rows);
        view.setIdentifierProvider(key::apply);
    }

    void show(List<T> now) {
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

    private List<Object> keys(List<T> of) {
        return of.stream().map(key).toList();
    }
}
