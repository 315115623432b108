package org.firstline.calls;

import org.firstline.calls.rtp.Part;

/** How a supervisor takes part in a call that is not hers. */
public enum Watch {
    /** She hears both, nobody hears her. */
    LISTEN,
    /** She hears both, the agent hears her, the caller does not. */
    WHISPER,
    /** Everybody hears everybody. */
    BARGE;

    Part part() {
        return switch (this) {
            case LISTEN -> Part.LISTENER;
            case WHISPER -> Part.WHISPERER;
            case BARGE -> Part.AGENT;
        };
    }
}
