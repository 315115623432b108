package org.firstline.webui.quality;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.RouterLink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.quality.Evaluation;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Look;
import org.firstline.webui.Words;

/** The columns that every list of evaluations has. */
final class EvaluationColumns {
    private final Words words = QualityWords.here();
    private final Map<List<Long>, String> names = new HashMap<>();

    private EvaluationColumns() {}

    static void add(Services services, Grid<Evaluation> grid, boolean withAgent) {
        new EvaluationColumns().to(services, grid, withAgent);
    }

    private void to(Services services, Grid<Evaluation> grid, boolean withAgent) {
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addClassNames("opens", "close");
        grid.addItemClickListener(e -> e.getSource()
                .getUI()
                .ifPresent(ui -> ui.navigate(EvaluationView.class, e.getItem().id())));
        grid.addComponentColumn(one -> new RouterLink(Words.numbered(one.id()), EvaluationView.class, one.id()))
                .setHeader(words.get("number"))
                .setWidth("4.75rem")
                .setFlexGrow(0);
        grid.addColumn(Look.column(one -> QualityWords.score(one.score())))
                .setHeader(words.get("score"))
                .setWidth("10.5rem")
                .setFlexGrow(0);
        if (withAgent)
            grid.addColumn(one -> QualityWords.person(services, one.agent()))
                    .setHeader(words.get("agent"))
                    .setWidth("9rem")
                    .setFlexGrow(2);
        grid.addColumn(one -> QualityWords.kind(one.subject()))
                .setHeader(words.get("judged"))
                .setWidth("6.5rem")
                .setFlexGrow(0);
        grid.addColumn(Ago.column(Evaluation::at))
                .setHeader(words.get("when"))
                .setWidth("8rem")
                .setFlexGrow(0);
        grid.addColumn(one -> name(services, one))
                .setHeader(words.get("card"))
                .setWidth("7rem")
                .setFlexGrow(2);
        grid.addColumn(one -> QualityWords.person(services, one.evaluator()))
                .setHeader(words.get("evaluator"))
                .setWidth("7.75rem")
                .setFlexGrow(2);
        grid.addColumn(Look.column(one -> QualityWords.dispute(one.dispute())))
                .setHeader(words.get("dispute"))
                .setWidth("9.5rem")
                .setFlexGrow(0);
    }

    private String name(Services services, Evaluation one) {
        return names.computeIfAbsent(
                List.of(one.card(), (long) one.version()),
                _ -> services.quality()
                        .findCard(one.card(), one.version())
                        .map(QualityWords::card)
                        .orElse(""));
    }
}
