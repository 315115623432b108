package org.firstline.webui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.firstline.calls.Call;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.StateBadge;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** The call itself: whose number, what about, and for how long it rings or lasts. */
final class CallCard extends DeskCard {
    private static final long serialVersionUID = 1;

    private final transient Words words = Words.here();
    private final transient Services services;
    private final Button putAway;
    private transient DeskFacts.@Nullable Stage stage;
    private transient @Nullable Call shown;

    /** @param putAway asked for once the call is over and written up */
    CallCard(Services services, Runnable putAway) {
        super("call-card");
        this.services = services;
        this.putAway = new Button(words.get("webui.desk.put-away"), VaadinIcon.CHECK.create(), e -> putAway.run());
    }

    void show(DeskFacts.Stage now, @Nullable Call call) {
        setVisible(call != null);
        if (call == null || now == stage && call.equals(shown)) return;
        stage = now;
        shown = call;
        removeAll();
        setClassName("ringing", now == DeskFacts.Stage.RINGING);
        var number = new Span(Wording.number(call.outside(), services.site().region()));
        number.addClassName("number");
        var head = line("call-head", state(now, call), number);
        if (now == DeskFacts.Stage.OVER) head.add(putAway);
        add(head, about(call));
    }

    private Div state(DeskFacts.Stage now, Call call) {
        return switch (now) {
            case RINGING ->
                line(
                        "call-state",
                        new StateBadge(VaadinIcon.BELL, words.get("webui.desk.ringing"), Tone.WARNING),
                        Ago.timer(Objects.requireNonNullElse(call.offeredAt(), call.arrivedAt())));
            case CALLING ->
                line(
                        "call-state",
                        new StateBadge(VaadinIcon.PHONE, words.get("webui.desk.calling"), Tone.BUSY),
                        Ago.timer(call.arrivedAt()));
            case TALKING ->
                line(
                        "call-state",
                        new StateBadge(VaadinIcon.PHONE, words.get("webui.desk.talking"), Tone.GOOD),
                        Ago.timer(Objects.requireNonNullElse(call.answeredAt(), call.arrivedAt())));
            case FREE, OVER ->
                line(
                        "call-state",
                        new StateBadge(VaadinIcon.PHONE_LANDLINE, words.get("webui.desk.over"), Tone.CALM),
                        new Span(lasted(call)));
        };
    }

    private static String lasted(Call call) {
        Instant from = call.answeredAt();
        Instant to = call.endedAt();
        return from == null || to == null ? "" : Wording.length(Duration.between(from, to));
    }

    private Div about(Call call) {
        var line = line("call-about");
        String queue = title(call.queue());
        if (!queue.isEmpty()) line.add(fact(words.get("webui.call.queue"), queue));
        if (!call.category().isEmpty())
            line.add(fact(words.get("webui.call.about"), Words.of("tickets").get("category." + call.category())));
        Instant queued = call.queuedAt();
        Instant until = call.answeredAt() == null ? call.offeredAt() : call.answeredAt();
        if (queued != null && until != null)
            line.add(fact(words.get("webui.call.waited"), Wording.length(Duration.between(queued, until))));
        if (!call.called().isEmpty())
            line.add(fact(
                    words.get("webui.call.called"),
                    Wording.number(call.called(), services.site().region())));
        return line;
    }

    private String title(@Nullable String queue) {
        if (queue == null) return "";
        return services.routing().listQueues().stream()
                .filter(q -> q.name().equals(queue))
                .map((QueueSettings q) -> q.title(Words.locale()))
                .findFirst()
                .orElse(queue);
    }
}
