package org.firstline.webui.tickets;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.firstline.calls.Call;
import org.firstline.calls.Mark;
import org.firstline.services.Services;
import org.firstline.web.Json;
import org.firstline.webui.Ago;
import org.firstline.webui.Card;
import org.firstline.webui.Facts;
import org.firstline.webui.Words;
import org.firstline.webui.desk.DialLink;
import org.firstline.webui.desk.RecordingLink;
import org.firstline.webui.desk.Results;
import org.firstline.webui.quality.EvaluateButton;

/** The call that opened a ticket: who, when, how long it waited and lasted. */
final class CallCard extends Div {
    private static final long serialVersionUID = 1;

    CallCard(Services services, Call call) {
        var words = Words.here();
        var facts = new Facts()
                .put(
                        words.get("webui.call.from"),
                        new DialLink(services, call.outside(), call.subscriber(), call.ticket()))
                .put(words.get("webui.call.outcome"), words.get("webui.outcome." + Json.word(call.outcome())))
                .put(words.get("webui.call.arrived"), Ago.of(call.arrivedAt()))
                .put(words.get("webui.call.agent"), TicketLooks.person(services.people(), call.agent()));
        if (call.queuedAt() != null) {
            Instant served = Optional.ofNullable(call.answeredAt())
                    .or(() -> Optional.ofNullable(call.endedAt()))
                    .orElse(services.time().now());
            facts.put(words.get("webui.call.waited"), length(call.queuedAt(), served));
        }
        if (call.answeredAt() != null)
            facts.put(
                    words.get("webui.call.talked"),
                    call.endedAt() == null
                            ? Ago.timer(call.answeredAt())
                            : new Span(length(call.answeredAt(), call.endedAt())));
        Results.of(services, call).ifPresent(result -> facts.put(words.get("webui.result"), result));
        for (Mark mark : services.calls().marks().of(call.id()))
            facts.put(words.get("webui.call.mark"), mark.mark() + " / " + Mark.BEST);
        RecordingLink.of(services, call).ifPresent(link -> facts.put(words.get("webui.recording"), link));
        var card = new Card(words.get("webui.call")).with(facts);
        EvaluateButton.of(services, call).ifPresent(card::withActions);
        add(card);
    }

    private static String length(Instant from, Instant to) {
        long seconds = Math.max(0, Duration.between(from, to).toSeconds());
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
