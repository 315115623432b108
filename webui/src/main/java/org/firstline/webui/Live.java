package org.firstline.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.firstline.base.Bus;
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
    private final Consumer<Runnable> page;
    private final Runnable redraw;
    private final List<Cancel> subscriptions = new ArrayList<>();
    private Instant last = Instant.MIN;
    private @Nullable Cancel planned;
    private volatile boolean closed;

    /** @param page runs what it is given under the page's lock, now or soon */
    Live(Time time, String owner, Consumer<Runnable> page, Runnable redraw) {
        this.time = time;
        this.owner = owner;
        this.page = page;
        this.redraw = redraw;
    }

    /**
     * From each attach of the page to its detach, news of these types makes it redraw.
     *
     * @param redraw runs under the page's lock; draws what is so now
     */
    public static void redraw(Component page, Services services, Runnable redraw, Class<?>... news) {
        redraw(page, services, one -> true, redraw, news);
    }

    /**
     * The same for a page that only some news of these types concerns: one call among many, say.
     *
     * @param mine asked for each of them, not under the page's lock: reads nothing but the news and immutable values
     */
    public static void redraw(
            Component page, Services services, Predicate<Object> mine, Runnable redraw, Class<?>... news) {
        page.addAttachListener(attach -> {
            var ui = attach.getUI();
            String owner = "screens." + Math.floorMod(System.identityHashCode(ui), OWNERS);
            var live = new Live(services.time(), owner, work -> ui.access(work::run), redraw);
            live.listen(services.bus(), mine, news);
            page.addDetachListener(detach -> {
                detach.unregisterListener();
                live.close();
            });
        });
    }

    void listen(Bus bus, Predicate<Object> mine, Class<?>... news) {
        for (Class<?> type : news)
            subscriptions.add(bus.on(owner, type, one -> {
                if (mine.test(one)) heard();
            }));
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
            page.accept(redraw);
        } catch (UIDetachedException e) {
            // the page went while the news was on its way
            closed = true;
        }
    }

    void close() {
        closed = true;
        subscriptions.forEach(Cancel::cancel);
    }
}
