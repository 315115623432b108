package org.firstline.flows;

/** Something that is said in the caller's language. */
public sealed interface Prompt {
    /**
     * A recording that a site may replace.
     *
     * @param name of its file, without language folder and ending: "greeting"
     */
    record Recorded(String name) implements Prompt {}

    /**
     * Words made from what is known of this caller.
     *
     * @param fact which of it: {@value #OUTAGE}
     */
    record Known(String fact) implements Prompt {}

    /** The fact, and the prompt about it: where the outage is and when it should be over. */
    String OUTAGE = "outage";
}
