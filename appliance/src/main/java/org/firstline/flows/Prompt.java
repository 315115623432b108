package org.firstline.flows;

import java.util.List;

/** Something that is said in the caller's language. */
public sealed interface Prompt {
    /**
     * A recording that a site may replace.
     *
     * @param name of its file, without language folder and ending: "greeting"
     */
    record Recorded(String name) implements Prompt {}

    /**
     * Words made from what is known of this caller; nothing where it is not known.
     *
     * @param fact which of it: one of {@link #WORDS}
     */
    record Known(String fact) implements Prompt {}

    /** The fact, and the prompt about it: where the outage is and when it should be over. */
    String OUTAGE = Facts.OUTAGE;

    /** What has changed of the outage since the caller was told of it. */
    String OUTAGE_CHANGE = "outage-change";

    /** What there are words for. */
    List<String> WORDS = List.of(OUTAGE, OUTAGE_CHANGE);

    /** As it is written in a flow's text: {@code greeting}, or {@code {outage}} for words made for the caller. */
    static Prompt of(String written) {
        boolean known = written.startsWith("{") && written.endsWith("}");
        return known ? new Known(written.substring(1, written.length() - 1)) : new Recorded(written);
    }

    default String written() {
        return switch (this) {
            case Recorded(String name) -> name;
            case Known(String fact) -> "{" + fact + "}";
        };
    }
}
