package org.firstline.boards;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All queues as one: counts are added up, agents are those of the house, the longest wait is the longest of any. Shares
 * and averages are weighted by the calls that they are of; of the nine in ten and of the handling time only each queue's
 * own are known, so theirs is the worst of any queue. Pure.
 */
final class AllQueues {
    private final List<QueueFacts> queues;

    private AllQueues(List<QueueFacts> queues) {
        this.queues = queues;
    }

    static QueueFacts of(List<QueueFacts> queues, AgentFacts agents) {
        return new AllQueues(queues).all(agents);
    }

    private QueueFacts all(AgentFacts agents) {
        return new QueueFacts(
                "",
                Map.of(),
                sum(QueueFacts::waiting),
                earliest(QueueFacts::longestSince),
                agents.ready(),
                agents.talking(),
                agents.onBreak(),
                agents.loggedIn(),
                sum(QueueFacts::offered),
                sum(QueueFacts::answered),
                sum(QueueFacts::abandoned),
                weighted(QueueFacts::serviceLevel, QueueFacts::offered),
                new QueueMore(
                        agents.ringing(),
                        agents.wrapUp(),
                        agents.notReady(),
                        sum(q -> q.more().offered30()),
                        sum(q -> q.more().abandoned30()),
                        weighted(q -> q.more().serviceLevel30(), q -> q.more().offered30()),
                        asa(),
                        longest(q -> q.more().p90()),
                        longest(q -> q.more().aht()),
                        sum(q -> q.more().callbacks()),
                        earliest(q -> q.more().oldestCallback())));
    }

    private int sum(ToIntFunction<QueueFacts> of) {
        return queues.stream().mapToInt(of).sum();
    }

    private @Nullable Instant earliest(Function<QueueFacts, @Nullable Instant> of) {
        return queues.stream()
                .map(of)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private @Nullable Duration longest(Function<QueueFacts, @Nullable Duration> of) {
        return queues.stream()
                .map(of)
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .orElse(null);
    }

    /** A share between 0 and 1, of the queues that have one. */
    private @Nullable Double weighted(Function<QueueFacts, @Nullable Double> share, ToIntFunction<QueueFacts> weight) {
        double sum = 0;
        int weights = 0;
        for (QueueFacts queue : queues) {
            Double one = share.apply(queue);
            if (one == null) continue;
            sum += one * weight.applyAsInt(queue);
            weights += weight.applyAsInt(queue);
        }
        return weights == 0 ? null : Math.min(1, sum / weights);
    }

    private @Nullable Duration asa() {
        Duration waited = Duration.ZERO;
        int answered = 0;
        for (QueueFacts queue : queues) {
            Duration asa = queue.more().asa();
            if (asa == null) continue;
            waited = waited.plus(asa.multipliedBy(queue.answered()));
            answered += queue.answered();
        }
        return answered == 0 ? null : waited.dividedBy(answered);
    }
}
