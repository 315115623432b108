package org.firstline.calls;

/** Whoever deals with what happens to a leg; on "switchboard". */
interface Party {
    default void ringing(Leg leg) {}

    default void answered(Leg leg) {}

    default void early(Leg leg) {}

    /** This leg, to a number outside, is cut before long, by a limit of the dial plan. */
    default void limitNears(Leg leg) {}

    default void held(Leg leg, boolean onHold) {}

    /** As {@link Line.Listener#transferAsked}. */
    default void transferAsked(Leg leg, Referral to) {
        to.refuse(HangUp.FORBIDDEN);
    }

    default void digit(Leg leg, char digit) {}

    /** @param acknowledge as in {@link Line.Listener#ended}; must be run in the end */
    void ended(Leg leg, EndCause cause, Runnable acknowledge);
}
