package org.firstline.boards;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A number that a tile can show, of one queue or of all. Definitions: contact-centre practice, as each says. */
public enum Measure {
    /** Calls that wait now. */
    WAITING("88"),
    /** How long the one that waits longest has waited, m:ss. */
    LONGEST_WAIT("88:88"),
    /** Agents who could take a call now. */
    READY("88"),
    TALKING("88"),
    ON_BREAK("88"),
    /** Answered in time of those offered and not given up at once (F6), today, in per cent. */
    SERVICE_LEVEL("100%"),
    /** Calls that entered the queue today. */
    OFFERED("8888"),
    ANSWERED("8888"),
    /** Callers who left the queue before an answer, today. */
    ABANDONED("888");

    private final String widest;

    Measure(String widest) {
        this.widest = widest;
    }

    /** What a tile keeps room for, so that it does not change its size with its number. */
    String widest() {
        return widest;
    }

    /** Its name in JSON and in the bundles: {@code longest-wait}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
