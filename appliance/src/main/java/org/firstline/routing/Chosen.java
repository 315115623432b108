package org.firstline.routing;

/** What an agent chose for herself, or a supervisor or the system for her; apart from what the switch has her do. */
public enum Chosen {
    /** Takes items. */
    READY,
    /** Rests, for the reason she gave. */
    BREAK,
    /** Takes nothing: other work, or a system reason like "no-answer" or "restart". */
    NOT_READY,
    /** Not at work. */
    LOGGED_OUT
}
