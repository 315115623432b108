package org.firstline.routing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.firstline.base.Refused;

/**
 * How a queue works.
 *
 * @param name stable, for machines: "internet"
 * @param titleEn for people who read English
 * @param titleRu for people who read Russian
 * @param ring how long an offer rings before it counts as not answered
 * @param misses after so many unanswered or declined offers in a row an agent is not ready
 * @param wrapUp how long after an item the agent is left in peace; zero: not at all
 * @param serviceLevelSeconds an answer within this is a good one
 * @param targetPercent so many of the answers should be good ones
 * @param notAgain for so long an item is not offered again to who missed it, while somebody else is free
 * @param hours outside of them an item is not taken in, and goes to {@code whenClosed}; who waits already is served
 */
public record QueueSettings(
        String name,
        String titleEn,
        String titleRu,
        Duration ring,
        int misses,
        Duration wrapUp,
        int serviceLevelSeconds,
        int targetPercent,
        Duration notAgain,
        Strategy strategy,
        QueueOrder order,
        QueueLimits limits,
        Hours hours,
        Overflow whenClosed) {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_MISSES = 9;

    /** @throws Refused when a value is out of its bounds, in a sentence that says which */
    public QueueSettings {
        if (!name.matches("[a-z0-9][a-z0-9_-]{0,39}")) throw new Refused("routing.queue-name", name);
        if (titleEn.isBlank() || titleRu.isBlank() || titleEn.length() > 80 || titleRu.length() > 80)
            throw new Refused("routing.queue-title");
        if (ring.compareTo(Duration.ofSeconds(3)) < 0 || ring.compareTo(Duration.ofMinutes(5)) > 0)
            throw new Refused("routing.queue-ring");
        if (misses < 1 || misses > MOST_MISSES) throw new Refused("routing.queue-misses", MOST_MISSES);
        if (wrapUp.isNegative() || wrapUp.compareTo(LONGEST) > 0) throw new Refused("routing.queue-wrap-up");
        if (serviceLevelSeconds < 1 || serviceLevelSeconds > 3600) throw new Refused("routing.queue-service-level");
        if (targetPercent < 1 || targetPercent > 100) throw new Refused("routing.queue-target");
        if (notAgain.isNegative() || notAgain.compareTo(LONGEST) > 0) throw new Refused("routing.queue-not-again");
    }

    /**
     * Ring 15 s, not ready after one miss, wrap-up 10 s, 20 s of service level, half a minute of rest from a missed item,
     * longest idle, no limits, always open.
     */
    public static QueueSettings of(String name, String titleEn, String titleRu) {
        return new QueueSettings(
                name,
                titleEn,
                titleRu,
                Duration.ofSeconds(15),
                1,
                Duration.ofSeconds(10),
                20,
                80,
                Duration.ofSeconds(30),
                new Strategy.LongestIdle(),
                QueueOrder.STANDARD,
                QueueLimits.NONE,
                Hours.ALWAYS,
                Overflow.CLOSED);
    }

    public QueueSettings withTitles(String english, String russian) {
        return copy(q -> {
            q.titleEn = english;
            q.titleRu = russian;
        });
    }

    public QueueSettings withWrapUp(Duration length) {
        return copy(q -> q.wrapUp = length);
    }

    public QueueSettings withRing(Duration length) {
        return withRing(length, misses);
    }

    public QueueSettings withRing(Duration length, int most) {
        return copy(q -> {
            q.ring = length;
            q.misses = most;
        });
    }

    public QueueSettings withServiceLevel(int seconds) {
        return copy(q -> q.serviceLevelSeconds = seconds);
    }

    public QueueSettings withTarget(int percent) {
        return copy(q -> q.targetPercent = percent);
    }

    public QueueSettings withNotAgain(Duration length) {
        return copy(q -> q.notAgain = length);
    }

    public QueueSettings withStrategy(Strategy how) {
        return copy(q -> q.strategy = how);
    }

    public QueueSettings withOrder(QueueOrder who) {
        return copy(q -> q.order = who);
    }

    public QueueSettings withLimits(QueueLimits when) {
        return copy(q -> q.limits = when);
    }

    public QueueSettings withHours(Hours open, Overflow otherwise) {
        return copy(q -> {
            q.hours = open;
            q.whenClosed = otherwise;
        });
    }

    private QueueSettings copy(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.settings(name);
    }

    /** Whether it sends items on to this queue. */
    boolean overflowsTo(String other) {
        return nextQueues().contains(other);
    }

    /** The queues that it sends items on to. */
    Set<String> nextQueues() {
        var next = new TreeSet<String>();
        for (Overflow one : List.of(whenClosed, limits.whenTooLong(), limits.whenFull(), limits.whenEmpty()))
            if (one instanceof Overflow.ToQueue(String there)) next.add(there);
        return next;
    }

    /** The title in this language, English where there is none. */
    public String title(Locale locale) {
        return locale.getLanguage().equals("ru") ? titleRu : titleEn;
    }

    /** All but the name, to be changed before it is checked again. */
    private static final class Draft {
        String titleEn;
        String titleRu;
        Duration ring;
        int misses;
        Duration wrapUp;
        int serviceLevelSeconds;
        int targetPercent;
        Duration notAgain;
        Strategy strategy;
        QueueOrder order;
        QueueLimits limits;
        Hours hours;
        Overflow whenClosed;

        Draft(QueueSettings from) {
            titleEn = from.titleEn;
            titleRu = from.titleRu;
            ring = from.ring;
            misses = from.misses;
            wrapUp = from.wrapUp;
            serviceLevelSeconds = from.serviceLevelSeconds;
            targetPercent = from.targetPercent;
            notAgain = from.notAgain;
            strategy = from.strategy;
            order = from.order;
            limits = from.limits;
            hours = from.hours;
            whenClosed = from.whenClosed;
        }

        QueueSettings settings(String name) {
            return new QueueSettings(
                    name,
                    titleEn,
                    titleRu,
                    ring,
                    misses,
                    wrapUp,
                    serviceLevelSeconds,
                    targetPercent,
                    notAgain,
                    strategy,
                    order,
                    limits,
                    hours,
                    whenClosed);
        }
    }
}
