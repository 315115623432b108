package org.firstline.calls;

/** What may be done with a call in progress; {@link TalkNow#refusal} says when not, and why. */
public enum Act {
    HANG_UP,
    HOLD,
    RESUME,
    MUTE,
    UNMUTE,
    /** Lead the caller on without asking first. */
    TRANSFER,
    /** Ask somebody while the caller waits. */
    CONSULT,
    /** Connect the caller with whoever was asked. */
    COMPLETE,
    /** Let whoever was asked go, and talk with the caller again. */
    BACK,
    /** Talk with the one, while the other waits, and the other way round. */
    SWAP,
    /** All three hear one another. */
    CONFERENCE,
    /** Let somebody go who joined by a conference. */
    DROP,
    DIGIT,
    PAUSE_RECORDING,
    RESUME_RECORDING,
    /** Listen in, whisper, or speak up, as a supervisor. */
    WATCH
}
