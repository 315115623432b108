package org.firstline.calls;

/** Why an offered call did not come to an agent. */
public enum Miss {
    /** Her phone rang for as long as the queue allows, or gave up by itself. */
    NO_ANSWER,
    /** Her phone is busy. */
    BUSY,
    /** She, or her phone by its settings, refused. */
    DECLINED,
    /** Her phone is not there. */
    UNREACHABLE,
    /** The phone and the box did not come to terms, or the call was not free to be offered. */
    FAILED;

    static Miss of(EndCause cause) {
        return switch (cause) {
            case NO_ANSWER -> NO_ANSWER;
            case BUSY -> BUSY;
            case REJECTED -> DECLINED;
            case UNREACHABLE -> UNREACHABLE;
            case FAR_END, CANCELLED, HUNG_UP, FAILED, LOST -> FAILED;
        };
    }
}
