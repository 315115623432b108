package org.firstline.appliance;

/** The box could not start; the message is one sentence for the person who started it. */
final class NotStarted extends Exception {
    private static final long serialVersionUID = 1;

    NotStarted(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
