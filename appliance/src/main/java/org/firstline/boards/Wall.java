package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
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

    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private record Picture(Frame frame, Caption caption) {}

    private final String owner;
    private final Panel panel;
    private final Time time;
    private final Health.Part health;

    /** What is to be shown next; empty while the writer is up to date. */
    private final AtomicReference<@Nullable Picture> next = new AtomicReference<>();

    // only on "boards"
    private @Nullable Picture offered;
    private Instant offeredAt = Instant.MIN;

    // only on this wall's own thread
    private Duration wait = Duration.ZERO;
    private boolean waiting;
    private boolean closed;

    Wall(String owner, Panel panel, Time time, Health.Part health) {
        this.owner = owner;
        this.panel = panel;
        this.time = time;
        this.health = health;
    }

    int width() {
        return panel.width();
    }

    int height() {
        return panel.height();
    }

    /** Takes a picture if it is a new one or a refresh is due. On "boards". */
    void offer(Frame frame, Caption caption) {
        var picture = new Picture(frame, caption);
        Instant now = time.now();
        if (picture.equals(offered) && now.isBefore(offeredAt.plus(REFRESH))) return;
        offered = picture;
        offeredAt = now;
        if (next.getAndSet(picture) == null) time.soon(owner, this::write);
    }

    private void write() {
        if (waiting || closed) return;
        Picture picture = next.getAndSet(null);
        if (picture == null) return;
        try {
            panel.show(picture.frame(), picture.caption());
            wait = Duration.ZERO;
            health.well();
        } catch (PanelException e) {
            health.ill(panel.name() + ": " + e.getMessage());
            wait = wait.isZero() ? Duration.ofSeconds(1) : wait.multipliedBy(2);
            if (wait.compareTo(LONGEST_WAIT) > 0) wait = LONGEST_WAIT;
            waiting = true;
            next.compareAndSet(null, picture);
            time.after(owner, wait, () -> {
                waiting = false;
                write();
            });
        }
    }

    /** Shows this last picture and lets the panel go. */
    void close(Frame frame, Caption caption) {
        time.soon(owner, () -> {
            closed = true;
            try {
                panel.show(frame, caption);
            } catch (PanelException e) {
                health.ill(panel.name() + ": " + e.getMessage());
            }
            panel.close();
        });
    }
}
