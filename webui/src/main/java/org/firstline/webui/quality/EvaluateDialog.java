package org.firstline.webui.quality;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.calls.Call;
import org.firstline.people.Role;
import org.firstline.quality.Evaluation;
import org.firstline.quality.Scorecard;
import org.firstline.quality.Subject;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Facts;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** The sound and the facts of a call (or the ticket's) beside the questions of a card; for shift heads. */
public final class EvaluateDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = QualityWords.here();
    private final transient Subject subject;
    private final Select<Scorecard> card = new Select<>();
    private final Div questions = new Div();
    private final TextArea comment = new TextArea();
    private transient @Nullable AnswersField answers;

    private EvaluateDialog(Services services, Subject subject, List<Scorecard> cards, Scorecard first) {
        this.services = services;
        this.subject = subject;
        setHeaderTitle(words.get("evaluate"));
        setWidth("62rem");
        addClassName("quality-evaluate");
        // a click beside it must not lose what is half judged
        setCloseOnOutsideClick(false);
        card.setId("evaluate-card");
        card.setLabel(words.get("card"));
        card.setItems(cards);
        card.setItemLabelGenerator(QualityWords::card);
        card.setValue(first);
        card.addValueChangeListener(e -> ask());
        comment.setId("comment");
        comment.setLabel(words.get("comment"));
        comment.setMaxLength(Evaluation.LONGEST_TEXT);
        comment.setWidthFull();
        comment.setMinRows(2);
        var known = new Div(sound(), facts(), card);
        known.addClassName("known");
        var asked = new Div(questions, comment);
        asked.addClassName("asked");
        var both = new Div(known, asked);
        both.addClassName("columns");
        both.addClassName("card-first");
        add(both);
        var save = new Button(words.get("evaluate.save"), e -> save());
        save.setId("evaluate-save");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(Words.here().get("webui.cancel"), e -> close()), save);
        ask();
    }

    /**
     * Opens it over the page, or says why nothing can be judged.
     *
     * @param used the card to begin with; null for the first that this head has not used for it
     */
    public static void open(Services services, Subject subject, @Nullable Scorecard used) {
        SignedIn.require(Role.SHIFT_HEAD);
        List<Scorecard> cards =
                services.quality().cards().stream().filter(Scorecard::active).toList();
        if (cards.isEmpty()) throw new Refused("quality.no-cards");
        Scorecard first = used != null && cards.contains(used) ? used : cards.getFirst();
        new EvaluateDialog(services, subject, cards, first).open();
    }

    private void ask() {
        questions.removeAll();
        answers = new AnswersField(card.getValue().questions(), List.of());
        questions.add(answers);
    }

    private Div sound() {
        var place = new Div();
        if (!(subject instanceof Subject.OfCall call)) return place;
        Optional<Sound> sound = Sound.of(services, call.id());
        if (sound.isPresent()) place.add(sound.get());
        else {
            var none = new Paragraph(words.get("sound.none"));
            none.addClassName("quiet");
            place.add(none);
        }
        return place;
    }

    private Facts facts() {
        var facts = new Facts();
        switch (subject) {
            case Subject.OfCall of -> services.calls().find(of.id()).ifPresent(call -> call(facts, call));
            case Subject.OfTicket of ->
                services.tickets().find(of.number()).ifPresent(ticket -> {
                    facts.put(words.get("agent"), ticket.owner() == null ? "" : owner(ticket.owner()));
                    facts.put(words.get("when"), Ago.exact(ticket.openedAt()));
                    facts.put(words.get("ticket"), ticketLink(ticket.id(), ticket.subject()));
                });
        }
        return facts;
    }

    private void call(Facts facts, Call call) {
        facts.put(words.get("agent"), call.agent() == null ? "" : owner(call.agent()));
        facts.put(words.get("when"), Ago.exact(call.arrivedAt()));
        facts.put(words.get("queue"), QualityWords.queue(services, call.queue()));
        Instant answered = call.answeredAt();
        Instant ended = call.endedAt();
        if (answered != null && ended != null)
            facts.put(words.get("length"), QualityWords.length(Duration.between(answered, ended)));
        facts.put(
                words.get("caller"),
                PhoneNumber.parse(call.outside(), services.site().region())
                        .map(PhoneNumber::pretty)
                        .orElse(call.outside()));
        Long subscriber = call.subscriber();
        if (subscriber != null)
            services.subscribers()
                    .find(subscriber)
                    .ifPresent(
                            one -> facts.put(words.get("subscriber"), newTab("subscribers/" + subscriber, one.name())));
        Long ticket = call.ticket();
        if (ticket != null)
            facts.put(
                    words.get("ticket"),
                    ticketLink(
                            ticket,
                            services.tickets()
                                    .find(ticket)
                                    .map(t -> t.subject())
                                    .orElse("")));
    }

    private String owner(String owner) {
        return services.people()
                .findByExtension(owner)
                .or(() -> services.people().findByLogin(owner))
                .map(agent -> agent.name())
                .orElse(owner);
    }

    private static Span ticketLink(long id, String subject) {
        return new Span(newTab("tickets/" + id, Words.numbered(id)), new Span(" " + subject));
    }

    /** What is half judged is not lost to a look at the ticket. */
    private static Anchor newTab(String address, String text) {
        return new Anchor(address, text, AnchorTarget.BLANK);
    }

    private void save() {
        String login = SignedIn.require(Role.SHIFT_HEAD).login();
        AnswersField said = answers;
        if (said == null) return;
        Scorecard used = card.getValue();
        services.quality().evaluate(used.id(), used.version(), subject, said.answers(), comment.getValue(), login);
        close();
        Notices.done(words.get("evaluate.done"));
    }
}
