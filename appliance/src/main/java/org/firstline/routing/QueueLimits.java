package org.firstline.routing;

import java.time.Duration;
import java.util.Set;
import org.firstline.base.Refused;

/**
 * When a queue does not keep an item, and where that goes then. An item goes out of a queue in this way at most once, so
 * two queues that overflow into each other lose nobody.
 *
 * @param maxWait no longer than this, unless a phone rings for it just then; zero: for ever
 * @param maxLength no more than so many that wait; 0: any number
 * @param joinWith an item may come in only while somebody of the queue is in one of these states; empty: always
 * @param stayWith items are sent on when for ten seconds nobody of the queue has been in one of these states; empty:
 *     they stay
 */
public record QueueLimits(
        Duration maxWait,
        Overflow whenTooLong,
        int maxLength,
        Overflow whenFull,
        Set<Presence> joinWith,
        Set<Presence> stayWith,
        Overflow whenEmpty) {
    private static final Duration LONGEST = Duration.ofHours(8);

    public static final QueueLimits NONE =
            new QueueLimits(Duration.ZERO, Overflow.USUAL, 0, Overflow.USUAL, Set.of(), Set.of(), Overflow.USUAL);

    /** Somebody is at work, whatever she does. */
    public static final Set<Presence> AT_WORK = Set.of(
            Presence.READY,
            Presence.RINGING,
            Presence.TALKING,
            Presence.WRAP_UP,
            Presence.BREAK,
            Presence.NOT_READY,
            Presence.NO_PHONE);

    /** @throws Refused when a limit is out of its bounds */
    public QueueLimits {
        if (maxWait.isNegative() || maxWait.compareTo(LONGEST) > 0) throw new Refused("routing.queue-max-wait");
        if (maxLength < 0 || maxLength > Routing.MOST_ITEMS)
            throw new Refused("routing.queue-max-length", Routing.MOST_ITEMS);
        joinWith = Set.copyOf(joinWith);
        stayWith = Set.copyOf(stayWith);
    }

    public QueueLimits maxWait(Duration length, Overflow then) {
        return new QueueLimits(length, then, maxLength, whenFull, joinWith, stayWith, whenEmpty);
    }

    public QueueLimits maxLength(int items, Overflow then) {
        return new QueueLimits(maxWait, whenTooLong, items, then, joinWith, stayWith, whenEmpty);
    }

    public QueueLimits staffedBy(Set<Presence> toJoin, Set<Presence> toStay, Overflow otherwise) {
        return new QueueLimits(maxWait, whenTooLong, maxLength, whenFull, toJoin, toStay, otherwise);
    }
}
