package org.firstline.bridge.panel;

/**
 * A wall that shows frames, or the caption where it can only write. Blocking, one thread at a time: the caller's. A
 * panel opens its line when it is first asked to show something, and again after a failure, so a wall that was
 * switched off needs nothing but the next {@link #show}.
 */
public interface Panel extends AutoCloseable {
    /** What of a picture a wall can show; it need not be sent again while only the rest of it changes. */
    enum Reads {
        FRAME,
        CAPTION,
        /** Only {@link Caption#lamp}. */
        LAMP
    }

    /** For people: {@code alpha-tcp:10.0.0.9:10001}. */
    String name();

    /** In diodes; a board is laid out for this size before it is shown. */
    int width();

    int height();

    default Reads reads() {
        return Reads.FRAME;
    }

    /**
     * Shows the frame, or the caption on a sign that only writes. Showing the same again is allowed and repairs a wall
     * that lost its memory.
     *
     * @throws PanelException the wall could not be reached or took too long; what it shows now is unknown
     */
    void show(Frame frame, Caption asText) throws PanelException;

    /** How bright from the next {@link #show} on, 1 to 100 per cent; a wall without a dimmer stays as it is. */
    default void dim(int percent) {}

    /**
     * Called about once a second while the wall is open and nothing is shown: for walls that want to hear of their host,
     * or that show a long text in turns.
     *
     * @throws PanelException as {@link #show}
     */
    default void alive() throws PanelException {}

    /** Lets the line go; the wall keeps what it shows. */
    @Override
    void close();
}
