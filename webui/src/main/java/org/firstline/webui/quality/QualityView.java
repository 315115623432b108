package org.firstline.webui.quality;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.util.HashMap;
import java.util.Map;
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
    private final TabSheet tabs = new TabSheet();
    private final transient Map<Tab, Runnable> drawing = new HashMap<>();
    private final Tab disputed = new Tab();

    public QualityView(Services services) {
        this.services = services;
        addClassNames("page", "fill", "whole");
        tabs.setSizeFull();
        var sample = new SampleTab(services);
        var given = new EvaluationList(services);
        var disputes = new DisputeTab(services);
        var report = new ReportTab(services);
        var compare = new CompareTab(services);
        var cards = new CardsTab(services);
        add(new Tab(words.get("tab.sample")), sample, sample::draw);
        add(new Tab(words.get("tab.given")), given, given::draw);
        add(disputed, disputes, disputes::draw);
        add(new Tab(words.get("tab.report")), report, report::draw);
        add(new Tab(words.get("tab.compare")), compare, compare::draw);
        add(new Tab(words.get("tab.cards")), cards, cards::draw);
        add(tabs);
        tabs.addSelectedChangeListener(e -> draw());
        draw();
        Live.redraw(this, services, this::draw, QualityEvent.class);
    }

    private void add(Tab tab, Component content, Runnable draw) {
        drawing.put(tab, draw);
        tabs.add(tab, content);
    }

    @Override
    public String getPageTitle() {
        return words.get("title");
    }

    /** Only what is looked at: a week of a large site has 16,000 calls. */
    private void draw() {
        int open = services.quality().countDisputed();
        disputed.setLabel(open == 0 ? words.get("tab.disputes") : words.get("tab.disputes.n", open));
        drawing.getOrDefault(tabs.getSelectedTab(), () -> {}).run();
    }
}
