package org.firstline.bridge.bus;

/** A bus or a chip on it is not there or did not take what was sent; the message is a sentence for the health page. */
public final class BusException extends Exception {
    private static final long serialVersionUID = 1;

    public BusException(String message) {
        super(message);
    }

    public BusException(String message, Throwable cause) {
        super(message, cause);
    }
}
