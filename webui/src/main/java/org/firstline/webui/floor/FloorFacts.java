package org.firstline.webui.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.firstline.people.Agent;
import org.firstline.routing.AgentDay.Figures;
import org.firstline.routing.AgentNow;
import org.firstline.routing.ItemNow;
import org.firstline.routing.ItemNow.Why;
import org.firstline.routing.Presence;
import org.firstline.routing.RoutingSnapshot;
import org.firstline.services.Services;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Turns what routing shows into the lines of the floor. Under the page's lock. */
final class FloorFacts {
    /**
     * An agent and what she does. The day's lengths are whole minutes, so that a row changes when there is something to
     * see, not each quarter of a second.
     */
    record AgentRow(
            AgentNow agent,
            String name,
            String with,
            String queue,
            String serves,
            int answered,
            int missed,
            @Nullable Long handlingSeconds,
            long talkMinutes,
            long breakMinutes) {
        String extension() {
            return agent.agent();
        }
    }

    /** Somebody who waits. */
    record ItemRow(
            ItemNow item,
            String caller,
            String number,
            @Nullable Long subscriber,
            String queue,
            String needs,
            String why) {
        String id() {
            return item.item().id();
        }

        Instant since() {
            return item.item().queuedAt();
        }
    }

    private final Words words = FloorWords.here();
    private final Locale locale = Words.locale();
    private final Services services;
    private final Callers callers;

    FloorFacts(Services services) {
        this.services = services;
        this.callers = new Callers(services);
    }

    /** Called first: {@link #agents} and {@link #items} use the names found here. */
    void refresh(RoutingSnapshot now) {
        callers.refresh(now);
    }

    /** Those at work first, then by extension. @param queue only who serves it; null for everybody */
    List<AgentRow> agents(RoutingSnapshot now, @Nullable String queue) {
        return now.agents().stream()
                .filter(agent -> queue == null || agent.serves(queue))
                .sorted(Comparator.comparing(AgentNow::isAtWork).reversed().thenComparing(AgentNow::agent))
                .map(agent -> agent(now, agent))
                .toList();
    }

    private AgentRow agent(RoutingSnapshot now, AgentNow agent) {
        Figures today = services.routing().figures(agent.agent());
        Duration handling = today.averageHandling();
        return new AgentRow(
                agent,
                name(agent.agent()),
                callers.of(agent.item()).name(),
                agent.item() == null || agent.queue() == null ? "" : title(now, agent.queue()),
                serves(now, agent),
                today.answered(),
                today.missed(),
                handling == null ? null : handling.toSeconds(),
                today.in(Presence.TALKING).toMinutes(),
                today.in(Presence.BREAK).toMinutes());
    }

    private String serves(RoutingSnapshot now, AgentNow agent) {
        String queues = agent.serves().stream()
                .map(one -> title(now, one.queue()) + (one.tier() == 1 ? "" : " " + one.tier()))
                .collect(Collectors.joining(", "));
        String skills = agent.skills().text();
        if (skills.isEmpty()) return queues;
        return queues.isEmpty() ? skills : queues + " · " + skills;
    }

    /** Everybody without an agent, the longest wait first. @param queue only of this one; null for all */
    List<ItemRow> items(RoutingSnapshot now, @Nullable String queue) {
        return now.items().stream()
                .filter(item -> item.phase() != ItemNow.Phase.TALKING)
                .filter(item -> queue == null || item.item().queue().equals(queue))
                .sorted(Comparator.comparing(item -> item.item().queuedAt()))
                .map(item -> item(now, item))
                .toList();
    }

    private ItemRow item(RoutingSnapshot now, ItemNow item) {
        var caller = callers.of(item.item().id());
        return new ItemRow(
                item,
                caller.name().isEmpty() ? item.item().party() : caller.name(),
                caller.number(),
                caller.subscriber(),
                title(now, item.item().queue()),
                item.item().needs().text(),
                why(item));
    }

    /** Why nobody takes it yet; whose phones ring, where some do. */
    private String why(ItemNow item) {
        if (item.phase() == ItemNow.Phase.OFFERED)
            return words.get(
                    "floor.why.rings", item.offeredTo().stream().map(this::name).collect(Collectors.joining(", ")));
        Why why = item.why();
        if (why == null) return "";
        String detail = why.reason() == ItemNow.Reason.WAITS_FOR_AGENT ? name(why.detail()) : why.detail();
        return Words.of("routing").get("why." + why.reason(), detail);
    }

    String name(String extension) {
        return services.people().findByExtension(extension).map(Agent::name).orElse(extension);
    }

    String title(RoutingSnapshot now, String queue) {
        return now.findQueue(queue).map(q -> q.settings().title(locale)).orElse(queue);
    }
}
