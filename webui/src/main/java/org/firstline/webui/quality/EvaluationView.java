package org.firstline.webui.quality;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import java.util.Optional;
import org.firstline.people.Agent;
import org.firstline.people.Role;
import org.firstline.quality.DisputeState;
import org.firstline.quality.Evaluation;
import org.firstline.quality.QualityEvent;
import org.firstline.quality.Scorecard;
import org.firstline.quality.Step;
import org.firstline.quality.Subject;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Card;
import org.firstline.webui.Facts;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.webui.tickets.TicketView;
import org.jspecify.annotations.Nullable;

/** One evaluation with its answers and its history: for shift heads, and for the judged herself. */
@Route(value = "evaluations", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class EvaluationView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = QualityWords.here();
    private final Div head = new Div();
    private final Div verbs = new Div();
    private final Div answers = new Div();
    private final Div history = new Div();
    private final Div around = new Div();
    private long id;
    private @Nullable DisputeState offered;

    public EvaluationView(Services services) {
        this.services = services;
        addClassNames("page", "evaluation");
        head.addClassName("toolbar");
        verbs.addClassName("verbs");
        answers.addClassName("quality-answers");
        history.addClassName("timeline");
        around.addClassName("around");
        var main = new Div(
                head,
                verbs,
                new Card(words.get("answers")).with(answers),
                new Card(words.get("history")).with(history));
        main.addClassName("main");
        var both = new Div(main, around);
        both.addClassName("columns");
        add(both);
        Live.redraw(this, services, this::draw, QualityEvent.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("evaluation", id);
    }

    /** To whom it is none of her business, it is not there. */
    private Optional<Evaluation> seen() {
        Agent viewer = SignedIn.get();
        return services.quality()
                .find(id)
                .filter(one ->
                        viewer.role().covers(Role.SHIFT_HEAD) || one.agent().equals(viewer.login()));
    }

    @Override
    public void setParameter(BeforeEvent event, Long number) {
        id = number;
        offered = null;
        if (seen().isEmpty()) event.rerouteToError(NotFoundException.class);
        else draw();
    }

    private void draw() {
        seen().ifPresent(this::draw);
    }

    private void draw(Evaluation one) {
        Scorecard card = services.quality().card(one.card(), one.version());
        head.removeAll();
        head.add(
                QualityWords.score(one.score()).badge(),
                new H2(words.get(
                        "evaluation.of",
                        QualityWords.kind(one.subject()),
                        QualityWords.person(services, one.agent()))));
        if (one.dispute() != DisputeState.NONE)
            head.add(QualityWords.dispute(one.dispute()).badge());
        if (one.dispute() != offered) offer(one, card);
        answers.removeAll();
        for (int i = 0; i < card.questions().size(); i++) {
            var question = card.questions().get(i);
            var text = new Div(new Span(question.text()));
            text.addClassName("text");
            var weight = new Span(words.get("question.weight", question.weight())
                    + (question.critical() ? " · " + words.get("question.critical") : ""));
            weight.addClassName("quiet");
            text.add(weight);
            var line = new Div(text, QualityWords.answer(one.answers().get(i)).badge());
            line.addClassName("question");
            answers.add(line);
        }
        history.removeAll();
        for (Step step : services.quality().steps(id)) history.add(entry(step));
        around.removeAll();
        around.add(facts(one, card));
    }

    private Div entry(Step step) {
        var what = new Div();
        what.addClassName("line");
        what.add(
                new Span(words.get("step." + step.kind().name(), QualityWords.person(services, step.actor()))),
                Ago.of(step.at()));
        if (step.kind() == Step.Kind.EVALUATED || step.kind() == Step.Kind.CHANGED)
            what.add(QualityWords.score(step.score()).badge());
        var entry = new Div(what);
        if (!step.text().isEmpty()) {
            var text = new Div(step.text());
            text.addClassName("quality-said");
            entry.add(text);
        }
        return entry;
    }

    private Card facts(Evaluation one, Scorecard card) {
        var facts = new Facts()
                .put(words.get("agent"), QualityWords.person(services, one.agent()))
                .put(words.get("evaluator"), QualityWords.person(services, one.evaluator()))
                .put(words.get("card"), QualityWords.card(card))
                .put(words.get("when"), Ago.exact(one.at()))
                .put(words.get("judged-at"), Ago.exact(one.judgedAt()));
        Long ticket = one.ticket();
        if (ticket != null)
            facts.put(words.get("ticket"), new RouterLink(Words.numbered(ticket), TicketView.class, ticket));
        var known = new Card(words.get("facts")).with(facts);
        if (one.subject() instanceof Subject.OfCall call)
            Sound.of(services, call.id()).ifPresent(known::with);
        return known;
    }

    /** The buttons are made anew only when others are due: one must not vanish under the mouse. */
    private void offer(Evaluation one, Scorecard card) {
        offered = one.dispute();
        verbs.removeAll();
        Agent viewer = SignedIn.get();
        boolean mine = one.agent().equals(viewer.login());
        if (mine && one.dispute() == DisputeState.NONE) {
            var say = new Button(
                    words.get("dispute.verb"),
                    VaadinIcon.COMMENT_ELLIPSIS.create(),
                    e -> new DisputeDialog(services, id).open());
            say.setId("dispute");
            verbs.add(say);
        }
        if (!mine && one.dispute() == DisputeState.OPEN && viewer.role().covers(Role.SHIFT_HEAD)) {
            var answer = new Button(
                    words.get("ruling.verb"),
                    VaadinIcon.REPLY.create(),
                    e -> new RulingDialog(services, services.quality().get(id), card).open());
            answer.setId("ruling");
            answer.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            verbs.add(answer);
        }
        verbs.setVisible(verbs.getComponentCount() > 0);
    }
}
