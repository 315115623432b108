package org.firstline.webui.quality;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.firstline.base.Refused;
import org.firstline.quality.Answer;
import org.firstline.quality.Question;
import org.firstline.quality.Score;
import org.firstline.webui.Words;

/** The questions of a card with a choice beside each, and what the answers are worth so far. */
final class AnswersField extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = QualityWords.here();
    private final transient List<Question> questions;
    private final List<RadioButtonGroup<Answer>> choices = new ArrayList<>();
    private final Div worth = new Div();

    /** @param before the answers to begin with; empty for none */
    AnswersField(List<Question> questions, List<Answer> before) {
        this.questions = questions;
        addClassName("quality-answers");
        for (int i = 0; i < questions.size(); i++) {
            var choice = new RadioButtonGroup<Answer>();
            choice.setId("answer-" + (i + 1));
            choice.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
            choice.setItems(Answer.values());
            choice.setItemLabelGenerator(one -> words.get("answer." + one.name()));
            choice.setAriaLabel(questions.get(i).text());
            if (!before.isEmpty()) choice.setValue(before.get(i));
            choice.addValueChangeListener(e -> draw());
            choices.add(choice);
            add(line(questions.get(i), choice));
        }
        worth.addClassName("line");
        worth.setId("worth");
        worth.getElement().setAttribute("aria-live", "polite");
        add(worth);
        draw();
    }

    private Div line(Question question, RadioButtonGroup<Answer> choice) {
        var text = new Div(new Span(question.text()));
        var weight = new Span(words.get("question.weight", question.weight()));
        weight.addClassName("quiet");
        text.add(weight);
        if (question.critical()) {
            var mark = new Span(VaadinIcon.WARNING.create(), new Span(words.get("question.critical")));
            mark.addClassNames("state", "tone-warning");
            mark.setTitle(words.get("question.critical.text"));
            text.add(mark);
        }
        text.addClassName("text");
        var line = new Div(text, choice);
        line.addClassName("question");
        return line;
    }

    private void draw() {
        worth.removeAll();
        long left = choices.stream().filter(one -> one.getValue() == null).count();
        if (left > 0) {
            worth.add(new Span(words.get("answers.left", left)));
            return;
        }
        try {
            worth.add(
                    new Span(words.get("score")),
                    QualityWords.score(Score.of(questions, answers())).badge());
        } catch (Refused no) {
            worth.add(new Span(no.sentence(Words.locale())));
        }
    }

    /** @throws Refused where one is missing */
    List<Answer> answers() {
        var said = choices.stream()
                .map(RadioButtonGroup::getValue)
                .filter(Objects::nonNull)
                .toList();
        if (said.size() < questions.size()) throw new Refused("quality.answers", questions.size());
        return said;
    }
}
