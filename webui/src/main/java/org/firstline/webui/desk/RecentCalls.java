package org.firstline.webui.desk;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.firstline.calls.Call;
import org.firstline.calls.CallFilter;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.webui.Ago;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** An agent's last calls, each with the way to its ticket. */
final class RecentCalls extends DeskCard {
    private static final long serialVersionUID = 1;
    private static final int MOST = 10;

    private final transient Words words = Words.here();
    private final transient Services services;
    private final String extension;
    private transient @Nullable List<Call> shown;

    RecentCalls(Services services, String extension) {
        super("recent");
        this.services = services;
        this.extension = extension;
    }

    void draw() {
        List<Call> calls = services.calls().list(new CallFilter(null, extension, null, null, null, null), null, MOST);
        if (calls.equals(shown)) return;
        shown = calls;
        removeAll();
        add(head(words.get("webui.desk.recent")));
        if (calls.isEmpty()) add(quiet(words.get("webui.desk.recent.none")));
        calls.forEach(call -> add(line(
                "desk-line",
                OutcomeLook.of(call.outcome()).badge(),
                who(call),
                dial(call),
                ticket(call),
                Ago.of(call.arrivedAt()))));
    }

    private Span who(Call call) {
        String name = Optional.ofNullable(call.subscriber())
                .flatMap(services.subscribers()::find)
                .map(Subscriber::name)
                .orElse("");
        var who = new Span(name);
        who.addClassName("cut");
        return who;
    }

    private Component dial(Call call) {
        return call.outside().isBlank()
                ? new Span()
                : new DialLink(services, call.outside(), call.subscriber(), call.ticket());
    }

    private Span ticket(Call call) {
        Long ticket = call.ticket();
        var cell = new Span();
        if (ticket != null) cell.add(ticketLink(ticket, Words.numbered(ticket)));
        return cell;
    }
}
