package org.firstline.network;

/** The life of an outage. SUSPECTED and CONFIRMED are open; MERGED: a larger one swallowed it. */
public enum OutageState {
    SUSPECTED,
    CONFIRMED,
    CLEARED,
    DISMISSED,
    MERGED;

    public boolean open() {
        return this == SUSPECTED || this == CONFIRMED;
    }
}
