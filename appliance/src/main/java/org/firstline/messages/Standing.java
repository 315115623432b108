package org.firstline.messages;

/** Who is told first of one thing. Rows hold the ordinals. */
public enum Standing {
    /** Hospitals, schools and others who depend on it, and firms. */
    FIRST,
    /** Who called because of it. */
    CALLED,
    REST
}
