package org.firstline.webui.quality;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.firstline.people.Role;
import org.firstline.quality.Answer;
import org.firstline.quality.Evaluation;
import org.firstline.quality.Scorecard;
import org.firstline.quality.Step;
import org.firstline.quality.Subject;
import org.firstline.services.Services;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** A head answers a dispute: other answers change the evaluation, the same ones uphold it. */
final class RulingDialog extends Dialog {
    private static final long serialVersionUID = 1;

    RulingDialog(Services services, Evaluation one, Scorecard card) {
        SignedIn.require(Role.SHIFT_HEAD);
        Words words = QualityWords.here();
        setHeaderTitle(words.get("ruling.title", QualityWords.person(services, one.agent())));
        setWidth("46rem");
        setCloseOnOutsideClick(false);
        services.quality().steps(one.id()).stream()
                .filter(step -> step.kind() == Step.Kind.DISPUTED)
                .forEach(step -> {
                    var said = new Paragraph(step.text());
                    said.addClassName("quality-said");
                    add(said);
                });
        if (one.subject() instanceof Subject.OfCall call)
            Sound.of(services, call.id()).ifPresent(this::add);
        var answers = new AnswersField(card.questions(), one.answers());
        var text = new TextArea(words.get("ruling.text"));
        text.setId("ruling-text");
        text.setMaxLength(Evaluation.LONGEST_TEXT);
        text.setWidthFull();
        text.setMinRows(2);
        var how = new Paragraph(words.get("ruling.how"));
        how.addClassName("quiet");
        add(how, answers, text);
        var save = new Button(words.get("ruling.save"), e -> {
            String login = SignedIn.require(Role.SHIFT_HEAD).login();
            List<Answer> said = answers.answers();
            boolean same = said.equals(one.answers());
            if (same) services.quality().uphold(one.id(), text.getValue(), login);
            else services.quality().change(one.id(), said, text.getValue(), login);
            close();
            Notices.done(words.get(same ? "ruling.upheld" : "ruling.changed"));
        });
        save.setId("ruling-save");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(Words.here().get("webui.cancel"), e -> close()), save);
    }
}
