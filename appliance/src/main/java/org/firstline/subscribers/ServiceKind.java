package org.firstline.subscribers;

/** What a subscriber buys. Rows hold the names, so a name is for ever. */
public enum ServiceKind {
    INTERNET,
    TV,
    TELEPHONY
}
