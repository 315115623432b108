package org.firstline.calls;

/** A piece of what is said to somebody on the telephone. */
public sealed interface Phrase {
    /** @param name of a recording, as in {@link org.firstline.flows.Prompt.Recorded} */
    record Recorded(String name) implements Phrase {}

    /** @param text to be spoken by a machine */
    record Words(String text) implements Phrase {}
}
