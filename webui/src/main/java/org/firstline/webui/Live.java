package org.firstline.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Cancel;
import org.firstline.base.Time;
import org.firstline.services.Services;
import org.jspecify.annotations.Nullable;

/**
 * Redraws a page when there is news, while the page is open: at once after a pause, at most four times a second in a
 * storm. News itself is not handed on, since a page draws from snapshots; so nothing piles up however much happens.
 *
 * <p>The state belongs to one of {@value #OWNERS} owners named {@code screens.N}; only the redrawing runs under the
 * page's lock.
 */
public final class Live {
    static final Duration STEP = Duration.ofMillis(250);
    private static final int OWNERS = 4;

    private final Time time;
    private final String owner;
    private final UI ui;
    private final Runnable redraw;
    private final List<Cancel> subscriptions = new ArrayList<>();
    private Instant last = Instant.MIN;
    private @Nullable Cancel planned;
    private volatile boolean closed;

    private Live(Time time, UI ui, Runnable redraw) {
        this.time = time;
        this.owner = "screens." + Math.floorMod(System.identityHashCode(ui), OWNERS);
        this.ui = ui;
        this.redraw = redraw;
    }

    /**
     * From each attach of the page to its detach, news of these types makes it redraw.
     *
     * @param redraw runs under the page's lock; draws what is so now
     */
    public static void redraw(Component page, Services services, Runnable redraw, Class<?>... news) {
        page.addAttachListener(attach -> {
            var live = new Live(services.time(), attach.getUI(), redraw);
            for (Class<?> type : news) live.subscriptions.add(services.bus().on(live.owner, type, one -> live.heard()));
            page.addDetachListener(detach -> {
                detach.unregisterListener();
                live.close();
            });
        });
    }

    private void heard() {
        if (closed || planned != null) return;
        Instant now = time.now();
        Instant due = last.equals(Instant.MIN) ? now : last.plus(STEP);
        if (due.isAfter(now)) planned = time.after(owner, Duration.between(now, due), this::push);
        else push();
    }

    private void push() {
        planned = null;
        if (closed) return;
        last = time.now();
        try {
            ui.access(redraw::run);
        } catch (UIDetachedException e) {
            // the page went while the news was on its way
            closed = true;
        }
    }

    private void close() {
        closed = true;
        subscriptions.forEach(Cancel::cancel);
    }
}
