package org.firstline.webui.marks;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.firstline.calls.Mark;
import org.firstline.calls.MarkSum;
import org.firstline.calls.Marks;
import org.firstline.people.Agent;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Card;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** The marks of a stretch of days, by queue and by agent. */
@Route(value = "marks", layout = MainLayout.class)
@Needs(Role.SHIFT_HEAD)
public final class MarksView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final String BUNDLE = MarksView.class.getPackageName().substring("org.firstline.".length());

    private final transient Words words = Words.of(BUNDLE);
    private final transient Services services;
    private final Select<Integer> days = new Select<>();
    private final Grid<MarkSum> queues = new Grid<>();
    private final Grid<MarkSum> agents = new Grid<>();

    public MarksView(Services services) {
        this.services = services;
        addClassName("page");
        days.setId("marks-days");
        days.setAriaLabel(words.get("marks.days"));
        days.setItems(1, 7, 30, 90);
        days.setItemLabelGenerator(n -> words.get("marks.days.last", n));
        days.setValue(7);
        days.addValueChangeListener(e -> draw());
        queues.setId("marks-queues");
        agents.setId("marks-agents");
        columns(queues, words.get("marks.queue"), this::queue);
        columns(agents, words.get("marks.agent"), this::agent);
        var bar = new Div(days);
        bar.addClassName("bar");
        add(
                bar,
                new Card(words.get("marks.by-queue")).with(queues),
                new Card(words.get("marks.by-agent")).with(agents));
        draw();
        Live.redraw(this, services, this::draw, Marks.Given.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("marks");
    }

    private void columns(Grid<MarkSum> grid, String head, Function<MarkSum, String> name) {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.setEmptyStateText(words.get("marks.none"));
        grid.addColumn(name::apply).setHeader(head).setFlexGrow(3).setSortable(true);
        grid.addColumn(this::question).setHeader(words.get("marks.question")).setFlexGrow(2);
        number(grid, words.get("marks.average"), "8rem", one -> String.format(Words.locale(), "%.2f", one.average()))
                .setComparator(java.util.Comparator.comparingDouble(MarkSum::average))
                .setSortable(true);
        number(grid, words.get("marks.count"), "6rem", one -> String.valueOf(one.count()));
        for (int mark = Mark.BEST; mark >= 1; mark--) {
            int shown = mark;
            number(
                    grid,
                    String.valueOf(mark),
                    "4.5rem",
                    one -> String.format(Locale.ROOT, "%d", one.counts().get(shown - 1)));
        }
    }

    private static Grid.Column<MarkSum> number(
            Grid<MarkSum> grid, String head, String width, Function<MarkSum, String> value) {
        return grid.addColumn(value::apply)
                .setHeader(head)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth(width)
                .setFlexGrow(0);
    }

    private void draw() {
        var zone = services.zone();
        Instant now = services.time().now();
        Instant from = LocalDate.ofInstant(now, zone)
                .minusDays(days.getValue() - 1L)
                .atStartOfDay(zone)
                .toInstant();
        List<MarkSum> sums = services.calls().marks().sums(from, now.plusSeconds(1));
        queues.setItems(joined(sums, true));
        agents.setItems(joined(sums, false));
    }

    /** One line for each question and queue, or question and agent. */
    private static List<MarkSum> joined(List<MarkSum> sums, boolean byQueue) {
        Map<List<String>, MarkSum> lines = new LinkedHashMap<>();
        for (MarkSum one : sums) {
            String queue = byQueue ? one.queue() : null;
            String agent = byQueue ? null : one.agent();
            String name = Objects.requireNonNullElse(byQueue ? queue : agent, "");
            lines.merge(
                    List.of(one.question(), name),
                    new MarkSum(one.question(), queue, agent, one.counts()),
                    (a, b) -> a.and(b, queue, agent));
        }
        return List.copyOf(lines.values());
    }

    private String question(MarkSum one) {
        return one.question().equals(Mark.AFTER_CALL) ? words.get("marks.after-call") : one.question();
    }

    private String queue(MarkSum one) {
        String name = one.queue();
        if (name == null) return words.get("marks.no-queue");
        return services.routing()
                .findQueue(name)
                .map(queue -> queue.title(Words.locale()))
                .orElse(name);
    }

    private String agent(MarkSum one) {
        @Nullable String extension = one.agent();
        if (extension == null) return words.get("marks.nobody");
        return services.people()
                .findByExtension(extension)
                .map(Agent::name)
                .map(name -> extension + " " + name)
                .orElse(extension);
    }
}
