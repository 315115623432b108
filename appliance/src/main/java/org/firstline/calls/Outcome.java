package org.firstline.calls;

/** How a call ended, or that it has not. Every call has exactly one in the end. */
public enum Outcome {
    IN_PROGRESS,
    /** An agent talked with the caller. */
    ANSWERED,
    /** The caller left the queue, also while a phone was ringing for him. */
    ABANDONED,
    /**
     * The caller heard of the outage that he sits behind and left before any queue, without having said by a key that he
     * wants something else.
     */
    DEFLECTED,
    /** The caller, or the flow, hung up before any queue. */
    LEFT_MENU,
    /** The box was at its limit and did not take the call. */
    REFUSED,
    /** The caller's place is kept: he is called back. */
    CALLBACK,
    /** The caller left a message. */
    VOICEMAIL,
    /** The queue could not keep the caller, and he was told so. */
    OVERFLOWED,
    /** A fault, the box being stopped, or a person who hung up for the caller, before an agent answered. */
    FAILED,
    /** Of a call that an agent made: nobody answered there. */
    UNREACHED,
    /** The box died during the call; its end is the last moment at which the box is known to have lived. */
    LOST
}
