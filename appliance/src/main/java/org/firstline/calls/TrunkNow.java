package org.firstline.calls;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a trunk is at a moment.
 *
 * @param since when it came into this state
 * @param fault why it does not work; none when UP
 * @param channelsUsed calls that it carries, both ways together
 * @param channels the most that it may carry; 0 for no limit
 * @param registers whether it must register at all
 * @param registeredUntil the end of the registration; null when there is none
 */
public record TrunkNow(
        String name,
        String uri,
        State state,
        Instant since,
        TrunkFault fault,
        int channelsUsed,
        int channels,
        boolean registers,
        @Nullable Instant registeredUntil) {
    /** What can be done with it. */
    public enum State {
        /** Not known yet: names are looked up, the registration is on its way. */
        STARTING,
        /** Calls can come and go. */
        UP,
        /** Its server does not answer, or nobody knows where it is. */
        DOWN,
        /** The provider said no to the registration. */
        REFUSED
    }

    /** The reason in English, for logs and machines; empty when UP. */
    public String why() {
        return fault.sentence(Locale.ENGLISH);
    }

    public boolean isFull() {
        return channels > 0 && channelsUsed >= channels;
    }
}
