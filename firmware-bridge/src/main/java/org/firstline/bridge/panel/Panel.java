package org.firstline.bridge.panel;

/**
 * A wall that shows frames, or the caption where it can only write. Blocking, one thread at a time: the caller's. A
 * panel opens its line when it is first asked to show something, and again after a failure, so a wall that was
 * switched off needs nothing but the next {@link #show}.
 */
public interface Panel extends AutoCloseable {
    /** For people: {@code alpha-tcp:10.0.0.9:10001}. */
    String name();

    /** In diodes; a board is laid out for this size before it is shown. */
    int width();

    int height();

    /**
     * Shows the frame, or the caption on a sign that only writes. Showing the same again is allowed and repairs a wall
     * that lost its memory.
     *
     * @throws PanelException the wall could not be reached or took too long; what it shows now is unknown
     */
    void show(Frame frame, Caption asText) throws PanelException;

    /** Lets the line go; the wall keeps what it shows. */
    @Override
    void close();
}
