package org.firstline.webui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.List;
import org.firstline.base.Health;
import org.firstline.calls.guard.Ban;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.diagnostics.RehearsalPanel;

/** How every part of the box is, since when and why. */
@Route(value = "health", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class HealthView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Health health;
    private final transient Words words = Words.here();
    private final Div summary = new Div();
    private final Grid<Health.State> parts = new Grid<>();
    private final BansPanel bans;

    public HealthView(Services services) {
        health = services.health();
        addClassName("page");
        parts.addThemeVariants(
                GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        parts.addColumn(s -> Health.title(s.name(), Words.locale()))
                .setHeader(words.get("webui.health.part"))
                .setAutoWidth(true);
        parts.addComponentColumn(s -> badge(s.level()))
                .setHeader(words.get("webui.health.state"))
                .setAutoWidth(true);
        parts.addComponentColumn(s -> Ago.of(s.since()))
                .setHeader(words.get("webui.health.since"))
                .setAutoWidth(true);
        parts.addColumn(s -> s.reason().in(Words.locale()))
                .setHeader(words.get("webui.health.why"))
                .setFlexGrow(3);
        parts.setAllRowsVisible(true);
        parts.setEmptyStateText(words.get("webui.health.none"));
        bans = new BansPanel(services.calls().bans());
        add(summary, parts, bans);
        if (SignedIn.may(Role.ADMIN)) add(new RehearsalPanel(services));
        add(machines());
        draw();
        Live.redraw(this, services, this::draw, Health.State.class, Ban.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.health");
    }

    /** Where machines look, on the same port as people. */
    private Div machines() {
        var request = VaadinRequest.getCurrent();
        String port = request instanceof VaadinServletRequest http
                ? String.valueOf(http.getHttpServletRequest().getLocalPort())
                : "";
        var line = new Div(new Span(words.get("webui.health.ports", port)));
        for (String path : List.of("/metrics", "/api/health", "/api/openapi.json"))
            line.add(new Anchor(path, path, AnchorTarget.BLANK));
        line.addClassNames("bar", "quiet");
        return line;
    }

    private void draw() {
        var states = health.list();
        parts.setItems(states);
        bans.draw();
        long ill = states.stream().filter(s -> s.level() == Health.Level.ILL).count();
        summary.removeAll();
        summary.addClassName("lead");
        summary.add(
                health.up()
                        ? new StateBadge(VaadinIcon.CHECK_CIRCLE, words.get("webui.health.up"), StateBadge.Tone.GOOD)
                        : new StateBadge(VaadinIcon.WARNING, words.get("webui.health.down"), StateBadge.Tone.BAD),
                new Span(words.get("webui.health.count", states.size(), ill)));
    }

    private StateBadge badge(Health.Level level) {
        return switch (level) {
            case STARTING ->
                new StateBadge(VaadinIcon.HOURGLASS, words.get("webui.health.starting"), StateBadge.Tone.BUSY);
            case WELL -> new StateBadge(VaadinIcon.CHECK_CIRCLE, words.get("webui.health.well"), StateBadge.Tone.GOOD);
            case ILL -> new StateBadge(VaadinIcon.WARNING, words.get("webui.health.ill"), StateBadge.Tone.BAD);
            case OFF -> new StateBadge(VaadinIcon.POWER_OFF, words.get("webui.health.off"), StateBadge.Tone.CALM);
        };
    }
}
