package org.firstline.webui.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.base.Bus;
import org.firstline.routing.QueueNow;
import org.firstline.routing.RoutingEvent;
import org.firstline.routing.RoutingSnapshot;

/**
 * Which queues have answered too few in time for too long. One for all floors, listening on its own owner from the start
 * of the screens, so that a page that is opened late knows as much as one that was open all along; any thread reads.
 */
public final class ServiceWatch {
    /** A dip that is shorter than this alarms nobody. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** @param share of the last half hour, by the house's formula */
    record Low(String queue, double share, Instant since) {}

    private final Map<String, Instant> lowSince = new HashMap<>();
    private volatile List<Low> low = List.of();

    public ServiceWatch(Bus bus) {
        bus.on("screens.watch", RoutingEvent.QueuesChanged.class, news -> look(news.snapshot()));
    }

    /** On the owner. */
    void look(RoutingSnapshot now) {
        for (QueueNow queue : now.queues()) {
            Double share = queue.lastHalfHour().serviceLevel();
            if (share == null || share * 100 >= queue.settings().targetPercent()) lowSince.remove(queue.name());
            else lowSince.putIfAbsent(queue.name(), now.at());
        }
        low = now.queues().stream()
                .filter(queue -> lowSince.containsKey(queue.name()))
                .map(queue -> low(queue, lowSince.getOrDefault(queue.name(), now.at())))
                .filter(one -> !one.since.plus(PATIENCE).isAfter(now.at()))
                .toList();
    }

    private static Low low(QueueNow queue, Instant since) {
        Double share = queue.lastHalfHour().serviceLevel();
        return new Low(queue.name(), share == null ? 0 : share, since);
    }

    /** Queues that have been below the target for longer than {@link #PATIENCE}, by name. */
    List<Low> low() {
        return low;
    }
}
