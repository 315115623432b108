package org.firstline.webui.quality;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import org.firstline.quality.Evaluation;
import org.firstline.quality.EvaluationFilter;
import org.firstline.quality.Quality;
import org.firstline.quality.Step;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Look;
import org.firstline.webui.Words;

/** What the judged say is wrong, and nobody has answered. */
final class DisputeTab extends Div {
    private static final long serialVersionUID = 1;

    /** @param said what she says, and when */
    private record Open(Evaluation evaluation, Step said) {}

    private final transient Services services;
    private final Grid<Open> grid = new Grid<>();

    DisputeTab(Services services) {
        this.services = services;
        Words words = QualityWords.here();
        addClassName("filling");
        grid.setId("disputes");
        grid.addClassNames("opens", "close");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.CHECK_CIRCLE_O, words.get("disputes.none"), words.get("disputes.none.text")));
        grid.addItemClickListener(e -> getUI().ifPresent(ui ->
                ui.navigate(EvaluationView.class, e.getItem().evaluation().id())));
        grid.addComponentColumn(one -> new RouterLink(
                        Words.numbered(one.evaluation().id()),
                        EvaluationView.class,
                        one.evaluation().id()))
                .setHeader(words.get("number"))
                .setWidth("3.5rem")
                .setFlexGrow(0);
        grid.addColumn(one -> QualityWords.person(services, one.evaluation().agent()))
                .setHeader(words.get("agent"))
                .setWidth("11rem")
                .setFlexGrow(0);
        grid.addColumn(Look.column(one -> QualityWords.score(one.evaluation().score())))
                .setHeader(words.get("score"))
                .setWidth("10.5rem")
                .setFlexGrow(0);
        grid.addColumn(one -> one.said().text())
                .setTooltipGenerator(one -> one.said().text())
                .setHeader(words.get("dispute"))
                .setFlexGrow(3);
        grid.addColumn(Ago.column(one -> one.said().at()))
                .setHeader(words.get("disputes.since"))
                .setWidth("9rem")
                .setFlexGrow(0);
        grid.addColumn(one -> QualityWords.person(services, one.evaluation().evaluator()))
                .setHeader(words.get("evaluator"))
                .setWidth("10rem")
                .setFlexGrow(0);
        add(grid);
    }

    void draw() {
        var quality = services.quality();
        List<Evaluation> open = quality.list(EvaluationFilter.disputed(), null, Quality.MAX_PAGE);
        grid.setItems(open.stream()
                .map(one -> new Open(one, quality.steps(one.id()).getLast()))
                .toList());
    }
}
