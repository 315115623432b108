package org.firstline.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Queues, agents and items as they stood at one instant. Immutable; any thread. */
public final class RoutingSnapshot {
    private final Instant at;
    private final List<QueueNow> queues;
    private final List<AgentNow> agents;
    private final List<ItemNow> items;
    private final Map<String, ItemNow> itemById;

    RoutingSnapshot(Instant at, List<QueueNow> queues, List<AgentNow> agents, List<ItemNow> items) {
        this.at = at;
        this.queues = List.copyOf(queues);
        this.agents = List.copyOf(agents);
        this.items = List.copyOf(items);
        this.itemById = items.stream()
                .collect(Collectors.toUnmodifiableMap(i -> i.item().id(), Function.identity()));
    }

    public Instant at() {
        return at;
    }

    /** All queues by name. */
    public List<QueueNow> queues() {
        return queues;
    }

    /** All agents by extension, logged out ones too. */
    public List<AgentNow> agents() {
        return agents;
    }

    /** All items: by queue, within a queue first those that wait, in their order, then those that are talked about. */
    public List<ItemNow> items() {
        return items;
    }

    public Optional<QueueNow> findQueue(String name) {
        return queues.stream().filter(q -> q.name().equals(name)).findFirst();
    }

    public Optional<AgentNow> findAgent(String agent) {
        return agents.stream().filter(a -> a.agent().equals(agent)).findFirst();
    }

    public Optional<ItemNow> findItem(String id) {
        return Optional.ofNullable(itemById.get(id));
    }

    /** 1 is next in its queue; 0 for an item that does not wait. */
    public int position(String item) {
        return findItem(item).map(ItemNow::position).orElse(0);
    }
}
