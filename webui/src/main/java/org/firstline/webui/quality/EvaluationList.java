package org.firstline.webui.quality;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import org.firstline.people.Agent;
import org.firstline.quality.DisputeState;
import org.firstline.quality.Evaluation;
import org.firstline.quality.EvaluationFilter;
import org.firstline.services.Services;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Pages;
import org.firstline.webui.Words;

/** Every evaluation, the newest first. */
final class EvaluationList extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = QualityWords.here();
    private final CardChoice card;
    private final ComboBox<Agent> agent = new ComboBox<>();
    private final ComboBox<Agent> evaluator = new ComboBox<>();
    private final Select<DisputeState> dispute = new Select<>();
    private final Grid<Evaluation> grid = new Grid<>();
    private final transient Pages<Evaluation, Long> pages;

    EvaluationList(Services services) {
        this.services = services;
        this.card = new CardChoice(words, services.quality().cards(), this::draw);
        addClassName("filling");
        person(agent, "any-agent", "agent");
        person(evaluator, "any-evaluator", "evaluator");
        dispute.setEmptySelectionAllowed(true);
        dispute.setEmptySelectionCaption(words.get("any-dispute"));
        dispute.setPlaceholder(words.get("any-dispute"));
        dispute.setAriaLabel(words.get("dispute"));
        dispute.setItems(DisputeState.values());
        dispute.setItemLabelGenerator(one -> one == null
                ? words.get("any-dispute")
                : QualityWords.dispute(one).word());
        dispute.addValueChangeListener(e -> draw());
        var other = new Button(
                words.get("evaluate.other"), VaadinIcon.PLUS.create(), e -> new OtherDialog(services).open());
        other.setId("evaluate-other");
        other.addClassName("last");
        var bar = new Div(agent, card, evaluator, dispute, other);
        bar.addClassName("bar");
        grid.setId("evaluations");
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.CLIPBOARD_CHECK, words.get("given.none"), words.get("given.none.text")));
        EvaluationColumns.add(services, grid, true);
        pages = Pages.fill(grid, (last, limit) -> services.quality().list(filter(), last, limit), Evaluation::id);
        add(bar, grid);
    }

    private void person(ComboBox<Agent> who, String any, String word) {
        who.setPlaceholder(words.get(any));
        who.setAriaLabel(words.get(word));
        who.setClearButtonVisible(true);
        who.setItems(services.people().list());
        who.setItemLabelGenerator(Agent::name);
        who.addValueChangeListener(e -> draw());
    }

    private EvaluationFilter filter() {
        return new EvaluationFilter(
                card.getValue() == null ? null : card.getValue().id(),
                agent.getValue() == null ? null : agent.getValue().login(),
                evaluator.getValue() == null ? null : evaluator.getValue().login(),
                dispute.getValue(),
                null,
                null,
                null);
    }

    void draw() {
        pages.readAgain(grid);
    }
}
