package org.firstline.messages;

/** What became of a text that came in. Rows hold the names. */
public enum Handling {
    /** Nobody has looked at it yet. */
    NEW,
    /** "1", "2", or "no" of whom the box had asked: the answer to a question, which is for whoever asked. */
    REPLY,
    STOP,
    START,
    BALANCE,
    OUTAGE,
    CALLBACK,
    HELP,
    /** It is a note on a ticket that was open. */
    NOTED,
    /** A ticket was opened with it. */
    OPENED,
    /** There is nothing to do but to show it: it has no phone to answer, or could not be read. */
    KEPT
}
