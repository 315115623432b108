package org.firstline.calls;

/** Whoever deals with what happens to a leg; on "switchboard". */
interface Party {
    default void ringing(Leg leg) {}

    default void answered(Leg leg) {}

    default void digit(Leg leg, char digit) {}

    /** @param acknowledge as in {@link Line.Listener#ended}; must be run in the end */
    void ended(Leg leg, EndCause cause, Runnable acknowledge);
}
