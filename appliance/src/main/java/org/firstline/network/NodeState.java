package org.firstline.network;

/** How a node looks to the box. */
public enum NodeState {
    /** No alert, or one that is not about service. */
    UP,
    /** An alert that does not mean that it serves nobody. */
    WARNING,
    /** It just died or came back, and that has not settled. */
    SETTLING,
    /** Its own alert says so, and that has settled. */
    DOWN,
    /** Behind something that is down. */
    CUT_OFF,
    /** Somebody works there: whatever its alerts say starts no outage. */
    WORKS
}
