package org.firstline.webui.quality;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.firstline.people.Role;
import org.firstline.quality.CardDraft;
import org.firstline.quality.Question;
import org.firstline.quality.Sampling;
import org.firstline.quality.Scorecard;
import org.firstline.services.Services;
import org.firstline.webui.Fault;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Writes a card: its name, its questions with their weights, and how many calls are picked for it. */
final class CardDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final int USUAL_WEIGHT = 10;

    /** One question as it is being written. */
    private final class Line extends Div {
        private static final long serialVersionUID = 1;

        final TextField text = new TextField();
        final IntegerField weight = new IntegerField();
        final Checkbox critical = new Checkbox(words.get("question.critical"));

        Line(@Nullable Question before) {
            addClassName("card-line");
            text.setMaxLength(Question.LONGEST);
            text.setAriaLabel(words.get("question"));
            text.setPlaceholder(words.get("question"));
            text.addClassName("text");
            weight.setAriaLabel(words.get("card.weight"));
            weight.setMin(1);
            weight.setMax(Question.HEAVIEST);
            weight.setWidth("5rem");
            weight.setValue(before == null ? USUAL_WEIGHT : before.weight());
            critical.setTooltipText(words.get("question.critical.text"));
            if (before != null) {
                text.setValue(before.text());
                critical.setValue(before.critical());
            }
            add(
                    text,
                    weight,
                    critical,
                    button(VaadinIcon.ARROW_UP, "card.up", () -> move(-1)),
                    button(VaadinIcon.ARROW_DOWN, "card.down", () -> move(1)),
                    button(VaadinIcon.CLOSE_SMALL, "card.drop", () -> {
                        lines.remove(this);
                        draw();
                    }));
        }

        private void move(int by) {
            int to = lines.indexOf(this) + by;
            if (to < 0 || to >= lines.size()) return;
            lines.remove(this);
            lines.add(to, this);
            draw();
        }

        Question question() {
            return new Question(text.getValue(), Objects.requireNonNullElse(weight.getValue(), 0), critical.getValue());
        }
    }

    private final transient Services services;
    private final transient Words words = QualityWords.here();
    private final transient @Nullable Scorecard before;
    private final TextField name = new TextField();
    private final IntegerField perWeek = new IntegerField();
    private final IntegerField shortest = new IntegerField();
    private final List<Line> lines = new ArrayList<>();
    private final Div list = new Div();
    private final Fault fault = new Fault();

    /** @param before null for a new one */
    CardDialog(Services services, @Nullable Scorecard before) {
        this.services = services;
        this.before = before;
        SignedIn.require(Role.SHIFT_HEAD);
        setHeaderTitle(words.get(before == null ? "card.add" : "card.edit"));
        setWidth("56rem");
        setCloseOnOutsideClick(false);
        name.setId("card-name");
        name.setLabel(words.get("card.name"));
        name.setMaxLength(CardDraft.LONGEST_NAME);
        name.addClassName("text");
        Sampling sampling = before == null ? Sampling.USUAL : before.sampling();
        number(perWeek, "card-per-week", "card.per-week", Sampling.MOST, sampling.perWeek());
        number(shortest, "card-shortest", "card.shortest", Sampling.LONGEST, (int)
                sampling.shortest().toSeconds());
        if (before != null) {
            name.setValue(before.name());
            before.questions().forEach(question -> lines.add(new Line(question)));
        } else lines.add(new Line(null));
        var more = new Button(words.get("card.more"), VaadinIcon.PLUS.create(), e -> {
            var line = new Line(null);
            lines.add(line);
            draw();
            line.text.focus();
        });
        more.setId("card-more");
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var head = new Div(name, perWeek, shortest);
        head.addClassName("card-line");
        list.addClassName("card-lines");
        add(head, list, more);
        if (before != null) {
            var note = new Paragraph(words.get("card.versions"));
            note.addClassName("quiet");
            add(note);
        }
        add(fault);
        var save = new Button(words.get("card.save"), e -> save());
        save.setId("card-save");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(Words.here().get("webui.cancel"), e -> close()), save);
        draw();
    }

    private void number(IntegerField field, String id, String word, int most, int value) {
        field.setId(id);
        field.setLabel(words.get(word));
        field.setMin(0);
        field.setMax(most);
        field.setValue(value);
        field.setWidth("13rem");
    }

    private Button button(VaadinIcon icon, String word, Runnable what) {
        var button = new Button(icon.create(), e -> what.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(words.get(word));
        button.setTooltipText(words.get(word));
        return button;
    }

    private void draw() {
        list.removeAll();
        lines.forEach(list::add);
        for (int i = 0; i < lines.size(); i++) lines.get(i).text.setId("question-" + (i + 1));
    }

    private void save() {
        String login = SignedIn.require(Role.SHIFT_HEAD).login();
        boolean taken = fault.passes(() -> {
            var draft = new CardDraft(
                    name.getValue(),
                    lines.stream().map(Line::question).toList(),
                    new Sampling(
                            Objects.requireNonNullElse(perWeek.getValue(), -1),
                            Duration.ofSeconds(Objects.requireNonNullElse(shortest.getValue(), -1))));
            if (before == null) services.quality().addCard(draft, login);
            else services.quality().changeCard(before.id(), draft, login);
        });
        if (!taken) return;
        close();
        Notices.done(words.get("card.done"));
    }
}
