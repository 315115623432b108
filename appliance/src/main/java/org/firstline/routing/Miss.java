package org.firstline.routing;

/** Why an offer came to nothing at the agent's end. */
public enum Miss {
    /** It rang for its whole time. */
    NO_ANSWER("no-answer"),
    /** She declined, or her phone is busy or set not to disturb. */
    REJECTED("rejected"),
    /** Her phone cannot be reached. */
    UNREACHABLE("unreachable"),
    /** Something broke on the way, perhaps not at her end. */
    FAILED("failed");

    private final String reason;

    Miss(String reason) {
        this.reason = reason;
    }

    /** The system reason of the not-ready state that the miss leads to. */
    public String reason() {
        return reason;
    }
}
