package org.firstline.routing;

/** Why the state of an agent changed. */
public enum Cause {
    ADDED,
    REMOVED,
    QUEUES_SET,
    CHOSEN,
    PHONE_CAME,
    PHONE_WENT,
    OFFERED,
    OFFER_WITHDRAWN,
    MISSED,
    ACCEPTED,
    FINISHED,
    WRAP_UP_OVER,
    WRAP_UP_ENDED
}
