package org.firstline.calls.sip;

import org.firstline.calls.EndCause;
import org.firstline.calls.HangUp;
import org.firstline.calls.Referral;

/** Whose call it is: a leg of the switchboard, or a phone. */
interface CallUser {
    /** The far end has our call, and that is all it says so far. */
    default void trying() {}

    /** The far end rings. */
    void ringing();

    /** The far end sends sound before it takes our call; it has been {@link #agreed} on. */
    default void early() {}

    /** The far end took our call. */
    void answered();

    /** Where and how sound goes from now on; again after each new offer. */
    void agreed(Agreement agreement);

    void digit(char digit);

    /** The far end wants its call to be led elsewhere. */
    default void referred(Referral to) {
        to.refuse(HangUp.FORBIDDEN);
    }

    /** The last that is heard. As {@code Line.Listener#ended}. */
    void ended(EndCause cause, Runnable acknowledge);
}
