package org.firstline.diagnostics;

/** What a finding means. */
public enum Mark {
    OK,
    /** Something is wrong with the line. */
    BAD,
    /** Nothing is known: not set up, not answered, not understood. */
    UNKNOWN
}
