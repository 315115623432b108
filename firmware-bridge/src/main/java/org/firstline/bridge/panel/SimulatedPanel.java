package org.firstline.bridge.panel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A wall in memory: it keeps what it was shown, and can be told to fail. Any thread. */
public final class SimulatedPanel implements Panel {
    /** How many frames it remembers; older ones are forgotten first. */
    public static final int MEMORY = 1000;

    private final int width;
    private final int height;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private Caption caption = Caption.EMPTY;
    private String fault = "";
    private boolean closed;

    public SimulatedPanel(int width, int height) {
        Frame.checkSize(width, height);
        this.width = width;
        this.height = height;
    }

    @Override
    public String name() {
        return "simulated";
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public synchronized void show(Frame frame, Caption asText) throws PanelException {
        if (!fault.isEmpty()) throw new PanelException(fault);
        if (frame.width() != width || frame.height() != height)
            throw new PanelException(
                    "a frame of " + frame.width() + "x" + frame.height() + " on a wall of " + width + "x" + height);
        if (frames.size() == MEMORY) frames.removeFirst();
        frames.addLast(frame);
        caption = asText;
        closed = false;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    /** What was shown, oldest first. */
    public synchronized List<Frame> frames() {
        return new ArrayList<>(frames);
    }

    public synchronized Caption caption() {
        return caption;
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** From now on every {@link #show} fails with this reason; an empty one mends it. */
    public synchronized void fail(String why) {
        fault = why;
    }
}
