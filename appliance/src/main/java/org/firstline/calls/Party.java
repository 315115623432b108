package org.firstline.calls;

/** Whoever deals with what happens to a leg; on "switchboard". */
interface Party {
    default void ringing(Leg leg) {}

    default void answered(Leg leg) {}

    default void early(Leg leg) {}

    /**
     * A limit of the dial plan cuts this leg, to a number outside.
     *
     * @param now it is being cut; otherwise before long
     */
    default void limited(Leg leg, boolean now) {}

    default void held(Leg leg, boolean onHold) {}

    /** As {@link Line.Listener#transferAsked}. */
    default void transferAsked(Leg leg, Referral to) {
        to.refuse(HangUp.FORBIDDEN);
    }

    default void digit(Leg leg, char digit) {}

    /** @param acknowledge as in {@link Line.Listener#ended}; must be run in the end */
    void ended(Leg leg, EndCause cause, Runnable acknowledge);
}
