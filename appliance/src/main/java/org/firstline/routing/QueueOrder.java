package org.firstline.routing;

import java.time.Duration;
import org.firstline.base.Refused;

/**
 * Who of a queue goes first, and to whom.
 *
 * @param needs skills that every item of the queue needs
 * @param relaxAfter after so much waiting, and again and again, a level less is enough; zero: never
 * @param relaxTo the lowest level that this comes down to; 0: in the end the skill is not needed
 * @param ageing what one step of priority is worth in waiting: an item of priority 1 goes before those of priority 0 that
 *     came up to this much sooner. So nobody waits for ever, and the order of two items never turns round; zero: a
 *     priority goes before any wait
 * @param preferredWait so long an item waits for the agent that it prefers, while she is ready; zero: not at all
 */
public record QueueOrder(Needs needs, Duration relaxAfter, int relaxTo, Duration ageing, Duration preferredWait) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /** No skill; two minutes a step of priority; nobody is waited for. */
    public static final QueueOrder STANDARD =
            new QueueOrder(Needs.NONE, Duration.ZERO, 0, Duration.ofMinutes(2), Duration.ZERO);

    private static final Duration STRICT = Duration.ofDays(1000);

    /** @throws Refused when a time is longer than an hour or a level is none */
    public QueueOrder {
        for (Duration length : new Duration[] {relaxAfter, ageing, preferredWait})
            if (length.isNegative() || length.compareTo(LONGEST) > 0) throw new Refused("routing.queue-order");
        if (relaxTo < 0 || relaxTo > 9) throw new Refused("routing.queue-relax-to");
    }

    public QueueOrder needing(Needs skills) {
        return new QueueOrder(skills, relaxAfter, relaxTo, ageing, preferredWait);
    }

    public QueueOrder relaxing(Duration after, int to) {
        return new QueueOrder(needs, after, to, ageing, preferredWait);
    }

    public QueueOrder ageing(Duration step) {
        return new QueueOrder(needs, relaxAfter, relaxTo, step, preferredWait);
    }

    public QueueOrder preferring(Duration wait) {
        return new QueueOrder(needs, relaxAfter, relaxTo, ageing, wait);
    }

    /** How much sooner than it did an item of this priority counts as come. */
    Duration headStart(int priority) {
        return (ageing.isZero() ? STRICT : ageing).multipliedBy(priority);
    }
}
