package org.firstline.network;

/**
 * The life of an outage: SUSPECTED → CONFIRMED → RESTORING → CLOSED. SUSPECTED and CONFIRMED ones are open: something is
 * down. RESTORING: all is up again, and whether it really works is being checked. DISMISSED: a person said that it is
 * none; MERGED: a larger one swallowed it.
 */
public enum OutageState {
    SUSPECTED,
    CONFIRMED,
    RESTORING,
    CLOSED,
    DISMISSED,
    MERGED;

    /** Whether something is down. */
    public boolean open() {
        return this == SUSPECTED || this == CONFIRMED;
    }

    /** Whether somebody still has to do something about it. */
    public boolean live() {
        return open() || this == RESTORING;
    }
}
