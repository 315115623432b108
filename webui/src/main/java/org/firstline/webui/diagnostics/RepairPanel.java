package org.firstline.webui.diagnostics;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Optional;
import org.firstline.diagnostics.RepairCheck;
import org.firstline.diagnostics.RepairEvent;
import org.firstline.diagnostics.RepairVerdict;
import org.firstline.diagnostics.Sampled;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.webui.Ago;
import org.firstline.webui.Card;
import org.firstline.webui.Facts;
import org.firstline.webui.Live;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** How the latest repair of an outage is being checked: what it came to, how many confirmed it, and whose lines were seen. */
public final class RepairPanel extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.of(CheckLooks.BUNDLE);
    private final Div facts = new Div();
    private final Grid<Sampled> sample = new Grid<>();
    private final long outage;
    private transient Optional<RepairCheck> shown = Optional.empty();

    public RepairPanel(Services services, long outage) {
        this.services = services;
        this.outage = outage;
        columns();
        add(new Card(words.get("repair")).with(facts, sample));
        draw();
        Live.redraw(
                this,
                services,
                news -> news instanceof RepairEvent event && event.check().outage() == outage,
                this::draw,
                RepairEvent.class);
    }

    private void draw() {
        Optional<RepairCheck> now = services.repairs().find(outage);
        setVisible(now.isPresent());
        if (now.equals(shown) || now.isEmpty()) return;
        shown = now;
        RepairCheck check = now.get();
        facts.removeAll();
        var list = new Facts();
        list.addClassName("across");
        list.put(words.get("repair.verdict"), look(check.verdict()).badge())
                .put(words.get("repair.why"), check.reason().isEmpty() ? "" : words.get("repair.why." + check.reason()))
                .put(words.get("repair.since"), Ago.of(check.startedAt()))
                .put(
                        words.get("repair.confirmed"),
                        words.get("repair.confirmed.n", check.percentConfirmed(), check.confirmed(), check.asked()));
        facts.add(list);
        sample.setItems(check.sample());
        sample.setVisible(!check.sample().isEmpty());
    }

    private void columns() {
        sample.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        sample.setSelectionMode(Grid.SelectionMode.NONE);
        sample.setAllRowsVisible(true);
        sample.addColumn(LitRenderer.<Sampled>of("<a href=\"subscribers/${item.id}\">${item.name}</a>")
                        .withProperty("id", Sampled::subscriber)
                        .withProperty("name", this::name))
                .setHeader(words.get("repair.subscriber"))
                .setFlexGrow(2);
        sample.addColumn(Look.column(s -> s.probedAt() == null ? CheckLooks.running() : CheckLooks.of(s.probe())))
                .setHeader(words.get("repair.line"));
        sample.addColumn(Look.column(this::answer)).setHeader(words.get("repair.answer"));
    }

    private String name(Sampled s) {
        return services.subscribers().find(s.subscriber()).map(Subscriber::name).orElse(Long.toString(s.subscriber()));
    }

    private Look answer(Sampled s) {
        return switch (s.answer()) {
            case YES -> new Look(VaadinIcon.CHECK_CIRCLE, words.get("answer.yes"), Tone.GOOD);
            case NO -> new Look(VaadinIcon.CLOSE_CIRCLE, words.get("answer.no"), Tone.BAD);
            case NONE ->
                s.askedAt() == null
                        ? new Look(VaadinIcon.MINUS, words.get("answer.not-asked"), Tone.CALM)
                        : new Look(VaadinIcon.HOURGLASS, words.get("answer.waits"), Tone.BUSY);
        };
    }

    private Look look(RepairVerdict verdict) {
        String word = words.get("verdict." + verdict);
        return switch (verdict) {
            case PENDING -> new Look(VaadinIcon.HOURGLASS, word, Tone.BUSY);
            case VERIFIED -> new Look(VaadinIcon.CHECK_CIRCLE, word, Tone.GOOD);
            case REOPEN -> new Look(VaadinIcon.CLOSE_CIRCLE, word, Tone.BAD);
            case UNDECIDED -> new Look(VaadinIcon.QUESTION_CIRCLE, word, Tone.WARNING);
            case OVERTAKEN -> new Look(VaadinIcon.MINUS, word, Tone.CALM);
        };
    }
}
