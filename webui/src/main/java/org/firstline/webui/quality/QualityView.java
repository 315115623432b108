package org.firstline.webui.quality;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.firstline.people.Role;
import org.firstline.quality.QualityEvent;
import org.firstline.services.Services;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Words;

/** What is to be judged this week, what was, what is disputed, what came out, and by which cards. */
@Route(value = "quality", layout = MainLayout.class)
@Needs(Role.SHIFT_HEAD)
public final class QualityView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Words words = QualityWords.here();
    private final transient Services services;
    private final SampleTab sample;
    private final EvaluationList given;
    private final DisputeTab disputes;
    private final ReportTab report;
    private final CompareTab compare;
    private final CardsTab cards;
    private final Tab disputed = new Tab();

    public QualityView(Services services) {
        this.services = services;
        addClassNames("page", "fill", "whole");
        sample = new SampleTab(services);
        given = new EvaluationList(services);
        disputes = new DisputeTab(services);
        report = new ReportTab(services);
        compare = new CompareTab(services);
        cards = new CardsTab(services);
        var tabs = new TabSheet();
        tabs.setSizeFull();
        tabs.add(words.get("tab.sample"), sample);
        tabs.add(words.get("tab.given"), given);
        tabs.add(disputed, disputes);
        tabs.add(words.get("tab.report"), report);
        tabs.add(words.get("tab.compare"), compare);
        tabs.add(words.get("tab.cards"), cards);
        add(tabs);
        draw();
        Live.redraw(this, services, this::draw, QualityEvent.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("title");
    }

    private void draw() {
        int open = services.quality().countDisputed();
        disputed.setLabel(open == 0 ? words.get("tab.disputes") : words.get("tab.disputes.n", open));
        sample.draw();
        given.draw();
        disputes.draw();
        report.draw();
        compare.draw();
        cards.draw();
    }
}
