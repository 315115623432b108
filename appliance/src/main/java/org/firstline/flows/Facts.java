package org.firstline.flows;

import java.util.List;

/** The names of what a flow may know of its caller, and the values that they take. */
public final class Facts {
    private Facts() {}

    /** {@code yes} where the caller is a subscriber of ours, by his number or as looked up. */
    public static final String KNOWN = "known";
    /** {@code yes} where he sits behind an open outage. */
    public static final String OUTAGE = "outage";
    /** What he knows of it from an earlier call: {@code no}, {@code same}, or {@code changed} since. */
    public static final String OUTAGE_TOLD = "outage-told";
    /** {@code yes} where he owes money. */
    public static final String DEBT = "debt";
    /** The language that he hears: {@code en} or {@code ru}. */
    public static final String LANGUAGE = "language";
    /** {@code yes} where the same number called within the last 24 hours. */
    public static final String REPEAT = "repeat";
    /** The number that he dialled. */
    public static final String CALLED = "called";
    /** Followed by the name of a queue: {@code open} or {@code closed} just now. */
    public static final String HOURS = "hours.";
    /** The number of the ticket that the flow opened. */
    public static final String TICKET = "ticket";
    /** {@code yes} where what the step before wanted was done. */
    public static final String DONE = "done";

    /** Those with a few known values, the most wanted first, without the hours of queues. */
    public static List<String> common() {
        return List.of(KNOWN, OUTAGE, OUTAGE_TOLD, DEBT, LANGUAGE, REPEAT, CALLED);
    }

    /** What such a fact may be; empty where it may be anything. */
    public static List<String> values(String fact) {
        if (fact.startsWith(HOURS)) return List.of("open", "closed");
        return switch (fact) {
            case KNOWN, OUTAGE, DEBT, REPEAT -> List.of("yes");
            case OUTAGE_TOLD -> List.of("no", "same", "changed");
            case LANGUAGE -> List.of("en", "ru");
            default -> List.of();
        };
    }
}
