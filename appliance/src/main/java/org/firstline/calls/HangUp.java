package org.firstline.calls;

/** What the far end is told when we hang up or refuse. After the answer there is only one way to hang up. */
public enum HangUp {
    /** The call is over; before the answer the same as {@link #UNAVAILABLE}. */
    NORMAL,
    BUSY,
    /** Nobody can take the call just now. */
    UNAVAILABLE,
    /** There is no such number. */
    NOT_FOUND,
    FORBIDDEN,
    /** A person does not want the call. */
    DECLINED,
    /** The box is at its limit: try again soon. */
    OVERLOADED
}
