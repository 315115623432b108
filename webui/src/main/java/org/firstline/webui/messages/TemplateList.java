package org.firstline.webui.messages;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstline.base.Texts;
import org.firstline.messages.templates.Template;
import org.firstline.messages.templates.TemplateKey;
import org.firstline.messages.templates.Templates;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Look;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** What the box says by itself, in one language: the shipped words, or the site's own. */
final class TemplateList extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Select<String> language = new Select<>();
    private final Grid<TemplateKey> grid = new Grid<>();

    TemplateList(Services services) {
        this.services = services;
        addClassName("filling");
        language.setItems(Templates.LANGUAGES);
        language.setItemLabelGenerator(code -> words.get("webui.language." + code));
        language.setValue(services.site().language().getLanguage().equals("ru") ? "ru" : "en");
        language.setAriaLabel(words.get("webui.language"));
        language.setId("text-language");
        language.addValueChangeListener(e -> draw());
        var bar = new Div(language);
        bar.addClassName("bar");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setId("texts");
        grid.addColumn(key -> name(words, key))
                .setHeader(words.get("webui.texts.what"))
                .setTooltipGenerator(TemplateKey::name)
                .setWidth("17rem")
                .setFlexGrow(1);
        grid.addColumn(key -> own(key).map(Template::text).orElseGet(() -> shipped(key)))
                .setHeader(words.get("webui.messages.text"))
                .setTooltipGenerator(key -> own(key).map(Template::text).orElseGet(() -> shipped(key)))
                .setWidth("18rem")
                .setFlexGrow(4);
        grid.addComponentColumn(key -> own(key).isPresent()
                        ? new Look(VaadinIcon.PENCIL, words.get("webui.texts.own"), Tone.BUSY).badge()
                        : new Look(VaadinIcon.PACKAGE, words.get("webui.texts.shipped"), Tone.CALM).badge())
                .setWidth("9rem")
                .setFlexGrow(0);
        if (SignedIn.may(Role.SHIFT_HEAD))
            grid.addComponentColumn(this::edit).setWidth("8rem").setFlexGrow(0);
        grid.setItems(List.of());
        add(bar, grid);
    }

    void draw() {
        grid.setItems(TemplateKey.ALL);
    }

    private Optional<Template> own(TemplateKey key) {
        return services.messages().templates().findTemplate(key.name(), language.getValue());
    }

    private String shipped(TemplateKey key) {
        return shipped(key, language.getValue());
    }

    /** Empty where the box has no words of its own for it. */
    static String shipped(TemplateKey key, String language) {
        var bundle = Texts.of("reactions", Locale.of(language)).bundle();
        return bundle.containsKey(key.name()) ? bundle.getString(key.name()) : "";
    }

    /** {@code outage.new.voice}: "Outage, to callers". */
    static String name(Words words, TemplateKey key) {
        for (String shape : List.of("voice", "page"))
            if (key.name().endsWith("." + shape)) {
                String base = key.name().substring(0, key.name().length() - shape.length() - 1);
                return words.get("webui.texts." + shape, words.get("webui.texts." + base));
            }
        return words.get("webui.texts." + key.name());
    }

    private Button edit(TemplateKey key) {
        var button = new Button(
                words.get("webui.edit"),
                e -> new TemplateDialog(services, key, language.getValue(), this::draw).open());
        button.setId("edit-" + key.name().replace('.', '-'));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.addClassName("inline");
        return button;
    }
}
