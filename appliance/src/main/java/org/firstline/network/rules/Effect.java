package org.firstline.network.rules;

/** What a message does to the alert of its topic. */
public enum Effect {
    OPENS,
    ENDS,
    /** It has no duration, a restart say: opened and ended at once, so that it is in the list. */
    TELLS
}
