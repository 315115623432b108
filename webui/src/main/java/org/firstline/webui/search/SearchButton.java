package org.firstline.webui.search;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.firstline.services.Services;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Stands above every page and opens the search, as Ctrl+K does wherever the cursor is. */
public final class SearchButton extends Button {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient List<Hit> pages;
    private @Nullable SearchDialog dialog;

    /** @param pages those that are open to her, in the order of the menu */
    public SearchButton(Services services, List<Hit> pages) {
        super(VaadinIcon.SEARCH.create());
        this.services = services;
        this.pages = List.copyOf(pages);
        setId("search");
        addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        setAriaLabel(Words.here().get("webui.search"));
        setTooltipText(Words.here().get("webui.search.tip"));
        addClickListener(e -> open());
        Shortcuts.addShortcutListener(this, this::open, Key.KEY_K, KeyModifier.CONTROL);
    }

    private void open() {
        if (dialog != null && dialog.isOpened()) return;
        dialog = new SearchDialog(services, pages);
        dialog.open();
    }
}
