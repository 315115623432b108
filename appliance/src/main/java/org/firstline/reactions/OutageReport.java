package org.firstline.reactions;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstline.calls.Arrival;
import org.firstline.messages.BatchCounts;
import org.firstline.network.Outage;
import org.firstline.services.Services;
import org.jspecify.annotations.Nullable;

/**
 * What an outage led to.
 *
 * @param affected subscribers
 * @param down the messages that told of it, of another time and of its coming back
 * @param over the messages that told that it is over
 * @param deflected calls of those who heard of it and hung up content, as {@link org.firstline.calls.Outcome#DEFLECTED} has it
 * @param firstNoticeAt when the first message went out; null: none has
 * @param callsBefore calls of those affected from its beginning until then, or until now; with those that suggested it
 * @param callsAfter their calls from then until all was up again, or until now
 */
public record OutageReport(
        int affected,
        BatchCounts down,
        BatchCounts over,
        int deflected,
        @Nullable Instant firstNoticeAt,
        int callsBefore,
        int callsAfter,
        Instant startedAt) {
    /** Reads rows, and each caller of the outage once; for the page of one outage. */
    public static OutageReport of(Services s, Outage outage) {
        Instant first = OutageBatches.telling(s.messages(), outage).stream()
                .map(s.messages()::firstSentAt)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(null);
        Instant end = outage.clearedAt() == null ? s.time().now() : outage.clearedAt();
        Map<Long, Boolean> affected = new HashMap<>();
        int before = 0;
        int after = 0;
        for (Arrival call : s.calls().history().arrivals(outage.startedAt(), end)) {
            if (!affected.computeIfAbsent(call.subscriber(), id -> isBehind(s, outage, id))) continue;
            if (first == null || call.at().isBefore(first)) before++;
            else after++;
        }
        return new OutageReport(
                outage.affected(),
                sum(s, OutageBatches.telling(s.messages(), outage)),
                sum(s, OutageBatches.ending(outage)),
                s.calls().history().countDeflected(outage.id()),
                first,
                before,
                after,
                outage.startedAt());
    }

    /** From the beginning of the outage to the first message; empty where none went out. */
    public Optional<Duration> timeToFirstNotice() {
        return Optional.ofNullable(firstNoticeAt).map(at -> Duration.between(startedAt, at));
    }

    /** Phones that these batches wrote to, each once. */
    public static BatchCounts sum(Services s, List<String> keys) {
        return s.messages().phoneCounts(keys);
    }

    private static boolean isBehind(Services s, Outage outage, long subscriber) {
        return s.subscribers()
                .find(subscriber)
                .filter(one -> one.nodes().stream().anyMatch(outage.nodes()::contains))
                .isPresent();
    }
}
