package org.firstline.webui.quality;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.quality.Evaluation;
import org.firstline.quality.EvaluationFilter;
import org.firstline.quality.Quality;
import org.firstline.services.Services;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Words;

/** What the judged say is wrong, and nobody has answered. */
final class DisputeTab extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final Grid<Evaluation> grid = new Grid<>();

    DisputeTab(Services services) {
        this.services = services;
        Words words = QualityWords.here();
        addClassName("filling");
        grid.setId("disputes");
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.CHECK_CIRCLE_O, words.get("disputes.none"), words.get("disputes.none.text")));
        EvaluationColumns.add(services, grid, true);
        add(grid);
    }

    void draw() {
        grid.setItems(services.quality().list(EvaluationFilter.disputed(), null, Quality.MAX_PAGE));
    }
}
