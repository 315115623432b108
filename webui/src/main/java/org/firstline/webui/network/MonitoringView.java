package org.firstline.webui.network;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.util.Arrays;
import java.util.List;
import org.firstline.base.Health;
import org.firstline.network.AlertFilter;
import org.firstline.network.NetworkEvent;
import org.firstline.network.RuleKind;
import org.firstline.network.RulesChanged;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.StateBadge;
import org.firstline.webui.Words;

/** How monitors, devices and PBXs tell the box: what to paste where, what their words mean, and what was not understood. */
@Route(value = "monitoring", layout = MainLayout.class)
@Needs(Role.ADMIN)
public final class MonitoringView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    static final String BUNDLE = MonitoringView.class.getPackageName().substring("org.firstline.".length());
    private static final List<String> EARS = List.of("snmp", "syslog");

    private final transient Services services;
    private final transient Words words = Words.of(BUNDLE);
    private final Div ears = new Div();
    private final AlertList unmatched;
    private final MalformedList malformed;
    private final Tab unmatchedTab = new Tab();
    private final Tab malformedTab = new Tab();
    private final TabSheet tabs = new TabSheet();
    private final transient List<RulesPanel> panels;

    public MonitoringView(Services services) {
        this.services = services;
        addClassNames("page", "whole");
        ears.addClassName("bar");
        unmatched = new AlertList(services, AlertFilter.UNMATCHED);
        malformed = new MalformedList(services);
        var connect = new Div(new Paragraph(words.get("connect.lead")), new RecipePanel());
        tabs.add(new Tab(words.get("connect")), connect);
        panels = Arrays.stream(RuleKind.values())
                .map(kind -> new RulesPanel(services.network().monitoring(), kind))
                .toList();
        for (RulesPanel panel : panels) tabs.add(new Tab(words.get("rules." + panel.kind())), panel);
        tabs.add(unmatchedTab, unmatched);
        tabs.add(malformedTab, malformed);
        tabs.addSelectedChangeListener(e -> draw());
        add(ears, tabs);
        draw();
        Live.redraw(this, services, this::draw, NetworkEvent.AlertNoted.class, NetworkEvent.AlertMalformed.class);
        Live.redraw(this, services, this::draw, Health.State.class, NetworkEvent.TreeChanged.class);
        Live.redraw(this, services, () -> panels.forEach(RulesPanel::draw), RulesChanged.class);
    }

    @Override
    public String getPageTitle() {
        return Words.here().get("webui.menu.monitoring");
    }

    private void draw() {
        ears.removeAll();
        services.health().list().stream()
                .filter(state -> EARS.contains(state.name()))
                .forEach(state -> ears.add(ear(state)));
        int open = services.network()
                .alerts()
                .list(AlertFilter.UNMATCHED, null, 100)
                .size();
        unmatchedTab.setLabel(Words.here().get("webui.alert.unmatched.tab", open < 100 ? open : "100+"));
        malformedTab.setLabel(Words.here().get("webui.malformed.tab", malformed.draw()));
        if (tabs.getSelectedTab() == unmatchedTab) unmatched.draw();
    }

    private Div ear(Health.State state) {
        var badge = switch (state.level()) {
            case STARTING -> new StateBadge(VaadinIcon.HOURGLASS, words.get("ear.starting"), StateBadge.Tone.BUSY);
            case WELL -> new StateBadge(VaadinIcon.CHECK_CIRCLE, words.get("ear.well"), StateBadge.Tone.GOOD);
            case ILL -> new StateBadge(VaadinIcon.WARNING, words.get("ear.ill"), StateBadge.Tone.BAD);
            case OFF -> new StateBadge(VaadinIcon.BAN, words.get("ear.off"), StateBadge.Tone.CALM);
        };
        var why = new Span(state.reason().in(Words.locale()));
        why.addClassName("quiet");
        var line = new Div(new Span(words.get("ear." + state.name()) + " "), badge, why);
        line.addClassName("line");
        return line;
    }
}
