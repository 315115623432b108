package org.firstline.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent in the {@link State}; the matcher's own, changed in place. */
final class Seat {
    final String agent;
    List<String> queues;
    Chosen chosen;
    String reason;
    Activity activity = Activity.IDLE;
    boolean reachable;
    boolean leaving;

    /** Offered to her, or talked about. */
    @Nullable
    Place place;

    /** The queue of the last item, which decides on the wrap-up. */
    @Nullable
    String lastQueue;

    /** When ring, wrap-up or rest end. */
    @Nullable
    Deadline deadline;

    /** Failed offers in a row. */
    int failures;

    /** Her rank among the free; kept through offers that are taken back. */
    Strategy.Candidate candidate;

    /** The lines whose free she stands among right now: all of her queues, or none. */
    final List<Line> standing = new ArrayList<>();

    /** As the last news said. */
    AgentNow shown;

    Seat(String agent, List<String> queues, Chosen chosen, String reason, boolean reachable, long turn, Instant now) {
        this.agent = agent;
        this.queues = List.copyOf(queues);
        this.chosen = chosen;
        this.reason = reason;
        this.reachable = reachable;
        this.candidate = new Strategy.Candidate(agent, now, turn);
        this.shown = new AgentNow(
                agent, queues, Chosen.LOGGED_OUT, "", Activity.IDLE, now, now, null, null, reachable, null);
    }

    boolean isFree() {
        return chosen == Chosen.READY && activity == Activity.IDLE && reachable && deadline == null && !leaving;
    }

    AgentNow now(Instant now) {
        boolean choice = shown.chosen() != chosen || !shown.reason().equals(reason);
        boolean moved = choice || shown.activity() != activity || shown.reachable() != reachable;
        return new AgentNow(
                agent,
                queues,
                chosen,
                reason,
                activity,
                moved ? now : shown.since(),
                choice ? now : shown.chosenSince(),
                place == null ? null : place.item.id(),
                activity == Activity.IDLE ? null : lastQueue,
                reachable,
                activity == Activity.WRAP_UP && deadline != null ? deadline.at() : null);
    }
}
