package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.firstline.base.Health;
import org.firstline.base.Time;
import org.firstline.bridge.panel.Caption;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.panel.Panel;
import org.firstline.bridge.panel.PanelException;
import org.jspecify.annotations.Nullable;

/**
 * One panel and the thread that writes to it. It holds the newest picture only: a slow panel misses the pictures in
 * between, and holds up nobody. A panel that fails is tried again after 1 s, 2 s, 4 s … at most {@link #LONGEST_WAIT}.
 */
final class Wall {
    /** The same picture is sent again after so long, for a wall that lost it. */
    static final Duration REFRESH = Duration.ofSeconds(5);

    /** A wall that was told nothing for so long is told that its host is there. */
    static final Duration PULSE = Duration.ofSeconds(1);

    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** @param brightness in per cent */
    record Picture(Frame frame, Caption caption, int brightness) {
        /** What of it this kind of panel shows: it need not be told of the rest. */
        Object seenBy(Panel.Reads reads) {
            return switch (reads) {
                case FRAME -> new Seen(frame, brightness);
                case CAPTION -> new Seen(List.of(caption.parts(), caption.alarm()), brightness);
                case LAMP -> new Seen(caption.lamp(), brightness);
            };
        }
    }

    private record Seen(Object what, int brightness) {}

    private final String owner;
    private final String part;
    private final Panel panel;
    private final Time time;
    private final Health health;
    private final Health.Part pen;

    /** What is to be shown next; empty while the writer is up to date. */
    private final AtomicReference<@Nullable Picture> next = new AtomicReference<>();

    private final AtomicLong pictures = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable Instant lastShown;

    // only on "boards"
    private @Nullable Object offered;
    private Instant offeredAt = Instant.MIN;
    private Instant pulsedAt = Instant.MIN;

    // only on this wall's own thread
    private Duration wait = Duration.ZERO;
    private boolean waiting;
    private boolean closed;

    Wall(String part, Panel panel, Time time, Health health) {
        this.owner = Boards.OWNER + "." + part;
        this.part = part;
        this.panel = panel;
        this.time = time;
        this.health = health;
        this.pen = health.part(part);
    }

    String name() {
        return panel.name();
    }

    int width() {
        return panel.width();
    }

    int height() {
        return panel.height();
    }

    WallNow now(String board) {
        Health.State state = health.find(part).orElseThrow();
        return new WallNow(
                panel.name(),
                part,
                panel.width(),
                panel.height(),
                board,
                state.level(),
                state.since(),
                state.why(),
                pictures.get(),
                failures.get(),
                lastShown);
    }

    /** Takes a picture if it is a new one for this panel or a refresh is due. On "boards". */
    void offer(Picture picture) {
        Instant now = time.now();
        Object seen = picture.seenBy(panel.reads());
        if (Objects.equals(seen, offered) && now.isBefore(offeredAt.plus(REFRESH))) {
            if (now.isBefore(pulsedAt.plus(PULSE))) return;
            pulsedAt = now;
            time.soon(owner, this::pulse);
            return;
        }
        offered = seen;
        offeredAt = now;
        pulsedAt = now;
        if (next.getAndSet(picture) == null) time.soon(owner, this::write);
    }

    private void write() {
        if (waiting || closed) return;
        Picture picture = next.getAndSet(null);
        if (picture == null) return;
        try {
            panel.dim(picture.brightness());
            panel.show(picture.frame(), picture.caption());
            wait = Duration.ZERO;
            lastShown = time.now();
            pictures.incrementAndGet();
            pen.well();
        } catch (PanelException e) {
            failed(e, picture);
        }
    }

    private void pulse() {
        if (waiting || closed || lastShown == null) return;
        try {
            panel.alive();
        } catch (PanelException e) {
            failed(e, null);
        }
    }

    private void failed(PanelException e, @Nullable Picture picture) {
        failures.incrementAndGet();
        pen.ill(Health.Kind.PANEL, panel.name() + ": " + e.getMessage());
        wait = wait.isZero() ? Duration.ofSeconds(1) : wait.multipliedBy(2);
        if (wait.compareTo(LONGEST_WAIT) > 0) wait = LONGEST_WAIT;
        waiting = true;
        if (picture != null) next.compareAndSet(null, picture);
        time.after(owner, wait, () -> {
            waiting = false;
            write();
        });
    }

    /** Shows this last picture and lets the panel go. */
    void close(Picture picture) {
        time.soon(owner, () -> {
            closed = true;
            try {
                panel.show(picture.frame(), picture.caption());
            } catch (PanelException e) {
                pen.ill(Health.Kind.PANEL, panel.name() + ": " + e.getMessage());
            }
            panel.close();
        });
    }
}
