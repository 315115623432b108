package org.firstline.reactions;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.firstline.boards.RollingTimes;
import org.firstline.routing.Activity;
import org.firstline.routing.AgentNow;
import org.firstline.routing.RoutingEvent;
import org.firstline.routing.RoutingSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * How long callers waited and agents were busy with each, by queue, of the last half hour: from the agents' moves. Kept
 * on the owner "facts".
 */
final class QueueTimes {
    private record Busy(String queue, Instant since) {}

    private final Map<String, RollingTimes> waits = new HashMap<>();
    private final Map<String, RollingTimes> handled = new HashMap<>();

    /** Agents who talk, or work on after it, and since when they talk. */
    private final Map<String, Busy> busy = new HashMap<>();

    /** @param now what knows since when the item waited */
    void changed(RoutingEvent.AgentChanged news, RoutingSnapshot now) {
        AgentNow agent = news.agent();
        boolean was = isBusy(news.before());
        boolean is = isBusy(agent);
        boolean nextOne = was
                && is
                && agent.activity() == Activity.TALKING
                && news.before().activity() != Activity.TALKING;
        if (was && (!is || nextOne)) {
            Busy over = busy.remove(agent.agent());
            if (over != null) of(handled, over.queue()).add(news.at(), Duration.between(over.since(), news.at()));
        }
        String queue = agent.queue();
        String item = agent.item();
        if (!is || (was && !nextOne) || queue == null || item == null) return;
        busy.put(agent.agent(), new Busy(queue, news.at()));
        now.findItem(item)
                .filter(i -> i.item().onLine())
                .ifPresent(i -> of(waits, queue)
                        .add(news.at(), Duration.between(i.item().cameAt(), news.at())));
    }

    private static boolean isBusy(AgentNow agent) {
        return agent.activity() == Activity.TALKING || agent.activity() == Activity.WRAP_UP;
    }

    @Nullable
    Duration p90(String queue, Instant now) {
        return of(waits, queue).p90(now);
    }

    @Nullable
    Duration averageHandling(String queue, Instant now) {
        return of(handled, queue).average(now);
    }

    private static RollingTimes of(Map<String, RollingTimes> all, String queue) {
        return all.computeIfAbsent(queue, q -> new RollingTimes());
    }
}
