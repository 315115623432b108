package org.firstline.calls.prompts;

/** The speaking program is not there, failed, or took too long; the message says which. */
public final class SpeechException extends Exception {
    private static final long serialVersionUID = 1;

    private final String why;

    SpeechException(String why) {
        super(why);
        this.why = why;
    }

    /** The message, which is always there. */
    public String why() {
        return why;
    }
}
