package org.firstline.webui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import org.firstline.people.PeopleEvent;
import org.firstline.people.Role;
import org.firstline.routing.AgentNow;
import org.firstline.routing.BreakReason;
import org.firstline.routing.Chosen;
import org.firstline.routing.RoutingEvent;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Live;
import org.firstline.webui.LiveList;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Queues, agents and waiting callers as they are now. Everybody may look; a shift head also sets agents' states. */
@Route(value = "now", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class NowView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final transient Services services;
    private final transient NowFacts facts;
    private final Div total = new Div();
    private final transient LiveList<QueueRow> queues;
    private final transient LiveList<NowFacts.AgentRow> agents;
    private final transient LiveList<NowFacts.WaitingRow> waiting;
    private final Formula formula = new Formula(this::drawAgain);
    private transient NowFacts.@Nullable Total shown;

    public NowView(Services services) {
        this.services = services;
        this.facts = new NowFacts(services, Words.locale());
        addClassNames("page", "now");
        total.addClassName("tiles");
        var queueGrid = this.<QueueRow>grid("webui.now.queues.none");
        var agentGrid = this.<NowFacts.AgentRow>grid("webui.now.agents.none");
        var waitingGrid = this.<NowFacts.WaitingRow>grid("webui.now.waiting.none");
        queueGrid.addClassName("narrow");
        queueColumns(queueGrid);
        agentColumns(agentGrid);
        waitingColumns(waitingGrid);
        queues = new LiveList<>(queueGrid, QueueRow::name);
        agents = new LiveList<>(agentGrid, row -> row.agent().agent());
        waiting = new LiveList<>(waitingGrid, NowFacts.WaitingRow::call);
        add(
                total,
                formula,
                queueGrid,
                DeskCard.line("now-pair", part("webui.now.agents", agentGrid), part("webui.now.waiting", waitingGrid)));
        draw();
        Live.redraw(this, services, this::draw, RoutingEvent.QueuesChanged.class, PeopleEvent.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.now");
    }

    private void drawAgain() {
        shown = null;
        draw();
    }

    private void draw() {
        var now = services.routing().snapshot();
        tiles(NowFacts.total(now));
        queues.show(facts.queues(now, formula.get()));
        waiting.show(facts.waiting(now));
        agents.show(facts.agents(now));
    }

    private void tiles(NowFacts.Total t) {
        if (t.equals(shown)) return;
        shown = t;
        total.removeAll();
        total.add(
                tile("webui.now.waiting", new Span(String.valueOf(t.waiting()))),
                tile("webui.now.longest", since(t.longestSince())),
                tile("webui.now.ready", new Span(words.get("webui.now.ready.of", t.ready(), t.atWork()))),
                tile("webui.now.answered", new Span(String.valueOf(t.today().answered()))),
                tile("webui.now.abandoned", new Span(String.valueOf(t.today().abandoned()))),
                tile(
                        "webui.now.service-level",
                        new Span(Wording.share(formula.get().of(t.today())))));
    }

    private Div tile(String word, Component value) {
        value.addClassName("value");
        return DeskCard.line("tile", DeskCard.quiet(words.get(word)), value);
    }

    private static Component since(@Nullable Instant at) {
        return at == null ? new Span("–") : Ago.timer(at);
    }

    private Div part(String title, Grid<?> grid) {
        return DeskCard.line("part", DeskCard.head(words.get(title)), grid);
    }

    private <T> Grid<T> grid(String empty) {
        var grid = new Grid<T>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setEmptyStateText(words.get(empty));
        return grid;
    }

    private void queueColumns(Grid<QueueRow> grid) {
        grid.addColumn(QueueRow::title)
                .setHeader(words.get("webui.now.queue"))
                .setWidth("9rem")
                .setFlexGrow(3);
        part(grid, "webui.now.waiting", q -> many(q.waiting()));
        part(grid, "webui.now.longest", q -> since(q.longestSince()));
        number(grid, "webui.now.ready", QueueRow::ready);
        number(grid, "webui.now.talking", q -> q.talking() + q.ringing());
        number(grid, "webui.now.wrap-up", QueueRow::wrapUp);
        number(grid, "webui.now.break", QueueRow::onBreak);
        number(grid, "webui.now.offered", QueueRow::offered);
        number(grid, "webui.now.answered", QueueRow::answered);
        number(grid, "webui.now.abandoned", QueueRow::abandoned);
        number(grid, "webui.now.service-level", q -> Wording.share(q.serviceLevel()));
        number(grid, "webui.now.lately", q -> Wording.share(q.lately()));
        number(grid, "webui.now.speed", q -> q.speed() == null ? "–" : Wording.length(q.speed()));
    }

    private static Component many(int waiting) {
        return waiting == 0 ? new Span("0") : new StateBadge(VaadinIcon.USERS, String.valueOf(waiting), Tone.WARNING);
    }

    private <T> void number(Grid<T> grid, String header, ValueProvider<T, ?> value) {
        narrow(grid.addColumn(value), header);
    }

    private <T> void part(Grid<T> grid, String header, ValueProvider<T, Component> value) {
        narrow(grid.addComponentColumn(value), header);
    }

    /** Twelve of them stand side by side on a laptop, so their heads may have two lines. */
    private void narrow(Grid.Column<?> column, String header) {
        var head = new Span(words.get(header));
        head.addClassName("wraps");
        column.setHeader(head)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("4.35rem")
                .setFlexGrow(1);
    }

    private void agentColumns(Grid<NowFacts.AgentRow> grid) {
        grid.addComponentColumn(this::who)
                .setHeader(words.get("webui.now.agent"))
                .setWidth("11rem")
                .setFlexGrow(2);
        grid.addComponentColumn(r -> AgentBadge.of(r.agent()))
                .setHeader(words.get("webui.now.state"))
                .setWidth("14rem")
                .setFlexGrow(2);
        grid.addComponentColumn(r -> r.agent().isAtWork() ? Ago.timer(r.agent().since()) : new Span())
                .setHeader(words.get("webui.now.since"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("5rem")
                .setFlexGrow(0);
        grid.addComponentColumn(r -> twoLines(new Span(r.caller()), r.queue()))
                .setHeader(words.get("webui.now.with"))
                .setWidth("7rem")
                .setFlexGrow(1);
        if (SignedIn.may(Role.SHIFT_HEAD))
            grid.addComponentColumn(r -> actions(r.agent())).setWidth("4.5rem").setFlexGrow(0);
    }

    private Component who(NowFacts.AgentRow row) {
        String phone = row.agent().reachable() ? "webui.now.phone.there" : "webui.now.phone.missing";
        return twoLines(new Span(row.name()), words.get(phone, row.agent().agent()));
    }

    private static Div twoLines(Component first, String second) {
        return DeskCard.line("two-lines", first, DeskCard.quiet(second));
    }

    private MenuBar actions(AgentNow agent) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE, MenuBarVariant.LUMO_SMALL);
        var root = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        root.setAriaLabel(words.get("webui.now.set", agent.agent()));
        var menu = root.getSubMenu();
        menu.addItem(words.get("webui.state.ready"), e -> choose(agent, Chosen.READY, ""))
                .setEnabled(agent.chosen() != Chosen.READY);
        var pause = menu.addItem(words.get("webui.state.break")).getSubMenu();
        for (BreakReason reason : services.routing().listBreaks())
            pause.addItem(
                    Wording.capital(reason.title(Words.locale())), e -> choose(agent, Chosen.BREAK, reason.code()));
        menu.addItem(words.get("webui.state.finish"), e -> choose(agent, Chosen.LOGGED_OUT, ""))
                .setEnabled(agent.chosen() != Chosen.LOGGED_OUT);
        return bar;
    }

    private void choose(AgentNow agent, Chosen chosen, String reason) {
        var actor = SignedIn.require(Role.SHIFT_HEAD);
        services.routing().force(agent.agent(), chosen, reason, actor.login());
    }

    private void waitingColumns(Grid<NowFacts.WaitingRow> grid) {
        grid.addColumn(NowFacts.WaitingRow::position)
                .setHeader(words.get("webui.now.place"))
                .setWidth("4.75rem")
                .setFlexGrow(0);
        grid.addComponentColumn(w -> twoLines(caller(w), w.queue()))
                .setHeader(words.get("webui.now.caller"))
                .setWidth("8rem")
                .setFlexGrow(1);
        grid.addComponentColumn(w -> Ago.timer(w.since()))
                .setHeader(words.get("webui.now.since"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("5rem")
                .setFlexGrow(0);
    }

    private static Component caller(NowFacts.WaitingRow row) {
        return row.subscriber() == null
                ? new Span(row.caller())
                : DeskCard.subscriberLink(row.subscriber(), row.caller());
    }
}
