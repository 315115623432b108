package org.firstline.webui.boards;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import org.firstline.boards.Boards;
import org.firstline.boards.Message;
import org.firstline.people.Role;
import org.firstline.webui.Ago;
import org.firstline.webui.Card;
import org.firstline.webui.Fault;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** What the shift head says on every board that has a line of text. */
final class MessageCard extends Div {
    private static final long serialVersionUID = 1;
    private static final int ALWAYS = 0;

    private final transient Boards boards;
    private final transient Words words = Words.here();
    private final TextField text = new TextField();
    private final Select<Integer> minutes = new Select<>();
    private final Div now = new Div();
    private final Fault fault = new Fault();
    private transient @Nullable Message shown;

    MessageCard(Boards boards) {
        this.boards = boards;
        text.setId("board-message");
        text.setAriaLabel(words.get("webui.boards.message"));
        text.setPlaceholder(words.get("webui.boards.message.help"));
        text.setMaxLength(Message.LONGEST);
        text.setWidthFull();
        minutes.setItems(15, 60, 240, 720, ALWAYS);
        minutes.setItemLabelGenerator(m -> words.get("webui.boards.message.for." + m));
        minutes.setAriaLabel(words.get("webui.boards.message.for"));
        minutes.setValue(60);
        var say = new Button(words.get("webui.boards.message.say"), VaadinIcon.MEGAPHONE.create(), e -> say());
        say.setId("say");
        say.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var line = new Div(text, minutes, say);
        line.addClassName("bar");
        add(new Card(words.get("webui.boards.message")).with(now, line, fault));
        draw();
    }

    private void say() {
        String author = SignedIn.require(Role.SHIFT_HEAD).login();
        int chosen = minutes.getValue();
        Duration how = chosen == ALWAYS ? null : Duration.ofMinutes(chosen);
        if (!fault.passes(() -> boards.say(text.getValue(), how, author))) return;
        text.clear();
        draw();
        Notices.done(words.get("webui.boards.message.said"));
    }

    private void silence() {
        boards.say("", null, SignedIn.require(Role.SHIFT_HEAD).login());
        draw();
    }

    void draw() {
        Message said = boards.message();
        if (said.equals(shown)) return;
        shown = said;
        now.removeAll();
        now.setVisible(!said.text().isEmpty());
        if (said.text().isEmpty()) return;
        var about = new Span(words.get("webui.boards.message.by", said.author()));
        about.addClassName("quiet");
        var sentence = new Span(said.text());
        sentence.addClassName("strong");
        var back = new Button(words.get("webui.boards.message.back"), VaadinIcon.CLOSE_SMALL.create(), e -> silence());
        back.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        now.add(sentence, about);
        if (said.until() != null) now.add(Ago.countdown(said.until()));
        now.add(back);
        now.addClassName("bar");
    }
}
