package org.firstline.webui.floor;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.firstline.routing.RoutingSnapshot;
import org.firstline.webui.Ago;
import org.firstline.webui.StateBadge;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** Says, above the floor, which queues answer too few in time; away while all is well. */
final class AlertStrip extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = FloorWords.here();
    private final transient ServiceWatch watch;
    private transient List<ServiceWatch.Low> shown = List.of();

    AlertStrip(ServiceWatch watch) {
        this.watch = watch;
        addClassName("alert-strip");
        setId("service-alerts");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    void draw(RoutingSnapshot now) {
        var low = watch.low();
        if (low.equals(shown)) return;
        shown = low;
        removeAll();
        setVisible(!low.isEmpty());
        for (ServiceWatch.Low one : low) {
            String title = now.findQueue(one.queue())
                    .map(queue -> queue.settings().title(Words.locale()))
                    .orElse(one.queue());
            int target = now.findQueue(one.queue())
                    .map(queue -> queue.settings().targetPercent())
                    .orElse(0);
            long percent = Math.round(one.share() * 100);
            var line = new Div(
                    new StateBadge(VaadinIcon.WARNING, title, Tone.BAD),
                    new Span(words.get("floor.low", percent, target)),
                    Ago.timer(one.since()));
            line.addClassName("line");
            add(line);
        }
    }
}
