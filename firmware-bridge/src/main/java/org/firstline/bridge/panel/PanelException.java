package org.firstline.bridge.panel;

/** A wall did not take what it was sent; the message says why in a line for the health page. */
public final class PanelException extends Exception {
    private static final long serialVersionUID = 1;

    public PanelException(String why, Throwable cause) {
        super(why, cause);
    }

    /** For the same reason, in the same words. */
    public PanelException(Exception cause) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }

    public PanelException(String why) {
        super(why);
    }
}
