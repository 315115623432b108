package org.firstline.webui.tickets;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.firstline.network.Outage;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Card;
import org.firstline.webui.Facts;
import org.firstline.webui.Look;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** The outage that a ticket is part of. */
final class OutageCard extends Div {
    private static final long serialVersionUID = 1;

    OutageCard(Services services, Outage outage) {
        var words = Words.here();
        String place = services.network()
                .find(outage.node())
                .map(view -> view.node().name())
                .orElse(outage.node());
        var facts = new Facts()
                .put(words.get("webui.ticket.outage.place"), place)
                .put(words.get("webui.tickets.state"), look(outage, words).badge())
                .put(words.get("webui.ticket.outage.since"), Ago.of(outage.startedAt()));
        if (outage.expectedAt() != null && outage.state().open())
            facts.put(words.get("webui.ticket.outage.expected"), Ago.of(outage.expectedAt()));
        if (outage.clearedAt() != null) facts.put(words.get("webui.ticket.outage.over"), Ago.of(outage.clearedAt()));
        facts.put(words.get("webui.ticket.outage.affected"), String.valueOf(outage.affected()))
                .put(words.get("webui.ticket.outage.note"), outage.note());
        add(new Card(words.get("webui.ticket.outage", outage.id())).with(facts));
    }

    private static Look look(Outage outage, Words words) {
        return switch (outage.state()) {
            case SUSPECTED ->
                new Look(VaadinIcon.QUESTION_CIRCLE_O, words.get("webui.outage.state.suspected"), Tone.WARNING);
            case CONFIRMED ->
                new Look(VaadinIcon.EXCLAMATION_CIRCLE, words.get("webui.outage.state.confirmed"), Tone.BAD);
            case RESTORING -> new Look(VaadinIcon.SEARCH, words.get("webui.outage.state.restoring"), Tone.BUSY);
            case CLOSED -> new Look(VaadinIcon.CHECK, words.get("webui.outage.state.closed"), Tone.GOOD);
            case DISMISSED -> new Look(VaadinIcon.CLOSE, words.get("webui.outage.state.dismissed"), Tone.CALM);
            case MERGED -> new Look(VaadinIcon.COMPRESS, words.get("webui.outage.state.merged"), Tone.CALM);
        };
    }
}
