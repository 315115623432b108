package org.firstline.webui.floor;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.util.Comparator;
import org.firstline.people.PeopleEvent;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.RoutingEvent;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Live;
import org.firstline.webui.LiveList;
import org.firstline.webui.Look;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Words;
import org.firstline.webui.desk.AgentBadge;
import org.firstline.webui.floor.FloorFacts.AgentRow;
import org.firstline.webui.floor.FloorFacts.ItemRow;
import org.firstline.webui.voicemail.MessageCounts;
import org.jspecify.annotations.Nullable;

/**
 * The live floor: every agent and everybody who waits, and what a shift head can do about either. What is chosen stays
 * chosen while the rows change; the verbs stand beside the tables, where no redraw takes them from under the pointer.
 */
@Route(value = "floor", layout = MainLayout.class)
@Needs(Role.SHIFT_HEAD)
public final class FloorView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Words words = FloorWords.here();
    private final transient Services services;
    private final transient FloorFacts facts;
    private final AlertStrip alerts;
    private final Select<@Nullable QueueSettings> queue = new Select<>();
    private final Span summary = new Span();
    private final Grid<AgentRow> agentGrid = grid();
    private final Grid<ItemRow> itemGrid = grid();
    private final transient LiveList<AgentRow> agents;
    private final transient LiveList<ItemRow> items;
    private final AgentPanel agentPanel;
    private final ItemPanel itemPanel;

    public FloorView(Services services, ServiceWatch watch) {
        this.services = services;
        this.facts = new FloorFacts(services);
        this.alerts = new AlertStrip(watch);
        this.agentPanel = new AgentPanel(services);
        this.itemPanel = new ItemPanel(services);
        addClassNames("page", "floor");
        agentColumns();
        itemColumns();
        agents = new LiveList<>(agentGrid, AgentRow::extension);
        items = new LiveList<>(itemGrid, ItemRow::id);
        agentGrid.setEmptyStateText(words.get("floor.agents.none"));
        itemGrid.setEmptyStateText(words.get("floor.items.none"));
        agentGrid.setId("floor-agents");
        itemGrid.setId("floor-items");
        agentGrid.addSelectionListener(e -> {
            if (e.isFromClient() && e.getFirstSelectedItem().isPresent()) itemGrid.deselectAll();
            panels();
        });
        itemGrid.addSelectionListener(e -> {
            if (e.isFromClient() && e.getFirstSelectedItem().isPresent()) agentGrid.deselectAll();
            panels();
        });
        var below = new Div(part("floor.waiting", itemGrid), new Div(agentPanel, itemPanel));
        below.addClassName("floor-below");
        add(alerts, bar(), agentGrid, below);
        draw();
        Live.redraw(this, services, this::draw, RoutingEvent.QueuesChanged.class, PeopleEvent.class);
    }

    @Override
    public String getPageTitle() {
        return Words.here().get("webui.menu.floor");
    }

    private Div bar() {
        queue.setId("floor-queue");
        queue.setEmptySelectionAllowed(true);
        queue.setEmptySelectionCaption(words.get("floor.every-queue"));
        queue.setPlaceholder(words.get("floor.every-queue"));
        queue.setAriaLabel(words.get("floor.queue"));
        queue.setItems(services.routing().listQueues());
        queue.setItemLabelGenerator(one -> one == null ? words.get("floor.every-queue") : one.title(Words.locale()));
        queue.addValueChangeListener(e -> draw());
        summary.addClassName("quiet");
        var bar = new Div(queue, summary, new MessageCounts(services));
        bar.addClassName("bar");
        return bar;
    }

    private void draw() {
        var now = services.routing().snapshot();
        QueueSettings only = queue.getValue();
        String name = only == null ? null : only.name();
        facts.refresh(now);
        var agentRows = facts.agents(now, name);
        var itemRows = facts.items(now, name);
        agents.show(agentRows);
        items.show(itemRows);
        summary.setText(words.get(
                "floor.summary",
                agentRows.stream().filter(row -> row.agent().isAtWork()).count(),
                agentRows.stream().filter(row -> row.agent().isAvailable()).count(),
                itemRows.size()));
        alerts.draw(now);
        panels();
    }

    /** The chosen row as it is now; one that is gone closes its panel. */
    private void panels() {
        agentPanel.show(agentGrid.getSelectedItems().stream()
                .findFirst()
                .flatMap(row -> agents.find(row.extension()))
                .orElse(null));
        itemPanel.show(itemGrid.getSelectedItems().stream()
                .findFirst()
                .flatMap(row -> items.find(row.id()))
                .orElse(null));
    }

    private static Div part(String title, Grid<?> grid) {
        var part = new Div(new H2(FloorWords.here().get(title)), grid);
        part.addClassName("part");
        return part;
    }

    private static <T> Grid<T> grid() {
        var grid = new Grid<T>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.SINGLE);
        grid.addClassNames("narrow", "opens");
        return grid;
    }

    private void agentColumns() {
        column(agentGrid, agentGrid.addColumn(AgentRow::name), "floor.agent", "10.2rem", 2)
                .setComparator(Comparator.comparing(AgentRow::name));
        column(agentGrid, agentGrid.addColumn(AgentRow::extension), "floor.extension", "2.7rem", 0);
        column(
                        agentGrid,
                        agentGrid.addColumn(Look.column(row -> AgentBadge.look(row.agent()))),
                        "floor.state",
                        "11.8rem",
                        1)
                .setComparator(
                        Comparator.comparing(row -> AgentBadge.look(row.agent()).word()));
        end(column(
                agentGrid,
                agentGrid.addComponentColumn(
                        row -> row.agent().isAtWork() ? Ago.timer(row.agent().since()) : new Span()),
                "floor.since",
                "4.3rem",
                0));
        column(
                        agentGrid,
                        agentGrid.addColumn(
                                row -> row.queue().isEmpty() ? row.with() : row.with() + " · " + row.queue()),
                        "floor.with",
                        "5.8rem",
                        2)
                .setTooltipGenerator(row -> row.with().isEmpty() ? null : row.with() + " · " + row.queue());
        column(agentGrid, agentGrid.addColumn(AgentRow::serves), "floor.serves", "6rem", 2)
                .setTooltipGenerator(AgentRow::serves);
        number("floor.answered", "4rem", row -> String.valueOf(row.answered()));
        number("floor.missed", "4rem", row -> String.valueOf(row.missed()));
        number("floor.aht", "4rem", row -> row.handlingSeconds() == null ? "–" : Lengths.clock(row.handlingSeconds()));
        number("floor.talk", "4.6rem", row -> Lengths.hours(row.talkMinutes()));
        number("floor.break", "4.6rem", row -> Lengths.hours(row.breakMinutes()));
    }

    private void number(String word, String width, ValueProvider<AgentRow, String> value) {
        end(column(agentGrid, agentGrid.addColumn(value), word, width, 0));
    }

    private void itemColumns() {
        end(column(itemGrid, itemGrid.addColumn(row -> row.item().position()), "floor.place", "3.2rem", 0));
        column(itemGrid, itemGrid.addColumn(ItemRow::caller), "floor.caller", "8rem", 2)
                .setTooltipGenerator(ItemRow::number);
        column(itemGrid, itemGrid.addColumn(ItemRow::queue), "floor.queue", "6rem", 1);
        end(column(itemGrid, itemGrid.addComponentColumn(row -> Ago.timer(row.since())), "floor.wait", "4.3rem", 0));
        end(column(itemGrid, itemGrid.addColumn(row -> row.item().item().priority()), "floor.priority", "3.4rem", 0));
        column(itemGrid, itemGrid.addColumn(ItemRow::needs), "floor.needs", "4rem", 1)
                .setTooltipGenerator(ItemRow::needs);
        column(itemGrid, itemGrid.addColumn(ItemRow::why), "floor.why", "7rem", 3)
                .setTooltipGenerator(ItemRow::why);
        itemGrid.setAllRowsVisible(false);
    }

    private <T> Grid.Column<T> column(Grid<T> grid, Grid.Column<T> column, String word, String width, int grows) {
        var head = new Span(words.get(word));
        head.addClassName("wraps");
        String tip = words.get(word + ".tip");
        if (!tip.startsWith("[")) head.getElement().setAttribute("title", tip);
        return column.setHeader(head).setWidth(width).setFlexGrow(grows).setSortable(grid == agentGrid && grows > 0);
    }

    private static <T> Grid.Column<T> end(Grid.Column<T> column) {
        return column.setTextAlign(ColumnTextAlign.END);
    }
}
