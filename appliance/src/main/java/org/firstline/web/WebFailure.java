package org.firstline.web;

/** The web server could not start; the message is one sentence for the person who starts the box. */
public final class WebFailure extends Exception {
    private static final long serialVersionUID = 1;

    WebFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
