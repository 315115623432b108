package org.firstline.calls;

/** The line could not be opened; the message is a sentence that says what is wrong and where. */
public final class LineException extends Exception {
    private static final long serialVersionUID = 1;

    public LineException(String message, Throwable cause) {
        super(message, cause);
    }
}
