package org.firstline.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one screen. Nobody waits for its line: while the last frame is still on its way, further wishes for one
 * become a single one, drawn when the line is free (Jakarta Servlet 6.1 §5.8, non-blocking output). Any thread.
 */
final class TvStream implements WriteListener {
    private final AsyncContext context;
    private final String board;
    private final Supplier<byte @Nullable []> events;
    private final Consumer<TvStream> gone;
    private final ServletOutputStream out;
    private boolean due = true;
    private boolean unflushed;
    private boolean over;

    /**
     * @param events makes the next event when there is room for it; null ends the stream
     * @param gone is told once, when the stream has ended in whatever way
     */
    TvStream(AsyncContext context, String board, Supplier<byte @Nullable []> events, Consumer<TvStream> gone)
            throws IOException {
        this.context = context;
        this.board = board;
        this.events = events;
        this.gone = gone;
        this.out = context.getResponse().getOutputStream();
    }

    String board() {
        return board;
    }

    /** From now on the line may be written to; the first frame goes at once. */
    void begin() {
        out.setWriteListener(this);
    }

    /** A frame, as soon as the line is free. */
    synchronized void wake() {
        due = true;
        pump();
    }

    @Override
    public synchronized void onWritePossible() {
        pump();
    }

    private void pump() {
        try {
            while (!over && (due || unflushed) && out.isReady()) {
                if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    due = false;
                    byte[] event = events.get();
                    if (event == null) {
                        end();
                    } else {
                        out.write(event);
                        unflushed = true;
                    }
                }
            }
        } catch (IOException | IllegalStateException e) {
            // the screen was switched off
            end();
        }
    }

    @Override
    public void onError(Throwable failure) {
        end();
    }

    synchronized void end() {
        if (over) return;
        over = true;
        gone.accept(this);
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // the server has completed it already
        }
    }
}
