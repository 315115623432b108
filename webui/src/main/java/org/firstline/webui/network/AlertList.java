package org.firstline.webui.network;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.network.Alert;
import org.firstline.network.AlertFilter;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Look;
import org.firstline.webui.Pages;
import org.firstline.webui.Words;

/** What monitors say now: all open alerts, or those of hosts that the tree does not know. */
final class AlertList extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Grid<Alert> grid = new Grid<>();
    private final transient Pages<Alert, Long> pages;

    AlertList(Services services, AlertFilter filter) {
        this.services = services;
        addClassName("filling");
        boolean unmatched = filter == AlertFilter.UNMATCHED;
        String key = "webui.alert." + (unmatched ? "unmatched" : "open");
        if (unmatched) {
            var lead = new Div(words.get("webui.alert.unmatched.lead"));
            lead.addClassName("lead");
            add(lead);
        }
        columns();
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.BELL_O, words.get(key + ".none.title"), words.get(key + ".none.text")));
        pages = Pages.fill(grid, (before, limit) -> services.network().alerts().list(filter, before, limit), Alert::id);
        add(grid);
    }

    void draw() {
        pages.readAgain(grid);
    }

    private void columns() {
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(Look.column(alert -> Looks.of(alert.severity())))
                .setHeader(words.get("webui.alert.severity"))
                .setWidth("8.5rem")
                .setFlexGrow(0);
        grid.addComponentColumn(this::said)
                .setHeader(words.get("webui.alert.name"))
                .setFlexGrow(3)
                .setWidth("14rem");
        grid.addComponentColumn(this::place)
                .setHeader(words.get("webui.alert.node"))
                .setFlexGrow(2)
                .setWidth("11rem");
        grid.addColumn(Alert::source)
                .setHeader(words.get("webui.alert.source"))
                .setWidth("8rem")
                .setFlexGrow(0);
        grid.addColumn(alert -> words.get("webui.number", alert.times()))
                .setHeader(words.get("webui.alert.times"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("5rem")
                .setFlexGrow(0);
        grid.addColumn(Ago.column(alert -> alert.firstSeen()))
                .setHeader(words.get("webui.alert.since"))
                .setWidth("7.5rem")
                .setFlexGrow(0);
        grid.addColumn(Ago.column(alert -> alert.lastSeen()))
                .setHeader(words.get("webui.alert.last"))
                .setWidth("7.5rem")
                .setFlexGrow(0);
    }

    private Component said(Alert alert) {
        return Area.withPlace(new Span(alert.name()), alert.summary());
    }

    private Component place(Alert alert) {
        var tree = services.network().tree();
        String hosts = String.join(", ", alert.hosts());
        String node = alert.node();
        if (node == null) return new Span(hosts);
        return Area.withPlace(new Span(Area.name(tree, node)), hosts);
    }
}
