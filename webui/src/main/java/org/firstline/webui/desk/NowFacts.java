package org.firstline.webui.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.firstline.calls.Call;
import org.firstline.people.Agent;
import org.firstline.routing.AgentNow;
import org.firstline.routing.ItemNow;
import org.firstline.routing.QueueNow;
import org.firstline.routing.RoutingSnapshot;
import org.firstline.routing.ServiceLevel;
import org.firstline.routing.Tally;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Turns what routing shows into the lines of the tables; remembers who the present callers are, so rows are read once. */
final class NowFacts {
    /** All queues together. */
    record Total(
            int waiting,
            @Nullable Instant longestSince,
            int ready,
            int atWork,
            Tally today,
            @Nullable Duration speed) {}

    /** An agent and with whom she is. */
    record AgentRow(String name, AgentNow agent, String queue, String caller) {}

    /** A caller who waits. */
    record WaitingRow(
            String call,
            int position,
            String queue,
            Instant since,
            String caller,
            @Nullable Long subscriber) {}

    private final Services services;
    private final Locale locale;
    private Map<String, WaitingRow> callers = new HashMap<>();

    NowFacts(Services services, Locale locale) {
        this.services = services;
        this.locale = locale;
    }

    static Total total(RoutingSnapshot now) {
        Tally today = now.queues().stream().map(QueueNow::today).reduce(Tally.ZERO, Tally::plus);
        return new Total(
                now.queues().stream().mapToInt(QueueNow::waiting).sum(),
                now.queues().stream()
                        .map(QueueNow::longestSince)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null),
                (int) now.agents().stream().filter(AgentNow::isAvailable).count(),
                (int) now.agents().stream().filter(AgentNow::isAtWork).count(),
                today,
                today.averageSpeedOfAnswer());
    }

    List<QueueRow> queues(RoutingSnapshot now, ServiceLevel formula) {
        return now.queues().stream().map(q -> QueueRow.of(q, locale, formula)).toList();
    }

    /** Those at work first, then by extension. */
    List<AgentRow> agents(RoutingSnapshot now) {
        return now.agents().stream()
                .sorted((a, b) -> Boolean.compare(b.isAtWork(), a.isAtWork()))
                .map(a -> new AgentRow(
                        services.people()
                                .findByExtension(a.agent())
                                .map(Agent::name)
                                .orElse(a.agent()),
                        a,
                        a.queue() == null ? "" : title(now, a.queue()),
                        a.item() == null
                                ? ""
                                : Optional.ofNullable(callers.get(a.item()))
                                        .map(WaitingRow::caller)
                                        .orElse("")))
                .toList();
    }

    /** Everybody without an agent, longest wait first; called before {@link #agents}, which uses the names found here. */
    List<WaitingRow> waiting(RoutingSnapshot now) {
        var present = new HashMap<String, WaitingRow>();
        for (ItemNow item : now.items()) {
            String id = item.item().id();
            WaitingRow known = callers.get(id);
            present.put(id, known == null || known.subscriber() == null ? row(now, item) : moved(known, item));
        }
        callers = present;
        return now.items().stream()
                .filter(i -> i.phase() != ItemNow.Phase.TALKING)
                .map(i -> Objects.requireNonNull(present.get(i.item().id())))
                .sorted((a, b) -> a.since().compareTo(b.since()))
                .toList();
    }

    private static WaitingRow moved(WaitingRow known, ItemNow item) {
        return new WaitingRow(
                known.call(), item.position(), known.queue(), known.since(), known.caller(), known.subscriber());
    }

    private WaitingRow row(RoutingSnapshot now, ItemNow item) {
        Optional<Call> call = services.calls().find(item.item().id());
        Optional<Subscriber> subscriber = call.map(Call::subscriber).flatMap(services.subscribers()::find);
        return new WaitingRow(
                item.item().id(),
                item.position(),
                title(now, item.item().queue()),
                item.item().queuedAt(),
                who(item.item().id(), call, subscriber),
                subscriber.map(Subscriber::id).orElse(null));
    }

    private String who(String item, Optional<Call> call, Optional<Subscriber> subscriber) {
        if (subscriber.isPresent()) return subscriber.get().name();
        if (call.isPresent())
            return Wording.number(call.get().outside(), services.site().region());
        return services.callbacks()
                .findByItem(item)
                .map(one -> Words.here()
                        .get(
                                "webui.callback.waits",
                                one.name().isEmpty()
                                        ? Wording.number(
                                                one.number(), services.site().region())
                                        : one.name()))
                .orElse("");
    }

    private String title(RoutingSnapshot now, String queue) {
        return now.findQueue(queue).map(q -> q.settings().title(locale)).orElse(queue);
    }
}
