package org.firstline.works;

import java.util.EnumSet;
import java.util.Set;

/** What is told of works: before them, at their ends, and when the plan changes. */
public enum Notice {
    /** Three days before, to businesses only. */
    H72("72h"),
    H24("24h"),
    H2("2h"),
    STARTED("started"),
    DONE("done"),
    /** To those who were told of the plan as it was. */
    MOVED("moved"),
    CANCELLED("cancelled");

    /** Those that a plan may do without. */
    public static final Set<Notice> CHOICE = Set.copyOf(EnumSet.of(H72, H24, H2, STARTED, DONE));

    private final String word;

    Notice(String word) {
        this.word = word;
    }

    /** As in keys and templates: {@code works.72h}. */
    public String word() {
        return word;
    }
}
