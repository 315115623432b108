package org.firstline.webui.quality;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.people.Role;
import org.firstline.quality.Scorecard;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Look;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** The cards: what is asked, how often calls are picked for them, and whether they are in use. */
final class CardsTab extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = QualityWords.here();
    private final Grid<Scorecard> grid = new Grid<>();

    CardsTab(Services services) {
        this.services = services;
        addClassName("filling");
        var add =
                new Button(words.get("card.add"), VaadinIcon.PLUS.create(), e -> new CardDialog(services, null).open());
        add.setId("card-add");
        var bar = new Div(add);
        bar.addClassName("bar");
        grid.setId("cards");
        grid.addClassName("close");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.CLIPBOARD_TEXT, words.get("card.none"), words.get("card.none.text")));
        grid.addColumn(QualityWords::card)
                .setHeader(words.get("card.name"))
                .setWidth("12rem")
                .setFlexGrow(3);
        number(one -> one.questions().size(), "card.questions", "7rem");
        number(one -> one.sampling().perWeek(), "card.per-week.short", "10.5rem");
        grid.addColumn(one -> QualityWords.length(one.sampling().shortest()))
                .setHeader(words.get("card.shortest.short"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addColumn(Look.column(one -> one.active()
                        ? new Look(VaadinIcon.CHECK, words.get("card.in-use"), Tone.GOOD)
                        : new Look(VaadinIcon.ARCHIVE, words.get("card.out-of-use"), Tone.CALM)))
                .setHeader(words.get("card.state"))
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addColumn(Ago.column(Scorecard::savedAt))
                .setHeader(words.get("card.saved"))
                .setWidth("8.5rem")
                .setFlexGrow(0);
        grid.addComponentColumn(this::verbs).setWidth("7rem").setFlexGrow(0);
        add(bar, grid);
    }

    private void number(com.vaadin.flow.function.ValueProvider<Scorecard, Integer> value, String head, String width) {
        grid.addColumn(value)
                .setHeader(words.get(head))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth(width)
                .setFlexGrow(0);
    }

    private Div verbs(Scorecard one) {
        var edit = verb(VaadinIcon.PENCIL, "card.edit", one, () -> new CardDialog(services, one).open());
        edit.addClassName("card-edit");
        var use = verb(
                one.active() ? VaadinIcon.ARCHIVE : VaadinIcon.REFRESH,
                one.active() ? "card.retire" : "card.restore",
                one,
                () -> services.quality()
                        .useCard(
                                one.id(),
                                !one.active(),
                                SignedIn.require(Role.SHIFT_HEAD).login()));
        var verbs = new Div(edit, use);
        verbs.addClassName("verbs");
        return verbs;
    }

    private Button verb(VaadinIcon icon, String word, Scorecard one, Runnable what) {
        var button = new Button(icon.create(), e -> what.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(words.get(word) + ": " + one.name());
        button.setTooltipText(words.get(word));
        return button;
    }

    void draw() {
        grid.setItems(services.quality().cards());
    }
}
