package org.firstline.people;

/** What the bearer of a token may reach. */
public enum TokenScope {
    /** Machines: everything under /api. */
    API,
    /** A television or panel: frames of boards, and nothing else. */
    DEVICE
}
