package org.firstline.diagnostics;

/** What a check after a repair came to. Rows hold the names. */
public enum RepairVerdict {
    /** Still waiting for probes or answers. */
    PENDING,
    /** It works. */
    VERIFIED,
    /** It does not: back to the crew. */
    REOPEN,
    /** Time is up and nobody knows. */
    UNDECIDED,
    /** Somebody or something else decided meanwhile. */
    OVERTAKEN
}
