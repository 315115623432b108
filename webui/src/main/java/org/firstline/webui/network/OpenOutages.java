package org.firstline.webui.network;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import org.firstline.network.Outage;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Words;

/** The outages that are open, above everything else; nothing where there is none. */
final class OpenOutages extends Div {
    private static final long serialVersionUID = 1;
    private static final int MOST = 5;

    private final transient Services services;
    private final transient Words words = Words.here();

    OpenOutages(Services services) {
        this.services = services;
        addClassName("open-outages");
    }

    void draw() {
        removeAll();
        List<Outage> open = services.network().openOutages();
        setVisible(!open.isEmpty());
        open.stream()
                .sorted(Comparator.comparing(Outage::affected).reversed())
                .limit(MOST)
                .forEach(outage -> add(line(outage)));
        if (open.size() > MOST) add(new Span(words.get("webui.outage.more", open.size() - MOST)));
    }

    private Div line(Outage outage) {
        var figures = OutageFigures.of(services, outage);
        var expected = new Span(words.get("webui.outage.expected") + ": ");
        if (outage.expectedAt() == null) expected.add(words.get("webui.outage.expected.unknown"));
        else expected.add(Ago.of(outage.expectedAt()));
        var line = new Div(
                Looks.of(outage.state()).badge(),
                Area.link(services.network().tree(), outage),
                new Span(words.get("webui.outage.affected.n", outage.affected())),
                Ago.of(outage.startedAt()),
                expected,
                new Span(words.get(
                        "webui.outage.figures",
                        figures.down().told(),
                        figures.down().delivered(),
                        figures.deflected())));
        line.addClassName("line");
        return line;
    }
}
