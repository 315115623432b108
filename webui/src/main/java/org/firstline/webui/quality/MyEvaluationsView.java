package org.firstline.webui.quality;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.firstline.people.Role;
import org.firstline.quality.Evaluation;
import org.firstline.quality.EvaluationFilter;
import org.firstline.quality.QualityEvent;
import org.firstline.services.Services;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Pages;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** How somebody's own work was judged; nobody else's is here, whatever her role. */
@Route(value = "my-evaluations", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class MyEvaluationsView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Words words = QualityWords.here();
    private final Grid<Evaluation> grid = new Grid<>();

    public MyEvaluationsView(Services services) {
        addClassNames("page", "fill");
        grid.setId("my-evaluations");
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.CLIPBOARD_USER, words.get("mine.none"), words.get("mine.none.text")));
        EvaluationColumns.add(services, grid, false);
        String login = SignedIn.agent().map(agent -> agent.login()).orElse("");
        var pages = Pages.fill(
                grid,
                (last, limit) -> services.quality().list(EvaluationFilter.of(login), last, limit),
                Evaluation::id);
        add(grid);
        Live.redraw(this, services, () -> pages.readAgain(grid), QualityEvent.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("mine");
    }
}
