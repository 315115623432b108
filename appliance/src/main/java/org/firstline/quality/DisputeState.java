package org.firstline.quality;

/** Whether the judged has said something against an evaluation, and what became of it. */
public enum DisputeState {
    NONE,
    /** A head is to answer. */
    OPEN,
    /** The evaluation stays as it is. */
    UPHELD,
    /** The answers were changed. */
    CHANGED
}
