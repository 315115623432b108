package org.firstline.webui.quality;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.router.RouterLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.firstline.quality.Comparison;
import org.firstline.quality.Evaluation;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Card;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Words;

/** What several heads judged by the same card, and where they differ. */
final class CompareTab extends Div {
    private static final long serialVersionUID = 1;
    private static final Duration LOOKED_BACK = Duration.ofDays(90);
    private static final int MOST = 50;

    private final transient Services services;
    private final transient Words words = QualityWords.here();
    private final Div list = new Div();

    CompareTab(Services services) {
        this.services = services;
        addClassName("filling");
        list.addClassName("around");
        list.setId("comparisons");
        var text = new Paragraph(words.get("compare.text", LOOKED_BACK.toDays()));
        text.addClassName("quiet");
        var scroller = new Scroller(list);
        scroller.addClassName("fill");
        add(text, scroller);
    }

    void draw() {
        Instant now = services.time().now();
        List<Comparison> all = services.quality().comparisons(null, now.minus(LOOKED_BACK), now.plusSeconds(1));
        list.removeAll();
        if (all.isEmpty())
            list.add(new EmptyState(VaadinIcon.SCALE, words.get("compare.none"), words.get("compare.none.text")));
        all.stream().limit(MOST).map(this::card).forEach(list::add);
    }

    private Card card(Comparison one) {
        Evaluation first = one.evaluations().getFirst();
        var who = new Div();
        who.addClassName("line");
        for (Evaluation each : one.evaluations())
            who.add(
                    new RouterLink(QualityWords.person(services, each.evaluator()), EvaluationView.class, each.id()),
                    QualityWords.score(each.score()).badge());
        var card = new Card(words.get(
                        "compare.head",
                        QualityWords.kind(one.subject()),
                        QualityWords.person(services, first.agent()),
                        one.spread()))
                .withActions(Ago.of(first.at()))
                .with(who);
        if (one.differences().isEmpty()) return card.with(new Span(words.get("compare.alike")));
        var table = new Div();
        table.addClassName("quality-answers");
        for (Comparison.Difference each : one.differences()) {
            var said = new Div();
            said.addClassName("line");
            for (var answer : each.answers())
                said.add(QualityWords.answer(answer).badge());
            var text = new Div(new Span(each.question()));
            text.addClassName("text");
            var line = new Div(text, said);
            line.addClassName("question");
            table.add(line);
        }
        return card.with(table);
    }
}
