package org.firstline.webui.search;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import org.firstline.services.Services;
import org.firstline.webui.Words;

/** One field and what it finds below: the arrows choose, Enter goes there, Escape stays. */
public final class SearchDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final int SETTLE_MILLIS = 150;
    private static final String CHOSEN = "chosen";

    private final transient Words words = Words.here();
    private final transient Search search;
    private final TextField field = new TextField();
    private final Div list = new Div();
    private transient List<Hit> hits = List.of();
    private final List<Div> rows = new ArrayList<>();
    private int chosen;

    /** @param pages those that are open to her, in the order of the menu */
    public SearchDialog(Services services, List<Hit> pages) {
        search = new Search(services, pages);
        setId("search-dialog");
        getElement().setAttribute("aria-label", words.get("webui.search"));
        setWidth("36rem");
        addClassName("search");
        field.setId("search-text");
        field.setPlaceholder(words.get("webui.search.find"));
        field.setAriaLabel(words.get("webui.search.find"));
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setWidthFull();
        field.setMaxLength(100);
        field.setAutofocus(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(SETTLE_MILLIS);
        field.addValueChangeListener(e -> show(search.find(e.getValue())));
        field.addKeyDownListener(Key.ARROW_DOWN, e -> choose(chosen + 1));
        field.addKeyDownListener(Key.ARROW_UP, e -> choose(chosen - 1));
        field.addKeyDownListener(Key.ENTER, e -> {
            if (!hits.isEmpty()) go(hits.get(chosen));
        });
        list.addClassName("hits");
        list.getElement().setAttribute("role", "listbox");
        list.getElement().setAttribute("aria-label", words.get("webui.search.found"));
        add(field, list);
        show(search.find(""));
    }

    private void show(List<Hit> found) {
        hits = found;
        rows.clear();
        list.removeAll();
        for (Hit hit : found) rows.add(row(hit));
        list.add(rows.toArray(Div[]::new));
        if (found.isEmpty()) list.add(new Span(words.get("webui.search.none")));
        choose(0);
    }

    private Div row(Hit hit) {
        var title = new Span(hit.title());
        title.addClassName("strong");
        var detail = new Span(hit.detail());
        detail.addClassName("quiet");
        var icon = hit.icon().create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var placed = new Div(title, detail);
        placed.addClassName("placed");
        var row = new Div(icon, placed);
        row.addClassName("hit");
        row.getElement().setAttribute("role", "option");
        row.addClickListener(e -> go(hit));
        return row;
    }

    private void choose(int which) {
        if (rows.isEmpty()) return;
        chosen = Math.floorMod(which, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).setClassName(CHOSEN, i == chosen);
            rows.get(i).getElement().setAttribute("aria-selected", i == chosen);
        }
        rows.get(chosen).scrollIntoView();
    }

    private void go(Hit hit) {
        close();
        UI.getCurrent().navigate(hit.path(), hit.parameters());
    }
}
