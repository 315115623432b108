package org.firstline.network;

/** Which alerts to list. */
public enum AlertFilter {
    ALL,
    OPEN,
    /** Open, and of a host that the tree does not know. */
    UNMATCHED
}
