package org.firstline.webui.network;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Locale;
import org.firstline.base.PublicText;
import org.firstline.network.Outage;
import org.firstline.reactions.OutageFacts;
import org.firstline.reactions.OutageWords;
import org.firstline.reactions.Telling;
import org.firstline.services.Services;
import org.firstline.webui.Facts;
import org.firstline.webui.Words;

/** Asks what the public is to read and hear of an outage, and shows what comes of it: SMS, announcement and page. */
final class PublicTexts extends Div {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Outage outage;
    private final transient Words words = Words.here();
    private final TextField en = field("en");
    private final TextField ru = field("ru");
    private final Div preview = new Div();

    PublicTexts(Services services, Outage outage) {
        this.services = services;
        this.outage = outage;
        addClassName("public-texts");
        en.setValue(outage.publicText().en());
        ru.setValue(outage.publicText().ru());
        add(new Paragraph(words.get("webui.outage.public.text")), ru, en, preview);
        draw();
    }

    private TextField field(String language) {
        var field = new TextField(words.get("webui.outage.public." + language));
        field.setId("public-" + language);
        field.setMaxLength(PublicText.LONGEST);
        field.setWidthFull();
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(e -> draw());
        return field;
    }

    PublicText text() {
        return new PublicText(en.getValue(), ru.getValue());
    }

    private void draw() {
        preview.removeAll();
        var facts =
                new OutageFacts(Area.name(services.network().tree(), outage.node()), null, outage.expectedAt(), text());
        var made = OutageWords.of(services);
        for (Locale to : List.of(Locale.of("ru"), Locale.ENGLISH)) {
            var texts = made.of(Telling.NEW, facts, to, services.time().now());
            preview.add(new Facts()
                    .put(words.get("webui.outage.public.sms"), texts.sms())
                    .put(words.get("webui.outage.public.voice"), texts.voice())
                    .put(words.get("webui.outage.public.page"), texts.page()));
        }
    }
}
