package org.firstline.callbacks;

/** Who wanted the callback, and where. */
public enum CallbackSource {
    /** The caller, in the telephone menu: "keep my place". */
    MENU,
    /** A subscriber, by SMS. */
    SMS,
    /** Somebody on the portal's page "call me". */
    PORTAL,
    /** Nobody asked: a call that was given up, or left the box. */
    MISSED,
    /** The queue, which could not keep the caller. */
    OVERFLOW,
    /** An agent, or a program with a token. */
    AGENT
}
