package org.firstline.callbacks;

/** Where a request is on its way. */
public enum CallbackState {
    /** Keeps its place until an agent is free, or until its next try. */
    WAITING,
    /** An agent's phone rings for it. */
    CALLING_AGENT,
    /** The number is being called. */
    CALLING_SUBSCRIBER,
    /** The two have talked, or talk. */
    DONE,
    /** Tried as often as the queue says, in vain. */
    FAILED,
    CANCELLED;

    public boolean isLive() {
        return this == WAITING || isCalling();
    }

    public boolean isCalling() {
        return this == CALLING_AGENT || this == CALLING_SUBSCRIBER;
    }
}
