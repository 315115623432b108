package org.firstline.reactions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.firstline.network.ExpectedChange;
import org.jspecify.annotations.Nullable;

/**
 * Which of the expected times that were said are worth an SMS to those who were told; pure, so that it may be asked again
 * after a crash. The first one after the telling is, and each that lies more than half an hour from the one told last.
 *
 * @param told what the last SMS said; null: nothing
 * @param times how many of them were told after the first telling
 */
record ExpectedTold(@Nullable Instant told, int times) {
    static final Duration WORTH_TELLING = Duration.ofMinutes(30);

    /**
     * @param history the oldest first
     * @param confirmed when the first telling began, which said what was expected then
     */
    static ExpectedTold of(List<ExpectedChange> history, Instant confirmed) {
        Instant told = null;
        int times = 0;
        for (ExpectedChange change : history) {
            Instant to = change.to();
            boolean before = !change.at().isAfter(confirmed);
            if (before || to == null) told = to;
            else if (told == null || Duration.between(told, to).abs().compareTo(WORTH_TELLING) > 0) {
                told = to;
                times++;
            }
        }
        return new ExpectedTold(told, times);
    }
}
