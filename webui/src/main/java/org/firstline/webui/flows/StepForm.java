package org.firstline.webui.flows;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.firstline.base.Refused;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.flows.Exit;
import org.firstline.flows.Facts;
import org.firstline.flows.Step;
import org.firstline.flows.Wish;
import org.firstline.routing.Needs;
import org.firstline.services.Services;
import org.firstline.tickets.Tickets;
import org.firstline.webui.Notices;

/** The properties of one step; each change counts at once. Its exits can be connected here too, without a mouse. */
final class StepForm extends StepInputs {
    private static final long serialVersionUID = 1;

    private final transient Editing editing;
    private final String key;

    StepForm(Services services, Editing editing, String key, boolean editable, Consumer<String> choose) {
        super(services, editable);
        this.editing = editing;
        this.key = key;
        addClassName("form");
        text("name", key, to -> {
            if (editing.rename(key, to)) choose.accept(to);
            else Notices.refused(new Refused("flows.bad-name", to));
        });
        fields(step());
        exits();
        if (editable) verbs();
    }

    private Step step() {
        Step step = editing.sketch().steps().get(key);
        return step == null ? new Step.HangUp() : step;
    }

    private void put(Step changed) {
        editing.put(key, changed);
    }

    private void fields(Step step) {
        switch (step) {
            case Step.Say s -> prompts("say", s.prompts(), p -> put(new Step.Say(p, s.next())));
            case Step.Menu s -> {
                prompts(
                        "say",
                        s.prompts(),
                        p -> put(new Step.Menu(p, s.choices(), s.otherwise(), s.silence(), s.again())));
                String keys = String.join(
                        "", s.choices().keySet().stream().map(String::valueOf).toList());
                text(
                        "keys",
                        keys,
                        k -> put(new Step.Menu(
                                s.prompts(), Steps.keys(s.choices(), k), s.otherwise(), s.silence(), s.again())));
                seconds(
                        "silence",
                        s.silence(),
                        d -> put(new Step.Menu(s.prompts(), s.choices(), s.otherwise(), d, s.again())));
                again(s.again(), a -> put(new Step.Menu(s.prompts(), s.choices(), s.otherwise(), s.silence(), a)));
            }
            case Step.Digits s -> digits(s);
            case Step.LookUp s -> {
                choice(
                        "by",
                        s.by().name(),
                        List.of("ACCOUNT", "PHONE"),
                        names::by,
                        b -> put(new Step.LookUp(Step.By.valueOf(b), s.fact(), s.found(), s.otherwise())));
                text("fact", s.fact(), f -> put(new Step.LookUp(s.by(), f, s.found(), s.otherwise())));
            }
            case Step.Branch s -> {
                fact(s);
                if (Facts.values(s.fact()).isEmpty())
                    text(
                            "cases",
                            String.join(", ", s.cases().keySet()),
                            c -> put(new Step.Branch(s.fact(), Steps.cases(s.cases(), c), s.otherwise())));
                else
                    several(
                            "values",
                            s.cases().keySet(),
                            Facts.values(s.fact()),
                            value -> names.value(s.fact(), value),
                            all -> put(new Step.Branch(
                                    s.fact(), Steps.cases(s.cases(), String.join(",", all)), s.otherwise())));
            }
            case Step.SetLanguage s ->
                choice(
                        "language",
                        s.language(),
                        PromptShelf.LANGUAGES,
                        names::language,
                        l -> put(new Step.SetLanguage(l, s.next())));
            case Step.OpenTicket s -> {
                choice(
                        "category",
                        s.category(),
                        Tickets.CATEGORIES.stream().sorted().toList(),
                        FlowWords::category,
                        c -> put(new Step.OpenTicket(c, s.subject(), s.next())));
                text("subject", s.subject(), t -> put(new Step.OpenTicket(s.category(), t, s.next())));
            }
            case Step.SendSms s -> {
                for (String language : PromptShelf.LANGUAGES)
                    text("text-" + language, s.texts().getOrDefault(language, ""), t -> {
                        var texts = new LinkedHashMap<>(s.texts());
                        texts.put(language, t);
                        put(new Step.SendSms(texts, s.next(), s.otherwise()));
                    });
            }
            case Step.Survey s -> {
                text(
                        "question",
                        s.question(),
                        q -> put(new Step.Survey(q, s.prompts(), s.silence(), s.again(), s.next())));
                prompts(
                        "say",
                        s.prompts(),
                        p -> put(new Step.Survey(s.question(), p, s.silence(), s.again(), s.next())));
                seconds(
                        "silence",
                        s.silence(),
                        d -> put(new Step.Survey(s.question(), s.prompts(), d, s.again(), s.next())));
                again(s.again(), a -> put(new Step.Survey(s.question(), s.prompts(), s.silence(), a, s.next())));
            }
            case Step.Transfer s -> {
                text("number", s.number(), n -> put(new Step.Transfer(n, s.ring(), s.otherwise())));
                seconds("ring", s.ring(), d -> put(new Step.Transfer(s.number(), d, s.otherwise())));
            }
            case Step.Queue s -> {
                queue(s.queue(), q -> put(new Step.Queue(q, s.category(), s.wish())));
                choice(
                        "category",
                        s.category(),
                        Stream.concat(Stream.of(""), Tickets.CATEGORIES.stream().sorted())
                                .toList(),
                        FlowWords::category,
                        c -> put(new Step.Queue(s.queue(), c, s.wish())));
                number(
                        "priority",
                        s.wish().priority(),
                        0,
                        Wish.HIGHEST,
                        p -> put(new Step.Queue(
                                s.queue(), s.category(), new Wish(p, s.wish().needs()))));
                text(
                        "skills",
                        new Needs(s.wish().needs()).text(),
                        t -> put(new Step.Queue(
                                s.queue(),
                                s.category(),
                                new Wish(s.wish().priority(), Needs.parse(t).levels()))));
            }
            case Step.Voicemail s -> queue(s.queue(), q -> put(new Step.Voicemail(q)));
            case Step.Callback s -> queue(s.queue(), q -> put(new Step.Callback(q)));
            case Step.TellWhenFixed ignored -> {}
            case Step.HangUp ignored -> {}
        }
    }

    private void digits(Step.Digits s) {
        prompts(
                "say",
                s.prompts(),
                p -> put(new Step.Digits(
                        p, s.fact(), s.least(), s.most(), s.silence(), s.pause(), s.again(), s.next(), s.otherwise())));
        text(
                "fact",
                s.fact(),
                f -> put(new Step.Digits(
                        s.prompts(),
                        f,
                        s.least(),
                        s.most(),
                        s.silence(),
                        s.pause(),
                        s.again(),
                        s.next(),
                        s.otherwise())));
        number(
                "least",
                s.least(),
                1,
                s.most(),
                n -> put(new Step.Digits(
                        s.prompts(),
                        s.fact(),
                        n,
                        s.most(),
                        s.silence(),
                        s.pause(),
                        s.again(),
                        s.next(),
                        s.otherwise())));
        number(
                "most",
                s.most(),
                s.least(),
                Step.Digits.MOST,
                n -> put(new Step.Digits(
                        s.prompts(),
                        s.fact(),
                        s.least(),
                        n,
                        s.silence(),
                        s.pause(),
                        s.again(),
                        s.next(),
                        s.otherwise())));
        seconds(
                "silence",
                s.silence(),
                d -> put(new Step.Digits(
                        s.prompts(), s.fact(), s.least(), s.most(), d, s.pause(), s.again(), s.next(), s.otherwise())));
        seconds(
                "pause",
                s.pause(),
                d -> put(new Step.Digits(
                        s.prompts(),
                        s.fact(),
                        s.least(),
                        s.most(),
                        s.silence(),
                        d,
                        s.again(),
                        s.next(),
                        s.otherwise())));
        again(
                s.again(),
                a -> put(new Step.Digits(
                        s.prompts(),
                        s.fact(),
                        s.least(),
                        s.most(),
                        s.silence(),
                        s.pause(),
                        a,
                        s.next(),
                        s.otherwise())));
    }

    private void fact(Step.Branch s) {
        var facts = new ArrayList<>(Facts.common());
        services.routing().listQueues().forEach(q -> facts.add(Facts.HOURS + q.name()));
        editing.sketch().steps().values().forEach(step -> {
            if (step instanceof Step.Digits digits) facts.add(digits.fact());
        });
        choice("fact", s.fact(), facts, names::fact, f -> {
            String values = String.join(",", Facts.values(f));
            put(new Step.Branch(
                    f,
                    Steps.cases(
                            s.cases(),
                            values.isEmpty() ? String.join(",", s.cases().keySet()) : values),
                    s.otherwise()));
        });
    }

    private void exits() {
        for (Exit exit : Exit.of(step())) {
            var to = new ComboBox<String>();
            String word = exit.word().isEmpty()
                    ? words.get("webui.flows.exit." + exit.id())
                    : step() instanceof Step.Branch branch ? names.value(branch.fact(), exit.word()) : exit.word();
            to.setLabel(words.get("webui.flows.leads", word));
            to.setId("to-" + exit.id().replace(':', '-'));
            to.setItems(editing.sketch().steps().keySet());
            if (!exit.target().isEmpty()) to.setValue(exit.target());
            to.setClearButtonVisible(true);
            to.setReadOnly(!editable);
            to.addValueChangeListener(e -> {
                if (e.isFromClient()) editing.connect(key, exit.id(), e.getValue() == null ? "" : e.getValue());
            });
            add(to);
        }
    }

    private void verbs() {
        var line = new Div();
        if (!editing.sketch().start().equals(key))
            line.add(verb("webui.flows.make-start", VaadinIcon.PLAY, "make-start", () -> editing.start(key)));
        if (step().isLast() && !editing.sketch().fallback().equals(key))
            line.add(verb("webui.flows.make-fallback", VaadinIcon.TIMER, "make-fallback", () -> editing.fallback(key)));
        line.add(verb("webui.flows.delete", VaadinIcon.TRASH, "delete-step", () -> editing.remove(key)));
        add(line);
    }

    private Button verb(String word, VaadinIcon icon, String id, Runnable does) {
        var button = new Button(words.get(word), icon.create(), e -> does.run());
        button.setId(id);
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }
}
