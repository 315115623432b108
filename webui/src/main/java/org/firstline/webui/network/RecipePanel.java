package org.firstline.webui.network;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.net.URL;
import java.util.Locale;
import org.firstline.network.alerts.Recipe;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** What to paste where, with the box's own address in it and a button that copies. */
final class RecipePanel extends Div {
    private static final long serialVersionUID = 1;
    private static final String TOKEN = "MACHINE-TOKEN";

    private final transient Words words = Words.of(MonitoringView.BUNDLE);
    private final Select<Recipe> which = new Select<>();
    private final Paragraph how = new Paragraph();
    private final TextArea text = new TextArea();
    private transient @Nullable URL here;

    RecipePanel() {
        which.setId("recipe");
        which.setLabel(words.get("recipe"));
        which.setItems(Recipe.values());
        which.setItemLabelGenerator(recipe -> words.get("recipe." + key(recipe)));
        which.setValue(Recipe.ZABBIX);
        which.addValueChangeListener(e -> draw());
        text.setId("recipe-text");
        text.setReadOnly(true);
        text.setWidthFull();
        text.setMinHeight("14rem");
        text.setMaxHeight("28rem");
        text.setAriaLabel(words.get("recipe.text"));
        text.getStyle().set("font-family", "monospace");
        var bar = new Div(which, copy());
        bar.addClassName("bar");
        add(bar, how, text);
        addAttachListener(e -> UI.getCurrent().getPage().fetchCurrentURL(url -> {
            here = url;
            draw();
        }));
    }

    private Button copy() {
        var copy = new Button(words.get("copy"), VaadinIcon.COPY_O.create());
        copy.setId("copy-recipe");
        copy.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        // browsers give the clipboard to pages of https and localhost only; elsewhere the text is selected and copied
        // so
        copy.getElement()
                .executeJs(
                        "this.addEventListener('click', () => { const input = $0.inputElement; input.focus();"
                                + " input.select(); if (navigator.clipboard) navigator.clipboard.writeText($0.value);"
                                + " else document.execCommand('copy'); this.textContent = $1; setTimeout(() =>"
                                + " this.textContent = $2, 2000); })",
                        text.getElement(),
                        words.get("copied"),
                        words.get("copy"));
        return copy;
    }

    private void draw() {
        Recipe recipe = which.getValue();
        how.setText(words.get("how." + key(recipe)));
        URL box = here;
        if (box != null)
            text.setValue(recipe.text(box.getProtocol() + "://" + box.getAuthority(), box.getHost(), TOKEN)
                    .strip());
    }

    private static String key(Recipe recipe) {
        return recipe.name().toLowerCase(Locale.ROOT);
    }
}
