package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One queue as it stands. Agents are counted by the queues that they serve, so one agent may count in several.
 *
 * @param isOpen by its hours; who waits when it closes is still served
 * @param waiting items without an agent, ringing ones included
 * @param longestSince since when the oldest of them waits; null when nobody waits
 * @param agentsLoggedIn at work, whatever they do
 * @param agentsReady may be offered the next item
 * @param agentsOnBreak chose a break and are not busy with an item
 * @param agentsNotReady not ready for another reason, or without a phone, and not busy
 * @param today items that came since midnight
 * @param lastHalfHour items that came in the last thirty minutes
 */
public record QueueNow(
        QueueSettings settings,
        boolean isOpen,
        int waiting,
        @Nullable Instant longestSince,
        int agentsLoggedIn,
        int agentsReady,
        int agentsRinging,
        int agentsTalking,
        int agentsWrapUp,
        int agentsOnBreak,
        int agentsNotReady,
        Tally today,
        Tally lastHalfHour) {
    /** From fewer who left the queue nobody can tell. */
    private static final int ENOUGH = 5;
    /** The stretch of {@link #lastHalfHour}. */
    private static final Duration STRETCH = Duration.ofMinutes(30);

    /**
     * How long whoever stands at this place will wait, at the pace at which the queue moved: those of the last half hour
     * who came before the oldest that waits now have left. It follows from the place alone, not from how long he has
     * waited, so it does not grow while the queue moves.
     *
     * @param position 1 is next
     * @return null where too few have left, or the oldest has waited too long, to tell
     */
    public @Nullable Duration expectedWait(int position, Instant now) {
        Duration oldest = longestSince == null ? Duration.ZERO : Duration.between(longestSince, now);
        Duration seen = STRETCH.minus(oldest);
        int left = lastHalfHour.answered() + lastHalfHour.abandoned() + lastHalfHour.overflowed();
        if (position < 1 || left < ENOUGH || seen.compareTo(STRETCH.dividedBy(3)) < 0) return null;
        return seen.multipliedBy(position).dividedBy(left);
    }

    public String name() {
        return settings.name();
    }
}
