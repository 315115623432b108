package org.firstline.reactions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.firstline.base.Bus;
import org.firstline.base.Health;
import org.firstline.base.Time;
import org.firstline.boards.AgentFacts;
import org.firstline.boards.BoardFacts;
import org.firstline.boards.Boards;
import org.firstline.boards.QueueFacts;
import org.firstline.calls.Calls;
import org.firstline.calls.Outcome;
import org.firstline.messages.Messages;
import org.firstline.network.Network;
import org.firstline.routing.Activity;
import org.firstline.routing.AgentNow;
import org.firstline.routing.Chosen;
import org.firstline.routing.QueueNow;
import org.firstline.routing.Routing;
import org.firstline.routing.RoutingEvent;
import org.firstline.routing.RoutingSnapshot;

/**
 * When anything moves, the boards know; and once a second anyhow, since facts grow old. What needs a database (messages
 * that wait, callers deflected) is asked for every few seconds only.
 */
final class BoardsShowWhatIs implements Reaction {
    private static final String OWNER = "facts";
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int ROWS_EVERY = 3;

    private final Time time;
    private final ZoneId zone;
    private final Health health;
    private final Boards boards;
    private final Routing routing;
    private final Calls calls;
    private final Network network;
    private final Messages messages;
    private int steps;
    private int deflected;
    private int waiting;

    BoardsShowWhatIs(
            Time time,
            ZoneId zone,
            Health health,
            Boards boards,
            Routing routing,
            Calls calls,
            Network network,
            Messages messages) {
        this.time = time;
        this.zone = zone;
        this.health = health;
        this.boards = boards;
        this.routing = routing;
        this.calls = calls;
        this.network = network;
        this.messages = messages;
    }

    @Override
    public void listen(Bus bus) {
        bus.on(OWNER, RoutingEvent.QueuesChanged.class, news -> show(news.snapshot()));
        time.every(OWNER, STEP, () -> {
            if (steps++ % ROWS_EVERY == 0) ask();
            show(routing.snapshot());
        });
    }

    private void ask() {
        LocalDate today = time.now().atZone(zone).toLocalDate();
        deflected = calls.countByDay(today, today, zone).getFirst().count(Outcome.DEFLECTED);
        waiting = messages.backlog().messages();
    }

    private void show(RoutingSnapshot now) {
        Instant asOf = time.now();
        boards.facts(new BoardFacts(
                asOf,
                now.queues().stream().map(BoardsShowWhatIs::facts).toList(),
                agents(now.agents()),
                network.openOutages().size(),
                deflected,
                waiting,
                health.list().stream()
                        .filter(state -> state.level() == Health.Level.ILL)
                        .map(Health.State::name)
                        .toList(),
                ""));
    }

    private static AgentFacts agents(List<AgentNow> agents) {
        int ready = 0;
        int talking = 0;
        int onBreak = 0;
        int loggedIn = 0;
        for (AgentNow agent : agents) {
            if (!agent.isAtWork()) continue;
            loggedIn++;
            if (agent.isAvailable()) ready++;
            else if (agent.activity() == Activity.TALKING) talking++;
            else if (agent.activity() == Activity.IDLE && agent.chosen() == Chosen.BREAK) onBreak++;
        }
        return new AgentFacts(ready, talking, onBreak, loggedIn);
    }

    private static QueueFacts facts(QueueNow queue) {
        return new QueueFacts(
                queue.name(),
                Map.of("en", queue.settings().titleEn(), "ru", queue.settings().titleRu()),
                queue.waiting(),
                queue.longestSince(),
                queue.agentsReady(),
                queue.agentsTalking(),
                queue.agentsOnBreak(),
                queue.agentsLoggedIn(),
                queue.today().offered(),
                queue.today().answered(),
                queue.today().abandoned(),
                queue.today().serviceLevel());
    }
}
