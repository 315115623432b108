package org.firstline.messages;

/** What the owner of a phone wants of messages; who said nothing wants the USUAL. Rows hold the names. */
public enum Wish {
    /** What concerns him, by day. */
    USUAL,
    /** What concerns him, by night too. */
    ANY_HOUR,
    /** Nothing but codes and answers to what he asks for. */
    NONE;

    /** When this phone may be written to, of what is meant for these hours. */
    Hours hours(Hours asked) {
        return this == ANY_HOUR ? Hours.ANY : asked;
    }
}
