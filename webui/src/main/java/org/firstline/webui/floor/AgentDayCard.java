package org.firstline.webui.floor;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.List;
import org.firstline.routing.AgentDay;
import org.firstline.routing.AgentDay.Stretch;
import org.firstline.routing.Presence;
import org.firstline.services.Services;
import org.firstline.webui.Words;

/** An agent's day: the picture of her states, and their sums, which are her login time. Drawn at most once a second. */
final class AgentDayCard extends Div {
    private static final long serialVersionUID = 1;
    private static final List<Presence> ORDER = List.of(
            Presence.READY,
            Presence.RINGING,
            Presence.TALKING,
            Presence.WRAP_UP,
            Presence.BREAK,
            Presence.NOT_READY,
            Presence.NO_PHONE);

    private final transient Words words = FloorWords.here();
    private final transient Services services;
    private String shown = "";

    AgentDayCard(Services services) {
        this.services = services;
        addClassName("agent-day");
        setId("agent-day");
    }

    void show(String agent) {
        var now = services.time().now();
        String version = agent + now.getEpochSecond() / 5;
        AgentDay day = services.routing().day(agent);
        version += day.stretches().size();
        if (version.equals(shown)) return;
        shown = version;
        removeAll();
        var line = new DayLine(services.zone(), this::label);
        var sums = day.figures();
        if (sums.login().isZero()) {
            add(quiet(words.get("floor.day.none")));
            return;
        }
        add(new Html("<div>" + line.svg(day.stretches()) + "</div>"));
        var legend = new Div();
        legend.addClassName("legend");
        for (Presence one : ORDER) {
            Duration spent = sums.in(one);
            if (!spent.isZero()) legend.add(item(one, spent));
        }
        var login = new Span(words.get("floor.day.login", Lengths.hours(sums.login()), line.ends(day.stretches())));
        login.addClassName("strong");
        login.getElement().setAttribute("title", words.get("floor.day.login.tip"));
        Double occupancy = sums.occupancy();
        var more = new Div(login);
        more.addClassName("legend");
        if (occupancy != null) {
            var busy = quiet(words.get("floor.day.occupancy", Math.round(occupancy * 100)));
            busy.getElement().setAttribute("title", words.get("floor.day.occupancy.tip"));
            more.add(busy);
        }
        add(legend, more);
    }

    private Div item(Presence presence, Duration spent) {
        var mark = new Span();
        mark.addClassNames("mark-of", presence.word());
        var item = new Div(mark, new Span(word(presence) + " " + Lengths.hours(spent)));
        item.getElement().setAttribute("title", Lengths.clock(spent.toSeconds()));
        return item;
    }

    private String label(Stretch stretch) {
        String reason = stretch.reason();
        return word(stretch.presence())
                + (reason.isEmpty() ? "" : ": " + FloorWords.orElse(Words.of("routing"), "reason." + reason, reason));
    }

    private String word(Presence presence) {
        return Words.of("routing").get("presence." + presence);
    }

    private static Span quiet(String text) {
        var span = new Span(text);
        span.addClassName("quiet");
        return span;
    }
}
