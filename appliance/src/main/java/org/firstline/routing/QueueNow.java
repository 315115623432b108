package org.firstline.routing;

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
    public String name() {
        return settings.name();
    }
}
