package org.firstline.calls;

import java.time.Instant;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.Part;
import org.jspecify.annotations.Nullable;

/** Somebody's place in a call beside its caller: who, on which leg, and since when. Confined to "switchboard". */
final class Seat {
    final Target who;
    final Leg leg;
    Instant since;
    boolean connected;
    /** The network says something before anybody answers. */
    boolean early;
    /** Has talked with the caller, so has something to write up. */
    boolean talked;

    Seat(Target who, Leg leg, Instant since) {
        this.who = who;
        this.leg = leg;
        this.since = since;
    }

    void connect(Instant at) {
        connected = true;
        since = at;
    }

    /** Hers, of a person of the house; null of a number outside. */
    @Nullable
    String agent() {
        return who instanceof Target.Agent(String extension) ? extension : null;
    }

    /** Of somebody who must be of the house. */
    String extension() {
        if (who instanceof Target.Agent(String extension)) return extension;
        throw new IllegalStateException(who + " is not of the house");
    }

    TalkNow.Other other() {
        return new TalkNow.Other(who, connected, since);
    }

    /** @param alone what is heard where nobody else is */
    Wiring.Ear ear(@Nullable Clip alone) {
        return new Wiring.Ear(leg, agent() == null ? Part.CALLER : Part.AGENT, alone);
    }
}
