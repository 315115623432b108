package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A day of a call centre in the textbook's world, served by the real matcher: Poisson arrivals, exponential talks and
 * patience, agents who answer at once and wrap nothing up. Discrete events; the same seed gives the same day.
 */
final class Simulation {
    /** @param highShare of callers that have priority 1 */
    record World(int agents, double callsPerHour, double talk, double patience, double highShare) {
        World(int agents, double callsPerHour) {
            this(agents, callsPerHour, 270, 0, 0);
        }

        World patient(double seconds) {
            return new World(agents, callsPerHour, talk, seconds, highShare);
        }

        World withHigh(double share) {
            return new World(agents, callsPerHour, talk, patience, share);
        }

        World with(int others) {
            return new World(others, callsPerHour, talk, patience, highShare);
        }
    }

    /** One caller. @param waited until he was answered or left; seconds */
    record Caller(long number, int priority, double waited, boolean answered) {}

    private record Due(long nanos, long sequence, Event event) {}

    private static final QueueSettings QUEUE = QueueSettings.of("q", "q", "q")
            .withWrapUp(Duration.ZERO)
            .withOrder(QueueOrder.STANDARD.ageing(Duration.ZERO));

    private final World world;
    private final State state = new State();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::sequence));
    private final List<Caller> callers = new ArrayList<>();
    private final RandomGenerator arrivals;
    private final RandomGenerator talks;
    private final RandomGenerator patience;
    private final boolean talksByCaller;
    private final long seed;
    private long now;
    private long sequence;

    private Simulation(World world, long seed, boolean talksByCaller) {
        this.world = world;
        this.seed = seed;
        this.talksByCaller = talksByCaller;
        var seeds = new SplittableRandom(seed);
        arrivals = seeds.split();
        talks = seeds.split();
        patience = seeds.split();
        step(new Event.QueueSaved(QUEUE));
        for (int a = 0; a < world.agents; a++) {
            step(new Event.AgentAdded("a" + a, List.of("q"), Chosen.READY, ""));
            step(new Event.Phone("a" + a, true));
        }
    }

    /** So many callers, in the order in which they were answered or left. Talks are drawn in the order of their beginning. */
    static List<Caller> run(World world, long seed, int calls) {
        return new Simulation(world, seed, false).run(calls);
    }

    /** The same, but each caller brings the length of his talk with him, whenever he is served. */
    static List<Caller> runWithOwnTalks(World world, long seed, int calls) {
        return new Simulation(world, seed, true).run(calls);
    }

    private List<Caller> run(int calls) {
        long at = 0;
        for (int i = 0; i < calls; i++) {
            at += exponential(arrivals, 3600 / world.callsPerHour);
            int priority = arrivals.nextDouble() < world.highShare ? 1 : 0;
            queue.add(new Due(
                    at,
                    sequence++,
                    new Event.Enqueued(new WorkItem(Integer.toString(i), "q", priority, Traces.START.plusNanos(at)))));
            if (queue.size() > 4 * world.agents) drainUntil(at);
        }
        drainUntil(Long.MAX_VALUE);
        return callers;
    }

    private void drainUntil(long end) {
        while (!queue.isEmpty() && queue.peek().nanos < end) {
            Due due = queue.remove();
            now = due.nanos;
            step(due.event);
            if (due.event instanceof Event.Enqueued(WorkItem item) && world.patience > 0)
                queue.add(new Due(
                        now + exponential(patience, world.patience),
                        sequence++,
                        new Event.Withdrawn(item.id(), Routing.ABANDONED)));
        }
    }

    private void step(Event event) {
        // a talk is not cut short because its caller's patience would have ended
        if (event instanceof Event.Withdrawn(String id, String reason)) {
            Place place = state.place(id);
            if (place == null || place.phase == ItemNow.Phase.TALKING) return;
        }
        Instant at = Traces.START.plusNanos(now);
        for (Decision decision : Matcher.step(state, event, at))
            switch (decision) {
                case Decision.Offer(WorkItem item, String agent) -> step(new Event.Accepted(item.id(), agent));
                case Decision.Answered(WorkItem item, String agent, Instant since, Instant when) -> {
                    callers.add(caller(item, when, true));
                    RandomGenerator dice = talksByCaller ? new Random(seed * 31 + Long.parseLong(item.id())) : talks;
                    queue.add(new Due(now + exponential(dice, world.talk), sequence++, new Event.Finished(item.id())));
                }
                case Decision.Left(WorkItem item, String reason, Instant since, Instant when) ->
                    callers.add(caller(item, when, false));
                default -> {}
            }
    }

    private static Caller caller(WorkItem item, Instant when, boolean answered) {
        double wait = Duration.between(item.queuedAt(), when).toNanos() / 1e9;
        return new Caller(Long.parseLong(item.id()), item.priority(), wait, answered);
    }

    private static long exponential(RandomGenerator dice, double mean) {
        return (long) (-Math.log(1 - dice.nextDouble()) * mean * 1e9);
    }
}
