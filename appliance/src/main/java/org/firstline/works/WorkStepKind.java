package org.firstline.works;

import java.util.Locale;

/** What a line of the history of works tells. */
public enum WorkStepKind {
    PLANNED,
    MOVED,
    EXTENDED,
    CANCELLED,
    STARTED,
    DONE;

    /** As it stands in rows: "planned". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static WorkStepKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
