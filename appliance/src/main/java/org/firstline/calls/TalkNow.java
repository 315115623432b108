package org.firstline.calls;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a call that was answered stands: what its agent's desk shows, and what may be done. Immutable; any thread.
 *
 * @param agent who talks with the caller, or has him on hold; null while he is led from one to another
 * @param heldSince null unless the caller waits for the agent
 * @param aside whom the agent asks while the caller waits
 * @param withAside the agent talks with whom she asks
 * @param moving to whom the caller is being led
 * @param guests who else talks with the caller
 */
public record TalkNow(
        String call,
        @Nullable String agent,
        @Nullable Instant heldSince,
        boolean muted,
        @Nullable Other aside,
        boolean withAside,
        @Nullable Other moving,
        List<Other> guests,
        List<Watcher> watchers,
        Recording recording) {
    public TalkNow {
        guests = List.copyOf(guests);
        watchers = List.copyOf(watchers);
    }

    /**
     * Somebody else in the call.
     *
     * @param connected false while the phone rings
     * @param since when it was rung, or answered
     */
    public record Other(Target who, boolean connected, Instant since) {}

    /** A supervisor at this extension. */
    public record Watcher(String extension, Watch how, boolean connected) {}

    /** Whether the call goes onto a tape. */
    public enum Recording {
        NONE,
        ON,
        PAUSED
    }

    public boolean allows(Act act) {
        return refusal(act) == null;
    }

    /** The code of the sentence that says why this can't be done just now; null if it can. */
    public @Nullable String refusal(Act act) {
        if (act == Act.HANG_UP) return null;
        if (agent == null) return "calls.nobody-talks";
        return switch (act) {
            case HANG_UP -> null;
            case HOLD -> heldSince == null ? null : "calls.held-already";
            case RESUME -> heldSince != null ? null : "calls.not-held";
            case MUTE -> muted ? "calls.muted-already" : null;
            case UNMUTE -> muted ? null : "calls.not-muted";
            case TRANSFER, CONSULT -> aside == null ? null : "calls.asking-already";
            case COMPLETE, BACK -> aside == null ? "calls.nobody-asked" : null;
            case SWAP, CONFERENCE ->
                aside == null ? "calls.nobody-asked" : aside.connected ? null : "calls.not-answered-yet";
            case DROP -> guests.isEmpty() ? "calls.no-guest" : null;
            case DIGIT -> heldSince == null || withAside ? null : "calls.held-already";
            case PAUSE_RECORDING -> recording == Recording.ON ? null : "calls.not-recorded";
            case RESUME_RECORDING -> recording == Recording.PAUSED ? null : "calls.not-paused";
            case WATCH -> watchers.size() < 2 ? null : "calls.watched-enough";
        };
    }
}
