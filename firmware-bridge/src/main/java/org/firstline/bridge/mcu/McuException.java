package org.firstline.bridge.mcu;

/** A board is not there, does not answer, or says no; the message is a sentence for the health page. */
public final class McuException extends Exception {
    private static final long serialVersionUID = 1;

    public McuException(String message) {
        super(message);
    }

    public McuException(String message, Throwable cause) {
        super(message, cause);
    }
}
