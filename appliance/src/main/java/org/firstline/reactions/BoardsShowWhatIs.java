package org.firstline.reactions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.firstline.base.Bus;
import org.firstline.base.Health;
import org.firstline.boards.AgentFacts;
import org.firstline.boards.Aside;
import org.firstline.boards.BoardFacts;
import org.firstline.boards.QueueFacts;
import org.firstline.boards.QueueMore;
import org.firstline.callbacks.Callback;
import org.firstline.calls.CallEvent;
import org.firstline.calls.Outcome;
import org.firstline.calls.TrunkNow;
import org.firstline.routing.AgentNow;
import org.firstline.routing.BreakReason;
import org.firstline.routing.Presence;
import org.firstline.routing.QueueNow;
import org.firstline.routing.RoutingEvent;
import org.firstline.routing.RoutingSnapshot;
import org.firstline.services.Services;
import org.jspecify.annotations.Nullable;

/**
 * When anything moves, the boards know; and once a second anyhow, since facts grow old. What needs a database (messages
 * that wait, callers deflected, callbacks) is asked for every few seconds only.
 */
final class BoardsShowWhatIs implements Reaction {
    private static final String OWNER = "facts";
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int ROWS_EVERY = 3;
    private static final Duration RECOUNT = Duration.ofMinutes(1);

    /** After it, or after a few of it, routing has its snapshot of what it just decided. */
    private static final Duration SOON = Duration.ofMillis(5);

    private static final int LOOKS = 12;

    /**
     * At a busy hour something moves each few milliseconds, which no eye can follow. It is longer than routing takes to its
     * next snapshot: a shorter one showed what was before the change, which then came with the next quarter of a second.
     */
    private static final Duration PACE = Duration.ofMillis(100);

    /** More between two pictures than any house makes; those beyond are not reckoned with. */
    private static final int MOST_MOVES = 10_000;

    private final Services s;
    /** Of agents since the last picture; put here on the thread of calls, which so wakes nobody. */
    private final BlockingQueue<RoutingEvent.AgentChanged> moves = new LinkedBlockingQueue<>(MOST_MOVES);

    private final QueueTimes times = new QueueTimes();
    private int steps;
    private volatile boolean coming;
    private Instant shownAt = Instant.MIN;
    private @Nullable RoutingSnapshot shown;
    private int deflected;
    private Instant countedAt = Instant.MIN;
    private int waiting;
    private @Nullable Instant oldestSms;
    private Map<String, Back> callbacks = Map.of();

    /** Who waits to be called back in one queue. */
    private record Back(int count, Instant oldest) {}

    BoardsShowWhatIs(Services services) {
        this.s = services;
    }

    @Override
    public void listen(Bus bus) {
        bus.on(OWNER, RoutingEvent.QueuesChanged.class, news -> show(news.snapshot()));
        bus.on(JOINS, RoutingEvent.AgentChanged.class, moves::offer);
        bus.on(OWNER, RoutingEvent.AgentChanged.class, news -> !coming, news -> showSoon());
        bus.on(
                OWNER,
                CallEvent.Recorded.class,
                news -> news.call().outcome() == Outcome.DEFLECTED,
                news -> countedAt = Instant.MIN);
        s.time().every(OWNER, STEP, () -> {
            if (steps++ % ROWS_EVERY == 0) ask();
            show(s.routing().snapshot());
        });
    }

    /** Queues tell of changes four times a second only; what an agent does shall be on the wall before. */
    private void showSoon() {
        if (coming) return;
        coming = true;
        Duration rest = Duration.between(s.time().now(), shownAt.plus(PACE));
        look(rest.compareTo(SOON) > 0 && rest.compareTo(PACE) <= 0 ? rest : SOON, LOOKS);
    }

    /** Shows the next snapshot after the one that is shown, as soon as it is there. */
    private void look(Duration in, int looks) {
        s.time().after(OWNER, in, () -> {
            // before the look: who moves after it asks again
            coming = false;
            RoutingSnapshot now = s.routing().snapshot();
            if (now == shown && looks > 1) {
                coming = true;
                look(SOON, looks - 1);
                return;
            }
            show(now);
        });
    }

    private void ask() {
        countDeflected();
        waiting = s.messages().backlog().messages();
        oldestSms = waiting == 0 ? null : s.messages().oldestWaiting().orElse(null);
        var by = new HashMap<String, Back>();
        for (Callback one : s.callbacks().listLive())
            by.merge(
                    one.queue(),
                    new Back(1, one.queuedAt()),
                    (a, b) -> new Back(a.count() + 1, a.oldest().isBefore(b.oldest()) ? a.oldest() : b.oldest()));
        callbacks = Map.copyOf(by);
    }

    /** All of the day's calls are read for it: only when there is one more, and each minute, since days end. */
    private void countDeflected() {
        Instant now = s.time().now();
        if (now.isBefore(countedAt.plus(RECOUNT))) return;
        countedAt = now;
        ZoneId zone = s.zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        deflected =
                s.calls().history().countByDay(today, today, zone).getFirst().count(Outcome.DEFLECTED);
    }

    private void show(RoutingSnapshot now) {
        Instant asOf = s.time().now();
        shown = now;
        shownAt = asOf;
        for (RoutingEvent.AgentChanged move; (move = moves.poll()) != null; )
            times.changed(move, s.routing().snapshot());
        s.boards()
                .facts(new BoardFacts(
                        asOf,
                        now.queues().stream().map(q -> facts(q, asOf)).toList(),
                        agents(now.agents()),
                        s.network().openOutages().size(),
                        deflected,
                        waiting,
                        s.health().list().stream()
                                .filter(state -> state.level() == Health.Level.ILL)
                                .map(Health.State::name)
                                .toList(),
                        "",
                        new Aside(trunks(), oldestSms, breaks(now.agents()))));
    }

    private List<Aside.TrunkFacts> trunks() {
        return s.calls().trunks().list().stream()
                .map(t -> new Aside.TrunkFacts(
                        t.name(),
                        t.state() != TrunkNow.State.DOWN && t.state() != TrunkNow.State.REFUSED,
                        t.channelsUsed(),
                        t.channels()))
                .toList();
    }

    /** By their titles in the house's language; a reason that was taken off the list by its code. */
    private Map<String, Integer> breaks(List<AgentNow> agents) {
        var titles = new HashMap<String, String>();
        for (BreakReason reason : s.routing().listBreaks())
            titles.put(reason.code(), reason.title(s.site().language()));
        var by = new TreeMap<String, Integer>();
        for (AgentNow agent : agents)
            if (Presence.of(agent) == Presence.BREAK)
                by.merge(titles.getOrDefault(agent.reason(), agent.reason()), 1, Integer::sum);
        return by;
    }

    private static AgentFacts agents(List<AgentNow> agents) {
        var by = new HashMap<Presence, Integer>();
        for (AgentNow agent : agents) by.merge(Presence.of(agent), 1, Integer::sum);
        int loggedIn = (int) agents.stream().filter(AgentNow::isAtWork).count();
        return new AgentFacts(
                by.getOrDefault(Presence.READY, 0),
                by.getOrDefault(Presence.TALKING, 0),
                by.getOrDefault(Presence.BREAK, 0),
                loggedIn,
                by.getOrDefault(Presence.RINGING, 0),
                by.getOrDefault(Presence.WRAP_UP, 0),
                by.getOrDefault(Presence.NOT_READY, 0) + by.getOrDefault(Presence.NO_PHONE, 0));
    }

    private QueueFacts facts(QueueNow queue, Instant now) {
        Back back = callbacks.get(queue.name());
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
                queue.today().serviceLevel(),
                new QueueMore(
                        queue.agentsRinging(),
                        queue.agentsWrapUp(),
                        queue.agentsNotReady(),
                        queue.lastHalfHour().offered(),
                        queue.lastHalfHour().abandoned(),
                        queue.lastHalfHour().serviceLevel(),
                        queue.today().averageSpeedOfAnswer(),
                        times.p90(queue.name(), now),
                        times.averageHandling(queue.name(), now),
                        back == null ? 0 : back.count(),
                        back == null ? null : back.oldest()));
    }
}
