package org.firstline.calls.rtp;

/** As what somebody takes part in a {@link Mixer}; decides who hears whom. Pure. */
public enum Part {
    /** A caller, or a number outside. */
    CALLER,
    /** A person of the house who talks with the caller. */
    AGENT,
    /** A supervisor whom only the house's people hear. */
    WHISPERER,
    /** A supervisor whom nobody hears. */
    LISTENER;

    /** Whether the voice of somebody in that part comes to the ears of somebody in this one. */
    public boolean hears(Part other) {
        return switch (other) {
            case CALLER, AGENT -> true;
            case WHISPERER -> this != CALLER;
            case LISTENER -> false;
        };
    }
}
