package org.firstline.webui.quality;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstline.quality.Sample;
import org.firstline.quality.Scorecard;
import org.firstline.quality.Subject;
import org.firstline.quality.Talk;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.LiveList;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** The calls of a week that are to be judged by a card, picked by lot, and how far that is for each agent. */
final class SampleTab extends Div {
    private static final long serialVersionUID = 1;
    private static final int WEEKS_BACK = 8;

    /** A call to judge, or that nothing is left. */
    private record Row(Sample sample, @Nullable Talk talk) {
        Object key() {
            return talk == null ? sample.agent() : sample.agent() + " " + talk.call();
        }

        static Stream<Row> of(Sample sample) {
            return sample.toJudge().isEmpty()
                    ? Stream.of(new Row(sample, null))
                    : sample.toJudge().stream().map(talk -> new Row(sample, talk));
        }
    }

    private final transient Services services;
    private final transient Words words = QualityWords.here();
    private final Select<Scorecard> card = new Select<>();
    private final Select<LocalDate> week = new Select<>();
    private final Span progress = new Span();
    private final Grid<Row> grid = new Grid<>();
    private final transient LiveList<Row> rows = new LiveList<>(grid, Row::key);

    SampleTab(Services services) {
        this.services = services;
        addClassName("filling");
        card.setId("sample-card");
        card.setWidth("16rem");
        card.setAriaLabel(words.get("card"));
        card.setItemLabelGenerator(QualityWords::card);
        card.addValueChangeListener(e -> {
            if (e.isFromClient()) fill();
        });
        week.setId("sample-week");
        week.setAriaLabel(words.get("week"));
        LocalDate monday = services.quality().weekOf(services.time().now());
        week.setItems(
                IntStream.range(0, WEEKS_BACK).mapToObj(monday::minusWeeks).toList());
        week.setItemLabelGenerator(QualityWords::week);
        week.setValue(monday);
        week.addValueChangeListener(e -> fill());
        week.setWidth("18rem");
        progress.setId("sample-progress");
        progress.addClassName("quiet");
        var bar = new Div(card, week, progress);
        bar.addClassName("bar");
        columns();
        add(bar, grid);
    }

    private void columns() {
        grid.setId("sample");
        grid.addClassName("close");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setEmptyStateComponent(
                new EmptyState(VaadinIcon.CLIPBOARD_CHECK, words.get("sample.none"), words.get("sample.none.text")));
        grid.addColumn(row -> QualityWords.person(services, row.sample.agent()))
                .setHeader(words.get("agent"))
                .setWidth("10rem")
                .setFlexGrow(2);
        grid.addColumn(row -> words.get("sample.of", row.sample.done(), row.sample.wanted()))
                .setHeader(words.get("sample.done"))
                .setWidth("5.5rem")
                .setFlexGrow(0);
        grid.addComponentColumn(row -> row.talk == null ? new Span("") : Ago.of(row.talk.at()))
                .setHeader(words.get("when"))
                .setWidth("8.5rem")
                .setFlexGrow(0);
        grid.addColumn(row -> row.talk == null ? "" : QualityWords.queue(services, row.talk.queue()))
                .setHeader(words.get("queue"))
                .setWidth("6.5rem")
                .setFlexGrow(1);
        grid.addColumn(row -> row.talk == null ? "" : QualityWords.length(row.talk.length()))
                .setHeader(words.get("length"))
                .setWidth("5.5rem")
                .setFlexGrow(0);
        grid.addColumn(Look.column(this::look))
                .setHeader(words.get("sound"))
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addComponentColumn(this::ticket)
                .setHeader(words.get("ticket"))
                .setWidth("5.5rem")
                .setFlexGrow(0);
        grid.addComponentColumn(this::verb).setWidth("8rem").setFlexGrow(0);
    }

    private Look look(Row row) {
        if (row.talk == null) return new Look(VaadinIcon.CHECK, words.get("sample.all-done"), Tone.GOOD);
        return row.talk.recorded()
                ? new Look(VaadinIcon.PLAY_CIRCLE_O, words.get("sample.recorded"), Tone.BUSY)
                : new Look(VaadinIcon.VOLUME_OFF, words.get("sample.silent"), Tone.CALM);
    }

    private Component ticket(Row row) {
        if (row.talk == null) return new Span("");
        Long ticket = row.talk.ticket();
        return ticket == null ? new Span("–") : new Anchor("tickets/" + ticket, Words.numbered(ticket));
    }

    private Component verb(Row row) {
        Talk talk = row.talk;
        if (talk == null) return new Span("");
        var judge = new Button(
                words.get("evaluate.verb"),
                VaadinIcon.CLIPBOARD_CHECK.create(),
                e -> EvaluateDialog.open(services, new Subject.OfCall(talk.call()), card.getValue()));
        judge.addClassName("judge");
        judge.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return judge;
    }

    /** Cards may be others now; the chosen one stays chosen in its newest version. */
    void draw() {
        Scorecard before = card.getValue();
        List<Scorecard> cards =
                services.quality().cards().stream().filter(Scorecard::active).toList();
        card.setItems(cards);
        card.setVisible(!cards.isEmpty());
        cards.stream()
                .filter(one -> before != null && one.id() == before.id())
                .findFirst()
                .or(() -> cards.stream().findFirst())
                .ifPresent(card::setValue);
        fill();
    }

    private void fill() {
        Scorecard used = card.getValue();
        if (used == null) {
            progress.setText("");
            rows.show(List.of());
            return;
        }
        List<Sample> samples = services.quality().sample(used.id(), Objects.requireNonNull(week.getValue()));
        int wanted = samples.stream().mapToInt(Sample::wanted).sum();
        int done = samples.stream()
                .mapToInt(one -> Math.min(one.done(), one.wanted()))
                .sum();
        progress.setText(words.get("sample.progress", done, wanted));
        rows.show(samples.stream().flatMap(Row::of).toList());
    }
}
