package org.firstline.webui.quality;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import org.firstline.quality.AgentSum;
import org.firstline.quality.QuestionSum;
import org.firstline.quality.Report;
import org.firstline.reactions.QualityTable;
import org.firstline.services.Services;
import org.firstline.webui.Card;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** What came out over a stretch of days, by agent and by question, on the page and as a file. */
final class ReportTab extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = QualityWords.here();
    private final CardChoice card;
    private final Select<Integer> days = new Select<>();
    private final Span total = new Span();
    private final Grid<AgentSum> agents = new Grid<>();
    private final Grid<QuestionSum> questions = new Grid<>();

    ReportTab(Services services) {
        this.services = services;
        this.card = new CardChoice(words, services.quality().cards(), this::draw);
        addClassNames("filling", "quality-report");
        card.setId("report-card");
        card.setWidth("16rem");
        days.setId("report-days");
        days.setAriaLabel(words.get("report.days"));
        days.setItems(7, 30, 90, 365);
        days.setItemLabelGenerator(n -> words.get("report.last", n));
        days.setValue(30);
        days.addValueChangeListener(e -> draw());
        total.addClassName("quiet");
        total.setId("report-total");
        var bar = new Div(card, days, total, file());
        bar.addClassName("bar");
        agents.setId("report-agents");
        questions.setId("report-questions");
        columns();
        add(
                bar,
                new Card(words.get("report.by-agent")).with(agents),
                new Card(words.get("report.by-question")).with(questions));
    }

    private Anchor file() {
        var file = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] octets = new QualityTable(services, Words.locale()).of(card(), from(), until());
                    return new DownloadResponse(
                            new ByteArrayInputStream(octets), "quality.csv", "text/csv; charset=utf-8", octets.length);
                }),
                "");
        file.setId("report-csv");
        file.addClassName("last");
        file.add(VaadinIcon.DOWNLOAD.create(), new Span(" " + words.get("report.csv")));
        return file;
    }

    private @Nullable Long card() {
        return card.getValue() == null ? null : card.getValue().id();
    }

    private Instant from() {
        var zone = services.zone();
        return LocalDate.ofInstant(services.time().now(), zone)
                .minusDays(days.getValue() - 1L)
                .atStartOfDay(zone)
                .toInstant();
    }

    private Instant until() {
        return services.time().now().plusSeconds(1);
    }

    private void columns() {
        agents.addColumn(one -> QualityWords.person(services, one.agent()))
                .setHeader(words.get("agent"))
                .setFlexGrow(3)
                .setSortable(true);
        number(agents, "report.evaluations", AgentSum::evaluations, "%.0f");
        number(agents, "report.mean", AgentSum::mean, "%.1f %%");
        number(agents, "report.critical", AgentSum::criticalFails, "%.0f");
        number(agents, "report.disputes", AgentSum::disputes, "%.0f");
        number(agents, "report.changed", AgentSum::changed, "%.0f");
        questions
                .addColumn(one -> one.question() + (one.critical() ? " · " + words.get("question.critical") : ""))
                .setTooltipGenerator(QuestionSum::question)
                .setHeader(words.get("question"))
                .setFlexGrow(4);
        number(questions, "report.yes", QuestionSum::yes, "%.0f");
        number(questions, "report.no", QuestionSum::no, "%.0f");
        number(questions, "report.not-applicable", QuestionSum::notApplicable, "%.0f");
        questions
                .addColumn(one -> {
                    Double good = one.good();
                    return good == null ? "–" : QualityWords.percent(good * 100);
                })
                .setHeader(words.get("report.good"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("7rem")
                .setFlexGrow(0)
                .setComparator(Comparator.comparingDouble(one -> {
                    Double good = one.good();
                    return good == null ? 2 : good;
                }))
                .setSortable(true);
        for (Grid<?> grid : new Grid<?>[] {agents, questions}) {
            grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
            grid.setSelectionMode(Grid.SelectionMode.NONE);
            grid.setAllRowsVisible(true);
            grid.setEmptyStateText(words.get("report.none"));
        }
    }

    private <T> void number(Grid<T> grid, String head, ToDoubleFunction<T> value, String format) {
        grid.addColumn(one -> String.format(Words.locale(), format, value.applyAsDouble(one)))
                .setHeader(words.get(head))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("9.25rem")
                .setFlexGrow(0)
                .setComparator(Comparator.comparingDouble(value))
                .setSortable(true);
    }

    void draw() {
        Report report = services.quality().report(card(), from(), until());
        AgentSum all = report.total();
        total.setText(
                all == null
                        ? ""
                        : words.get("report.total", all.evaluations(), Math.round(all.mean()), all.criticalFails()));
        agents.setItems(report.agents());
        questions.setItems(report.questions());
    }
}
