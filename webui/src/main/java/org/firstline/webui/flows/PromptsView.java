package org.firstline.webui.flows;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import java.util.Locale;
import org.firstline.base.Refused;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.calls.prompts.PromptShelf.Entry;
import org.firstline.calls.prompts.PromptShelf.Origin;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** What callers hear: every prompt in every language, to be listened to, recorded over, typed anew, or reset. */
@Route(value = "prompts", layout = MainLayout.class)
@Needs(Role.SHIFT_HEAD)
public final class PromptsView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient PromptShelf shelf;
    private final transient Words words = Words.here();
    private final Grid<Entry> grid = new Grid<>();
    private final TextField search = new TextField();

    public PromptsView(Services services) {
        this.services = services;
        this.shelf = services.prompts();
        addClassNames("page", "whole");
        search.setPlaceholder(words.get("webui.prompts.search"));
        search.setAriaLabel(words.get("webui.prompts.search"));
        search.setId("search");
        search.addValueChangeListener(e -> draw());
        var bar = new Div(new RouterLink(words.get("webui.flows.back"), FlowsView.class), search);
        bar.addClassName("bar");
        if (SignedIn.may(Role.ADMIN)) {
            var fresh = new Button(words.get("webui.prompts.new"), VaadinIcon.PLUS.create(), e -> openNew());
            fresh.setId("new-prompt");
            fresh.addClassName("last");
            bar.add(fresh);
        }
        grid.setId("prompt-list");
        grid.addColumn(Entry::name)
                .setHeader(words.get("webui.prompts.name"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(e -> Locale.of(e.language()).getDisplayLanguage(Words.locale()))
                .setHeader(words.get("webui.language"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(e ->
                        words.get("webui.prompts.origin." + e.origin().name().toLowerCase(Locale.ROOT)))
                .setHeader(words.get("webui.prompts.origin"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(Entry::text).setHeader(words.get("webui.prompts.text"));
        grid.addComponentColumn(this::verbs).setAutoWidth(true).setFlexGrow(0);
        grid.setSizeFull();
        add(bar, grid);
        draw();
        Live.redraw(this, services, this::draw, PromptShelf.Changed.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.prompts");
    }

    private void draw() {
        String part = search.getValue().strip().toLowerCase(Words.locale());
        grid.setItems(shelf.list().stream()
                .filter(e -> e.name().contains(part)
                        || e.text().toLowerCase(Words.locale()).contains(part))
                .toList());
    }

    private Div verbs(Entry entry) {
        String id = entry.name() + "-" + entry.language();
        var line = new Div();
        if (entry.origin() != Origin.MISSING)
            line.add(verb(VaadinIcon.PLAY, "webui.prompts.play", "play-" + id, () -> play(entry)));
        if (SignedIn.may(Role.ADMIN)) {
            line.add(verb(
                    VaadinIcon.EDIT,
                    "webui.prompts.change",
                    "change-" + id,
                    () -> new PromptDialog(services, entry, this::draw).open()));
            if (entry.origin() == Origin.RECORDED || entry.origin() == Origin.TYPED)
                line.add(verb(VaadinIcon.ARROW_BACKWARD, "webui.prompts.reset", "reset-" + id, () -> reset(entry)));
        }
        return line;
    }

    private Button verb(VaadinIcon icon, String word, String id, Runnable does) {
        var button = new Button(icon.create(), e -> does.run());
        button.setId(id);
        button.setAriaLabel(words.get(word));
        button.setTooltipText(words.get(word));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void play(Entry entry) {
        try {
            shelf.sound(entry.name(), entry.language())
                    .ifPresent(wav -> getElement()
                            .executeJs(
                                    "new Audio('data:audio/wav;base64,' + $0).play()",
                                    java.util.Base64.getEncoder().encodeToString(wav)));
        } catch (Refused no) {
            Notices.refused(no);
        }
    }

    private void reset(Entry entry) {
        String actor = SignedIn.require(Role.ADMIN).login();
        try {
            shelf.reset(entry.name(), entry.language(), actor);
            Notices.done(words.get("webui.prompts.was-reset", entry.name()));
        } catch (Refused no) {
            Notices.refused(no);
        }
        draw();
    }

    private void openNew() {
        var name = new TextField(words.get("webui.prompts.name"));
        name.setId("prompt-name");
        name.setHelperText(words.get("webui.boards.name.help"));
        var dialog = new com.vaadin.flow.component.dialog.Dialog(words.get("webui.prompts.new"));
        var fault = new org.firstline.webui.Fault();
        dialog.add(new Div(name, fault));
        var next = new Button(words.get("webui.prompts.go-on"), e -> {
            String language = Words.locale().getLanguage().equals("ru") ? "ru" : "en";
            if (!fault.passes(() -> shelf.get(name.getValue().strip(), language))) return;
            dialog.close();
            new PromptDialog(services, shelf.get(name.getValue().strip(), language), this::draw).open();
        });
        next.setId("go-on");
        next.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.getFooter().add(new Button(words.get("webui.cancel"), e -> dialog.close()), next);
        dialog.open();
        name.focus();
    }
}
