package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.firstline.routing.Event.Accepted;
import org.firstline.routing.Event.AgentAdded;
import org.firstline.routing.Event.AgentRemoved;
import org.firstline.routing.Event.Chose;
import org.firstline.routing.Event.Enqueued;
import org.firstline.routing.Event.Finished;
import org.firstline.routing.Event.Missed;
import org.firstline.routing.Event.Phone;
import org.firstline.routing.Event.QueueSaved;
import org.firstline.routing.Event.Withdrawn;
import org.firstline.routing.Event.WrapUpEnded;

/**
 * Random days of a contact centre: a generator from a seed, and a loop that runs a property over many of them. A trace
 * that fails is shortened by leaving out what does not matter, and printed with its seed.
 */
final class Traces {
    static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final int SHRINKING = 3_000;

    private Traces() {}

    /** Runs the property over {@code count} traces of {@code length} events, from the seeds that follow one another. */
    static void hold(long firstSeed, int count, int length, Consumer<List<Timed>> property) {
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            List<Timed> trace = random(seed, length);
            Throwable failure = failure(property, trace);
            if (failure == null) continue;
            List<Timed> shortest = shorten(trace, property, failure);
            Throwable last = failure(property, shortest);
            var story = new StringBuilder("seed " + seed + ", " + shortest.size() + " of " + trace.size() + " events:");
            shortest.forEach(timed -> story.append("\n  ").append(timed));
            throw new AssertionError(story.append("\n").append(last).toString(), last);
        }
    }

    private static Throwable failure(Consumer<List<Timed>> property, List<Timed> trace) {
        try {
            property.accept(trace);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }

    /** Leaves out ever smaller pieces for as long as it still fails in the same way. */
    private static List<Timed> shorten(List<Timed> trace, Consumer<List<Timed>> property, Throwable like) {
        List<Timed> best = trace;
        int tries = 0;
        for (int piece = best.size() / 2; piece >= 1; piece = piece == 1 ? 0 : (piece + 1) / 2)
            for (int from = 0; from < best.size() && tries++ < SHRINKING; ) {
                var shorter = new ArrayList<>(best);
                shorter.subList(from, Math.min(from + piece, shorter.size())).clear();
                Throwable failure = failure(property, shorter);
                if (failure != null && kind(failure).equals(kind(like))) best = shorter;
                else from += piece;
            }
        return best;
    }

    /** The class of the failure and the name of what does not hold, which checks put before a colon. */
    private static String kind(Throwable failure) {
        return failure.getClass() + String.valueOf(failure.getMessage()).split(":", 2)[0];
    }

    /** Fails with the name of what does not hold and with what was seen. */
    static void check(boolean holds, String what, Object... seen) {
        if (!holds) throw new AssertionError(what + ": " + Arrays.toString(seen));
    }

    /** Watches the state that its own events lead to, so that most of what it does makes sense; some does not. */
    static List<Timed> random(long seed, int length) {
        var random = new Random(seed);
        var state = new State();
        var trace = new ArrayList<Timed>();
        Instant now = START;
        int queues = 1 + random.nextInt(3);
        int agents = 1 + random.nextInt(6);
        int items = 0;
        for (int q = 0; q < queues; q++) put(trace, state, now, new QueueSaved(queue("q" + q, random)));
        for (int a = 0; a < agents; a++) {
            put(trace, state, now, new AgentAdded("a" + a, some(random, queues), Chosen.READY, ""));
            put(trace, state, now, new Phone("a" + a, true));
        }
        while (trace.size() < length) {
            if (random.nextInt(3) > 0) now = now.plusNanos(random.nextLong(8_000_000_000L));
            String agent = "a" + random.nextInt(agents);
            List<ItemNow> there = state.items();
            ItemNow item = there.isEmpty() ? null : there.get(random.nextInt(there.size()));
            String id = item == null ? "i0" : item.item().id();
            String by = item == null || item.agent() == null || random.nextInt(10) == 0 ? agent : item.agent();
            Event event = switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4 ->
                    new Enqueued(new WorkItem(
                            "i" + items++,
                            "q" + random.nextInt(queues),
                            random.nextInt(4) == 0 ? 1 : 0,
                            now.minusNanos(random.nextInt(4) == 0 ? random.nextInt(3) : 0)));
                case 5, 6, 7, 8 -> new Accepted(id, by);
                case 9, 10, 11 -> new Finished(id);
                case 12 -> new Withdrawn(id, random.nextInt(4) == 0 ? "overflow:full" : "abandoned");
                case 13 -> new Missed(id, by, Miss.values()[random.nextInt(4)]);
                case 14, 15, 16 -> new Chose(agent, Chosen.READY, "", agent);
                case 17 ->
                    random.nextInt(4) == 0
                            ? new Chose(agent, Chosen.LOGGED_OUT, "", agent)
                            : new Chose(agent, Chosen.BREAK, "r" + random.nextInt(2), "head");
                case 18 -> new Phone(agent, random.nextInt(4) > 0);
                default -> seldom(random, agent, queues);
            };
            put(trace, state, now, event);
        }
        return trace;
    }

    private static Event seldom(Random random, String agent, int queues) {
        return switch (random.nextInt(8)) {
            case 0 -> new AgentRemoved(agent);
            case 1, 2 -> new AgentAdded(agent, some(random, queues), Chosen.READY, "");
            case 3 -> new QueueSaved(queue("q" + random.nextInt(queues), random));
            default -> new WrapUpEnded(agent, agent);
        };
    }

    private static void put(List<Timed> trace, State state, Instant now, Event event) {
        Matcher.step(state, event, now);
        trace.add(new Timed(now, event));
    }

    private static QueueSettings queue(String name, Random random) {
        return QueueSettings.of(name, name, name)
                .withWrapUp(Duration.ofSeconds(random.nextInt(3) * 5L))
                .withNotAgain(Duration.ofSeconds(random.nextInt(2) * 60L));
    }

    private static List<String> some(Random random, int queues) {
        var some = new ArrayList<String>();
        for (int q = 0; q < queues; q++) if (random.nextInt(3) > 0) some.add("q" + q);
        return some;
    }
}
