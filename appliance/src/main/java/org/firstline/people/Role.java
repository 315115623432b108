package org.firstline.people;

/** What a person may do; each role may do all that the ones below it may. */
public enum Role {
    /** Answers calls and works on tickets. */
    AGENT,
    /** Also watches agents and queues, forces states, confirms outages. */
    SHIFT_HEAD,
    /** Also manages people, tokens, imports and settings. */
    ADMIN;

    /** True where this role may do what is asked of {@code needed}. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
