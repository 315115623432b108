package org.firstline.webui.messages;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.firstline.messages.templates.Filling;
import org.firstline.messages.templates.Latin;
import org.firstline.messages.templates.Template;
import org.firstline.messages.templates.TemplateKey;
import org.firstline.messages.templates.Templates;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Fault;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Writes the site's own words for one thing, and shows while one types what a subscriber would get. */
final class TemplateDialog extends Dialog {
    private static final long serialVersionUID = 1;

    /** What the places are filled with to show an example. */
    private static final Map<String, String> RUSSIAN = Map.of(
            "area", "ул. Ленина",
            "text", "Обрыв кабеля.",
            "time", "25.11 18:50",
            "from", "26.11 01:00",
            "until", "05:00",
            "contract", "100234",
            "balance", "350,00",
            "number", "+7 351 200-01-02");

    private static final Map<String, String> ENGLISH = Map.of(
            "area", "Lenina street",
            "text", "A cable was cut.",
            "time", "25.11 18:50",
            "from", "26.11 01:00",
            "until", "05:00",
            "contract", "100234",
            "balance", "350.00",
            "number", "+7 351 200-01-02");

    private final transient Services services;
    private final transient TemplateKey key;
    private final String language;
    private final transient Runnable then;
    private final transient Words words = Words.here();
    private final TextArea text = new TextArea(words.get("webui.messages.text"));
    private final Checkbox latin = new Checkbox(words.get("webui.texts.latin"));
    private final Checkbox despite = new Checkbox(words.get("webui.texts.despite"));
    private final Paragraph preview = new Paragraph();
    private final SizeLine size = new SizeLine();
    private final Fault fault = new Fault();

    TemplateDialog(Services services, TemplateKey key, String language, Runnable then) {
        this.services = services;
        this.key = key;
        this.language = language;
        this.then = then;
        setHeaderTitle(TemplateList.name(words, key) + " · " + words.get("webui.language." + language));
        setWidth("36rem");
        Optional<Template> own = services.messages().templates().findTemplate(key.name(), language);
        text.setId("template-text");
        text.setWidthFull();
        text.setMinRows(3);
        text.setMaxLength(Templates.LONGEST);
        text.setValue(own.map(Template::text).orElseGet(() -> TemplateList.shipped(key, language)));
        text.setHelperText(
                key.places().isEmpty()
                        ? words.get("webui.texts.no-places")
                        : words.get(
                                "webui.texts.places",
                                new TreeSet<>(key.places())
                                        .stream().map(p -> "{" + p + "}").collect(Collectors.joining(", "))));
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(150);
        text.addValueChangeListener(e -> count());
        latin.setId("template-latin");
        latin.setVisible(key.sms() && language.equals("ru"));
        latin.setValue(own.map(Template::latin).orElse(false));
        latin.addValueChangeListener(e -> count());
        despite.setId("template-despite");
        preview.setId("template-preview");
        preview.addClassName("quiet");
        var form = new Div(text, latin, preview, size, despite, fault);
        form.addClassName("form");
        add(form);
        var save = new Button(words.get("webui.save"), e -> save());
        save.setId("save-template");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var reset = new Button(words.get("webui.texts.reset"), e -> reset());
        reset.setVisible(own.isPresent());
        getFooter().add(reset, new Button(words.get("webui.cancel"), e -> close()), save);
        count();
    }

    private void count() {
        String filled = Filling.fill(text.getValue(), language.equals("ru") ? RUSSIAN : ENGLISH);
        String sent = latin.getValue() ? Latin.of(filled) : filled;
        preview.setText(words.get("webui.texts.example", sent));
        boolean clean = key.sms() ? size.show(sent, true) : size.showLint(sent, true);
        despite.setVisible(!clean);
    }

    private void save() {
        var agent = SignedIn.require(Role.SHIFT_HEAD);
        if (!fault.passes(() -> services.messages()
                .templates()
                .save(key.name(), language, text.getValue(), latin.getValue(), despite.getValue(), agent.login())))
            return;
        done("webui.texts.saved");
    }

    private void reset() {
        var agent = SignedIn.require(Role.SHIFT_HEAD);
        services.messages().templates().reset(key.name(), language, agent.login());
        done("webui.texts.was-reset");
    }

    private void done(String word) {
        Notices.done(words.get(word));
        close();
        then.run();
    }
}
