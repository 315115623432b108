package org.firstline.webui.network;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.firstline.calls.CallEvent;
import org.firstline.messages.MessageEvent;
import org.firstline.network.NetworkEvent;
import org.firstline.network.Outage;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Live;
import org.firstline.webui.Look;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Pages;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** All outages, the newest first, and what became of each. */
@Route(value = "outages", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class OutagesView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Checkbox openOnly = new Checkbox(words.get("webui.outage.open"));
    private final Grid<Outage> grid = new Grid<>();
    private final transient Pages<Outage, Long> pages;
    private final transient Map<Long, OutageFigures> figures = new HashMap<>();

    public OutagesView(Services services) {
        this.services = services;
        addClassNames("page", "fill");
        openOnly.addValueChangeListener(e -> draw());
        var bar = new Div(openOnly);
        bar.addClassName("bar");
        columns();
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.CHECK_CIRCLE_O,
                words.get("webui.outage.none.title"),
                words.get("webui.outage.none.text"),
                new RouterLink(words.get("webui.outage.none.next"), NetworkView.class)));
        pages = Pages.fill(
                grid,
                (before, limit) -> services.network().listOutages(openOnly.getValue(), before, limit),
                Outage::id);
        add(bar, grid);
        Live.redraw(
                this,
                services,
                this::draw,
                NetworkEvent.class,
                MessageEvent.Changed.class,
                MessageEvent.BatchChanged.class,
                CallEvent.Recorded.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.outage.title");
    }

    private void draw() {
        figures.clear();
        pages.readAgain(grid);
    }

    private OutageFigures figures(Outage outage) {
        return figures.computeIfAbsent(outage.id(), id -> OutageFigures.of(services, outage));
    }

    private void columns() {
        grid.addClassName("close");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(Look.column(outage -> Looks.of(outage.state())))
                .setHeader(words.get("webui.outage.state"))
                .setWidth("10.8rem")
                .setFlexGrow(0);
        grid.addComponentColumn(outage -> Area.link(services.network().tree(), outage))
                .setHeader(words.get("webui.outage.area"))
                .setWidth("11.4rem")
                .setFlexGrow(1);
        number("webui.outage.affected", Outage::affected);
        grid.addColumn(Ago.column(outage -> outage.startedAt()))
                .setHeader(words.get("webui.outage.since"))
                .setWidth("8.6rem")
                .setFlexGrow(0);
        grid.addComponentColumn(outage -> moment(outage.state().open() ? outage.expectedAt() : null))
                .setHeader(words.get("webui.outage.expected"))
                .setWidth("8.1rem")
                .setFlexGrow(0);
        number("webui.outage.told", outage -> figures(outage).down().told());
        number("webui.outage.delivered", outage -> figures(outage).down().delivered());
        number("webui.outage.deflected", outage -> figures(outage).deflected());
    }

    private void number(String key, ValueProvider<Outage, Integer> value) {
        grid.addColumn(outage -> words.get("webui.number", value.apply(outage)))
                .setHeader(words.get(key))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("6.3rem")
                .setFlexGrow(0);
    }

    private static Component moment(@Nullable Instant at) {
        return at == null ? new Span("—") : Ago.of(at);
    }
}
