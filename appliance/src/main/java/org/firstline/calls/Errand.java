package org.firstline.calls;

import java.util.List;

/** What a caller does who does not wait: he asks to be called back, leaves a message, or hears why nobody comes. */
interface Errand {
    /** @param say what he is to hear first */
    void begin(List<Phrase> say);

    default void digit(char key) {}

    /** The caller is gone, or must go. */
    default void stop() {}

    /** What the call has come to, if it ends now. */
    Outcome outcome();
}
