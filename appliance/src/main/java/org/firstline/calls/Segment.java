package org.firstline.calls;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a call in which one thing was so; several may overlap. A call that was transferred is reported right from
 * these, since its own record knows only the first answer and the last agent.
 *
 * @param number from 1, in order of beginning
 * @param queue of waiting; of everything else the queue that the caller came from
 * @param agent who talked, held, asked or was rung
 * @param party the other one of {@link Kind#CONSULT}, {@link Kind#MOVE} and of a talk with a number outside, as in
 *     {@link Target#written}
 */
public record Segment(
        String call,
        int number,
        Kind kind,
        @Nullable String queue,
        @Nullable String agent,
        @Nullable String party,
        Instant startedAt,
        Instant endedAt,
        End endedBy) {
    /** What was so. */
    public enum Kind {
        /** The caller waited in a queue. */
        WAIT,
        /** The caller and the agent (or the party) heard each other. */
        TALK,
        /** The caller waited for the agent. */
        HOLD,
        /** The agent talked with somebody about the caller. */
        CONSULT,
        /** The caller was led to somebody whose phone rang. */
        MOVE
    }

    /** What ended it. */
    public enum End {
        /** Somebody answered: of waiting and of being led. */
        ANSWERED,
        HELD,
        RESUMED,
        /** The caller was led on. */
        TRANSFERRED,
        /** This one left, and the call went on. */
        LEFT,
        /** Nobody answered: of being led. */
        MISSED,
        /** The call was over. */
        OVER
    }

    public Duration length() {
        return Duration.between(startedAt, endedAt);
    }
}
