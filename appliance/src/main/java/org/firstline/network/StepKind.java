package org.firstline.network;

import java.util.Locale;

/** What a line of an outage's history tells; those that only the box writes come first. */
public enum StepKind {
    SUSPECTED,
    GREW,
    MERGED,
    CLOSED,
    CONFIRMED,
    RESTORED,
    FADED,
    VERIFIED,
    REOPENED,
    DISMISSED,
    EXPECTED,
    NOTED,
    PUBLIC;

    /** What rows of the first boxes hold for {@link #RESTORED}. */
    private static final String ONCE_RESTORED = "cleared";

    /** As it stands in rows and answers: "suspected". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StepKind of(String word) {
        return word.equals(ONCE_RESTORED) ? RESTORED : valueOf(word.toUpperCase(Locale.ROOT));
    }
}
