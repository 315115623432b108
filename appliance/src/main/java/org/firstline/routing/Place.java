package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An item's place in the {@link State}; the matcher's own, changed in place. */
final class Place {
    /**
     * Who is served first: what a person assigned to somebody, also if she did not take it; then whose wait, with the head start of its priority, is longest, to the
     * nanosecond; then who came first. Two places never change sides while they wait.
     */
    static final Comparator<Place> ORDER = Comparator.<Place>comparingInt(p -> p.isForced ? 0 : 1)
            .thenComparing(p -> p.rank)
            .thenComparing(p -> p.waitsSince)
            .thenComparingLong(p -> p.sequence);

    WorkItem item;
    final long sequence;
    final String key;
    ItemNow.Phase phase = ItemNow.Phase.WAITING;
    Instant since;

    /** When it came into this queue. */
    Instant enteredAt;

    /** Since when it waits, for the order; before {@link WorkItem#queuedAt} for who came back. */
    Instant waitsSince;

    /** That, with the head start of its priority. */
    Instant rank;

    /** What it needs when it has not waited yet: its own wishes and its queue's. */
    Needs needs = Needs.NONE;

    /** The agent it prefers or is assigned to; null when it is given up. */
    @Nullable
    String wished;

    Instant wishedUntil = Instant.MIN;
    boolean isForced;

    /** Whose phones ring for it, in the order in which they began. */
    final List<Seat> offered = new ArrayList<>();

    /** Since when at least one of them rings. */
    Instant ringingSince = Instant.MIN;

    /** Who talks. */
    @Nullable
    Seat talking;

    /** The set in which it stands while it waits. */
    @Nullable
    TreeSet<Place> pool;

    @Nullable
    Deadline deadline;

    /** The queues that sent it on. */
    final Set<String> sentOnFrom = new HashSet<>();

    private final Map<String, Instant> missedBy = new HashMap<>();

    /** What was enough when it was last asked, since many agents are looked at for one item. */
    private Needs relaxed = Needs.NONE;

    private @Nullable Needs relaxedFrom;
    private int relaxedSteps;
    private int relaxedTo;

    Place(WorkItem item, long sequence, Instant now) {
        this.item = item;
        this.sequence = sequence;
        this.key = "item " + item.id();
        this.since = now;
        this.enteredAt = item.cameAt();
        this.waitsSince = item.queuedAt();
        this.rank = item.queuedAt();
    }

    /** Not again to this agent until then, while there is somebody else. */
    void missedBy(String agent, Instant until) {
        missedBy.put(agent, until);
        if (agent.equals(wished)) wished = null;
    }

    boolean avoids(String agent, Instant now) {
        if (missedBy.isEmpty()) return false;
        Instant until = missedBy.get(agent);
        return until != null && now.isBefore(until);
    }

    /** What is enough by now. */
    Needs needsNow(QueueOrder order, Instant now) {
        if (needs.isEmpty() || order.relaxAfter().isZero()) return needs;
        int steps = (int) Math.min(99, waited(now).dividedBy(order.relaxAfter()));
        if (relaxedFrom != needs || relaxedSteps != steps || relaxedTo != order.relaxTo()) {
            relaxed = needs.relaxedBy(steps, order.relaxTo());
            relaxedFrom = needs;
            relaxedSteps = steps;
            relaxedTo = order.relaxTo();
        }
        return relaxed;
    }

    private Duration waited(Instant now) {
        Duration waited = Duration.between(waitsSince, now);
        return waited.isNegative() ? Duration.ZERO : waited;
    }

    /** When time alone will next change who may have it; {@link Instant#MAX} for never. */
    Instant nextChange(QueueSettings settings, Instant now) {
        Instant next = Instant.MAX;
        QueueOrder order = settings.order();
        if (!needs.isEmpty() && !order.relaxAfter().isZero()) {
            long steps = waited(now).dividedBy(order.relaxAfter());
            if (steps < needs.mostSteps(order.relaxTo()))
                next = waitsSince.plus(order.relaxAfter().multipliedBy(steps + 1));
        }
        if (phase == ItemNow.Phase.OFFERED) {
            Duration another = settings.strategy().another();
            if (another.isZero()) return settings.strategy().offers(another) > 1 ? next : Instant.MAX;
            long rung = Duration.between(ringingSince, now).dividedBy(another);
            Instant ringsMore = ringingSince.plus(another.multipliedBy(1 + rung));
            return ringsMore.isBefore(next) ? ringsMore : next;
        }
        if (wished != null && wishedUntil.isAfter(now) && wishedUntil.isBefore(next)) next = wishedUntil;
        Duration most = settings.limits().maxWait();
        if (!most.isZero() && item.onLine() && !sentOnFrom.contains(item.queue())) {
            Instant end = enteredAt.plus(most);
            if (end.isAfter(now) && end.isBefore(next)) next = end;
        }
        return next;
    }
}
