package org.firstline.routing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns the {@link State} into what others may see of it. */
final class Views {
    private Views() {}

    static RoutingSnapshot snapshot(State state, DayBook book, Instant now) {
        List<AgentNow> agents = state.agents();
        var queues = new ArrayList<QueueNow>();
        var items = new ArrayList<ItemNow>(state.places.size());
        for (Line line : state.lines.values()) {
            String name = line.settings.name();
            List<ItemNow> here = state.items(line);
            items.addAll(here);
            var serving = agents.stream().filter(a -> a.queues().contains(name)).toList();
            int waiting = 0;
            Instant longest = null;
            for (ItemNow item : here) {
                if (item.position() == 0) continue;
                waiting++;
                longest = earlier(longest, item.item().queuedAt());
            }
            queues.add(new QueueNow(
                    line.settings,
                    waiting,
                    longest,
                    count(serving, AgentNow::isAtWork),
                    count(serving, AgentNow::isAvailable),
                    count(serving, a -> a.activity() == Activity.RESERVED),
                    count(serving, a -> a.activity() == Activity.TALKING),
                    count(serving, a -> a.activity() == Activity.WRAP_UP),
                    count(serving, a -> a.activity() == Activity.IDLE && a.chosen() == Chosen.BREAK),
                    count(serving, Views::isNotReady),
                    book.today(name, now),
                    book.lastHalfHour(name, now)));
        }
        return new RoutingSnapshot(now, queues, agents, items);
    }

    private static boolean isNotReady(AgentNow a) {
        return a.activity() == Activity.IDLE
                && (a.chosen() == Chosen.NOT_READY || a.chosen() == Chosen.READY && !a.reachable());
    }

    private static int count(List<AgentNow> agents, Predicate<AgentNow> which) {
        return (int) agents.stream().filter(which).count();
    }

    private static Instant earlier(@Nullable Instant a, Instant b) {
        return a == null || b.isBefore(a) ? b : a;
    }
}
