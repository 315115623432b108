package org.firstline.web.resources;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstline.routing.Hours;
import org.firstline.routing.Needs;
import org.firstline.routing.Overflow;
import org.firstline.routing.Presence;
import org.firstline.routing.QueueLimits;
import org.firstline.routing.QueueOrder;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * A queue's settings as machines write them: lengths in whole seconds, choices in their words. A field that is absent
 * leaves what was there.
 */
record QueueChange(
        @Nullable String titleEn,
        @Nullable String titleRu,
        @Nullable String strategy,
        @Nullable Long ringSeconds,
        @Nullable Integer misses,
        @Nullable Long wrapUpSeconds,
        @Nullable Integer serviceLevelSeconds,
        @Nullable Integer targetPercent,
        @Nullable Long notAgainSeconds,
        @Nullable Map<String, Integer> needs,
        @Nullable Long relaxAfterSeconds,
        @Nullable Integer relaxTo,
        @Nullable Long ageingSeconds,
        @Nullable Long preferredWaitSeconds,
        @Nullable Long maxWaitSeconds,
        @Nullable String whenTooLong,
        @Nullable Integer maxLength,
        @Nullable String whenFull,
        @Nullable List<Presence> joinWith,
        @Nullable List<Presence> stayWith,
        @Nullable String whenEmpty,
        @Nullable String hours,
        @Nullable String exceptions,
        @Nullable String whenClosed) {
    static QueueChange of(QueueSettings queue) {
        QueueOrder order = queue.order();
        QueueLimits limits = queue.limits();
        return new QueueChange(
                queue.titleEn(),
                queue.titleRu(),
                queue.strategy().word(),
                queue.ring().toSeconds(),
                queue.misses(),
                queue.wrapUp().toSeconds(),
                queue.serviceLevelSeconds(),
                queue.targetPercent(),
                queue.notAgain().toSeconds(),
                order.needs().levels(),
                order.relaxAfter().toSeconds(),
                order.relaxTo(),
                order.ageing().toSeconds(),
                order.preferredWait().toSeconds(),
                limits.maxWait().toSeconds(),
                limits.whenTooLong().word(),
                limits.maxLength(),
                limits.whenFull().word(),
                sorted(limits.joinWith()),
                sorted(limits.stayWith()),
                limits.whenEmpty().word(),
                queue.hours().text(),
                queue.hours().exceptions(),
                queue.whenClosed().word());
    }

    private static List<Presence> sorted(Set<Presence> set) {
        return set.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(set));
    }

    /** @throws org.firstline.base.Refused when a value is out of its bounds */
    QueueSettings applyTo(QueueSettings q) {
        QueueOrder o = q.order();
        QueueLimits l = q.limits();
        return q.withTitles(or(titleEn, q.titleEn()), or(titleRu, q.titleRu()))
                .withStrategy(strategy == null ? q.strategy() : Strategy.of(strategy))
                .withRing(length(ringSeconds, q.ring()), or(misses, q.misses()))
                .withWrapUp(length(wrapUpSeconds, q.wrapUp()))
                .withServiceLevel(or(serviceLevelSeconds, q.serviceLevelSeconds()))
                .withTarget(or(targetPercent, q.targetPercent()))
                .withNotAgain(length(notAgainSeconds, q.notAgain()))
                .withOrder(new QueueOrder(
                        needs == null ? o.needs() : new Needs(needs),
                        length(relaxAfterSeconds, o.relaxAfter()),
                        or(relaxTo, o.relaxTo()),
                        length(ageingSeconds, o.ageing()),
                        length(preferredWaitSeconds, o.preferredWait())))
                .withLimits(new QueueLimits(
                        length(maxWaitSeconds, l.maxWait()),
                        target(whenTooLong, l.whenTooLong()),
                        or(maxLength, l.maxLength()),
                        target(whenFull, l.whenFull()),
                        joinWith == null ? l.joinWith() : Set.copyOf(joinWith),
                        stayWith == null ? l.stayWith() : Set.copyOf(stayWith),
                        target(whenEmpty, l.whenEmpty())))
                .withHours(
                        new Hours(
                                or(hours, q.hours().text()),
                                or(exceptions, q.hours().exceptions())),
                        target(whenClosed, q.whenClosed()));
    }

    private static <T> T or(@Nullable T asked, T before) {
        return asked == null ? before : asked;
    }

    private static Duration length(@Nullable Long seconds, Duration before) {
        return seconds == null ? before : Duration.ofSeconds(seconds);
    }

    private static Overflow target(@Nullable String word, Overflow before) {
        return word == null ? before : Overflow.of(word);
    }
}
