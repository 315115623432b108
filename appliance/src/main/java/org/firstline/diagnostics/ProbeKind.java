package org.firstline.diagnostics;

/** What can be asked of a line, in the order in which it is shown. Rows hold the names, so a name is for ever. */
public enum ProbeKind {
    /** Does the subscriber's own address answer? */
    PING,
    /** Is the switch's port up, and does it count errors? */
    PORT,
    /** How much light reaches the optical terminal? */
    OPTICS,
    /** Is he signed in? */
    SESSION
}
