package org.firstline.installer.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firstline.routing.Membership;
import org.firstline.routing.Needs;
import org.firstline.routing.QueueOrder;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.Rehearsal;
import org.firstline.routing.WorkItem;
import org.jspecify.annotations.Nullable;

/**
 * How long the matcher takes to decide, with 1,000 waiting, 200 agents in four queues and 8 skills that relax: from a
 * talk's end to the next offer, and from an arrival to its place. Beside it a full scan of all that wait, which is what
 * other systems do at each decision.
 */
final class RoutingBench {
    private static final int WAITING = 1_000;
    private static final int AGENTS = 200;
    private static final int WARM = 30_000;
    private static final int ROUNDS = 100_000;
    private static final List<String> QUEUES = List.of("q0", "q1", "q2", "q3");

    private record Agent(List<Membership> serves, Needs skills) {
        boolean serves(String queue) {
            return serves.stream().anyMatch(m -> m.queue().equals(queue));
        }
    }

    private final Random random = new Random(8);
    private final Rehearsal rehearsal = new Rehearsal(ZoneOffset.UTC);
    private final Map<String, Agent> agents = new HashMap<>();
    private final Map<String, WorkItem> waiting = new HashMap<>();
    private final Deque<Rehearsal.Offer> talks = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-11-25T09:00:00Z");
    private int items;

    private RoutingBench() {}

    static void run() {
        var bench = new RoutingBench();
        bench.fill();
        bench.rounds(WARM, new Figures(), new Figures(), new Figures());
        var free = new Figures();
        var arrival = new Figures();
        var scan = new Figures();
        bench.rounds(ROUNDS, free, arrival, scan);
        Figures.head("routing: %d waiting, %d agents, %d queues, 8 skills; microseconds"
                .formatted(bench.waiting.size(), AGENTS, QUEUES.size()));
        free.row("a talk's end to the next offer", "p99 <= 100");
        arrival.row("an arrival to its place", "p99 <= 100");
        scan.row("a full scan for the same decision", "(peer)");
    }

    private void fill() {
        for (String queue : QUEUES)
            rehearsal.saveQueue(
                    QueueSettings.of(queue, queue, queue)
                            .withWrapUp(Duration.ZERO)
                            .withOrder(QueueOrder.STANDARD.relaxing(Duration.ofSeconds(40), 1)),
                    now);
        for (int i = 0; i < AGENTS; i++) {
            String agent = "a" + i;
            var able = new Agent(
                    QUEUES.stream()
                            .filter(q -> random.nextBoolean() || q.equals("q0"))
                            .map(Membership::of)
                            .toList(),
                    needs(3).and(needs(3)).and(needs(3)));
            agents.put(agent, able);
            rehearsal.addAgent(agent, able.serves(), able.skills(), now);
        }
        while (talks.size() < AGENTS && items < 20_000 || waiting.size() < WAITING) arrive();
    }

    private Needs needs(int highest) {
        return Needs.of("s" + random.nextInt(8), 1 + random.nextInt(highest));
    }

    private void arrive() {
        answer(rehearsal.enqueue(caller(), now));
    }

    private WorkItem caller() {
        Needs needs = random.nextInt(3) == 0 ? needs(3).and(needs(2)) : needs(3);
        var item = new WorkItem("i" + items++, QUEUES.get(random.nextInt(4)), random.nextInt(3), now).needing(needs);
        waiting.put(item.id(), item);
        return item;
    }

    private void answer(List<Rehearsal.Offer> offers) {
        for (Rehearsal.Offer offer : offers) {
            waiting.remove(offer.item());
            talks.add(offer);
            rehearsal.accepted(offer.item(), offer.agent(), now);
        }
    }

    private void rounds(int count, Figures free, Figures arrival, Figures scan) {
        for (int i = 0; i < count; i++) {
            now = now.plusMillis(50);
            Rehearsal.Offer over = talks.remove();
            long from = System.nanoTime();
            WorkItem expected = scan(over.agent());
            scan.add((System.nanoTime() - from) / 1e3);
            from = System.nanoTime();
            List<Rehearsal.Offer> next = rehearsal.finished(over.item(), now);
            free.add((System.nanoTime() - from) / 1e3);
            if (next.isEmpty() != (expected == null))
                throw new IllegalStateException("the scan would have decided otherwise for " + over.agent());
            answer(next);
            if (waiting.size() >= WAITING) continue;
            WorkItem item = caller();
            from = System.nanoTime();
            List<Rehearsal.Offer> offers = rehearsal.enqueue(item, now);
            arrival.add((System.nanoTime() - from) / 1e3);
            answer(offers);
        }
    }

    /** The first of all that wait which this agent may take; levels relax by one each 40 s down to 1. */
    private @Nullable WorkItem scan(String name) {
        Agent agent = agents.get(name);
        if (agent == null) throw new IllegalStateException("no agent " + name);
        WorkItem best = null;
        for (WorkItem item : waiting.values()) {
            if (!agent.serves(item.queue())) continue;
            long steps = Duration.between(item.queuedAt(), now).toSeconds() / 40;
            boolean fits = item.needs().levels().entrySet().stream()
                    .allMatch(need -> agent.skills().levels().getOrDefault(need.getKey(), 0)
                            >= Math.max(1, need.getValue() - steps));
            if (fits && (best == null || rank(item).isBefore(rank(best)))) best = item;
        }
        return best;
    }

    private static Instant rank(WorkItem item) {
        return item.queuedAt().minus(QueueOrder.STANDARD.ageing().multipliedBy(item.priority()));
    }
}
