package org.firstline.webui.voicemail;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.firstline.services.Services;
import org.firstline.voicemail.Voicemail;
import org.firstline.webui.Ago;
import org.firstline.webui.Card;
import org.firstline.webui.Facts;

/** The messages of a ticket, with their sound; invisible where there are none. */
public final class MessagesCard extends Div {
    private static final long serialVersionUID = 1;

    public MessagesCard(Services services, long ticket) {
        List<Voicemail> all = services.voicemails().ofTicket(ticket);
        setVisible(!all.isEmpty());
        setId("voicemail-card");
        var words = MessageWords.here();
        for (Voicemail one : all) {
            var facts = new Facts()
                    .put(words.get("voicemail.left"), Ago.of(one.leftAt()))
                    .put(words.get("voicemail.for"), MessageWords.queue(services, one.queue()))
                    .put(words.get("voicemail.length"), MessageWords.length(one.length()))
                    .put(
                            words.get("voicemail.state"),
                            MessageWords.heard(services, one).badge());
            MessageLink.of(services, one)
                    .ifPresentOrElse(
                            link -> facts.put(words.get("voicemail.sound"), link),
                            () -> facts.put(words.get("voicemail.sound"), new Span(words.get("voicemail.gone"))));
            add(new Card(words.get("voicemail")).with(facts));
        }
    }
}
