package org.firstline.diagnostics;

/** What a subscriber answered to "does it work?". Rows hold the names. */
public enum Answer {
    NONE,
    YES,
    NO
}
