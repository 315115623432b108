package org.firstline.calls.prompts;

/** The speaking program is not there, failed, or took too long; the message says which. */
public final class SpeechException extends Exception {
    private static final long serialVersionUID = 1;

    SpeechException(String message) {
        super(message);
    }
}
