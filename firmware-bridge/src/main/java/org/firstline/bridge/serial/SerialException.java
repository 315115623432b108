package org.firstline.bridge.serial;

/** The line is not there, not ours or no longer there; the message is a sentence for the health page. */
public final class SerialException extends Exception {
    private static final long serialVersionUID = 1;

    public SerialException(String message) {
        super(message);
    }

    public SerialException(String message, Throwable cause) {
        super(message, cause);
    }
}
