package org.firstline.calls;

/** Why a leg ended. */
public enum EndCause {
    /** The far end hung up after the answer. */
    FAR_END,
    /** The caller gave up before the answer. */
    CANCELLED,
    /** We hung up, refused, or stopped the ringing. */
    HUNG_UP,
    /** The phone says busy. */
    BUSY,
    /** The person, or the phone by its settings (do not disturb), refused the call. */
    REJECTED,
    /** The phone itself gave up ringing. */
    NO_ANSWER,
    /** There is no phone: not registered, gone, or it does not react at all. */
    UNREACHABLE,
    /** The two ends could not come to terms: no common codec, no media port left, an error at the far end. */
    FAILED,
    /** An answered call whose far end went silent without a word: cable out, power cut, session expired. */
    LOST
}
