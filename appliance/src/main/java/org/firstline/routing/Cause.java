package org.firstline.routing;

/** Why the state of an agent changed. */
public enum Cause {
    ADDED,
    REMOVED,
    QUEUES_SET,
    SKILLS_SET,
    CHOSEN,
    /** A supervisor chose for her. */
    FORCED,
    /** Her break lasted for longer than it may. */
    BREAK_OVER,
    PHONE_CAME,
    PHONE_WENT,
    OFFERED,
    OFFER_WITHDRAWN,
    MISSED,
    ACCEPTED,
    /** She talks without having been offered anything: she is asked, is led to, or listens in. */
    ENGAGED,
    /** She calls somebody. */
    CALLED,
    FINISHED,
    /** The item went to another queue or agent. */
    TRANSFERRED,
    WRAP_UP_OVER,
    WRAP_UP_ENDED,
    WRAP_UP_EXTENDED
}
