package org.firstline.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.firstline.routing.ItemNow.Phase;

/**
 * Random days of a contact centre: a generator from a seed, and a loop that holds a property against many of them, on all
 * cores. A trace that fails is shortened by leaving out what does not matter, and printed with its seed.
 */
final class Traces {
    /** Told of each event of a trace and of what came of it; fails by throwing. */
    interface Property {
        void after(Timed timed, List<Decision> decisions, State state);
    }

    static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    private static final int SHRINKING = 3_000;

    private Traces() {}

    /** Holds a fresh property against {@code count} traces, of the seeds that follow one another. */
    static void hold(long firstSeed, int count, Supplier<Property> property) {
        LongStream.range(firstSeed, firstSeed + count).parallel().forEach(seed -> {
            var trace = new Trace(seed);
            try {
                trace.run(property.get());
            } catch (AssertionError | RuntimeException e) {
                throw explained(seed, trace.events, property, e);
            }
        });
    }

    private static AssertionError explained(
            long seed, List<Timed> trace, Supplier<Property> property, Throwable failure) {
        List<Timed> shortest = shorten(trace, property, failure);
        Throwable last = failure(property, shortest);
        var story = new StringBuilder("seed " + seed + ", " + shortest.size() + " of " + trace.size() + " events:");
        shortest.forEach(timed -> story.append("\n  ").append(timed));
        return new AssertionError(story.append("\n").append(last).toString(), last);
    }

    private static Throwable failure(Supplier<Property> property, List<Timed> trace) {
        try {
            var state = new State();
            Property held = property.get();
            for (Timed timed : trace) held.after(timed, Matcher.step(state, timed.event(), timed.at()), state);
            return null;
        } catch (AssertionError | RuntimeException e) {
            return e;
        }
    }

    /** Leaves out ever smaller pieces for as long as it still fails in the same way. */
    private static List<Timed> shorten(List<Timed> trace, Supplier<Property> property, Throwable like) {
        List<Timed> best = List.copyOf(trace);
        int tries = 0;
        for (int piece = Math.max(1, best.size() / 2); piece >= 1; piece = piece == 1 ? 0 : (piece + 1) / 2)
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

    /** One trace; watches the state that its own events lead to, so that most of what it does makes sense; some does not. */
    private static final class Trace {
        final List<Timed> events = new ArrayList<>();
        private final Random random;
        private final State state = new State();
        private final boolean onTime;
        private final boolean plain;
        private Instant now = START;
        private int queues;
        private int agents;
        private int items;

        Trace(long seed) {
            random = new Random(seed * 0x9E3779B97F4A7C15L);
            onTime = seed % 2 == 0;
            plain = seed % 5 == 0;
        }

        void run(Property property) {
            queues = 1 + random.nextInt(3);
            agents = 1 + random.nextInt(5);
            int length = 12 + random.nextInt(30);
            for (int q = 0; q < queues; q++) put(new Event.QueueSaved(queue("q" + q)), property);
            if (random.nextInt(3) == 0) put(new Event.BreakSaved("r0", Duration.ofMillis(9_700)), property);
            for (int a = 0; a < agents; a++) {
                put(new Event.AgentAdded("a" + a, some(), skills(), Chosen.READY, "", null), property);
                put(new Event.Phone("a" + a, true), property);
            }
            for (int i = 0; i < length; i++) {
                if (random.nextInt(3) > 0) pass(random.nextLong(8_000_000_000L), property);
                put(next(), property);
            }
        }

        private void pass(long nanos, Property property) {
            Instant end = now.plusNanos(nanos);
            while (onTime
                    && !state.deadlines.isEmpty()
                    && state.deadlines.first().at().isBefore(end)) {
                Instant due = state.deadlines.first().at();
                if (due.isAfter(now)) now = due;
                put(new Event.TimePassed(), property);
            }
            now = end;
        }

        private void put(Event event, Property property) {
            var timed = new Timed(now, event);
            events.add(timed);
            property.after(timed, Matcher.step(state, event, now), state);
        }

        private Event next() {
            String agent = "a" + random.nextInt(agents);
            String id = "i" + Math.max(0, items - 1 - random.nextInt(4));
            Place place = state.place(id);
            String by = agent;
            if (place != null && random.nextInt(10) > 0) {
                if (place.talking != null) by = place.talking.agent;
                else if (!place.offered.isEmpty()) by = place.offered.get(random.nextInt(place.offered.size())).agent;
            }
            boolean talks = place != null && place.phase == Phase.TALKING;
            return switch (random.nextInt(40)) {
                case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> new Event.Enqueued(item());
                case 10, 11, 12, 13, 14, 15, 16 -> talks ? new Event.Finished(id) : new Event.Accepted(id, by);
                case 17, 18, 19 ->
                    talks && random.nextInt(6) == 0
                            ? new Event.Released(place.talking.agent, id, place.item.queue(), true)
                            : new Event.Finished(id);
                case 20 -> new Event.Withdrawn(id, random.nextInt(4) == 0 ? "overflow:wish" : "abandoned");
                case 21, 22, 23 -> new Event.Missed(id, by, Miss.values()[random.nextInt(4)]);
                case 24, 25, 26, 27 -> new Event.Chose(agent, Chosen.READY, "", agent);
                case 28 -> new Event.Chose(agent, Chosen.BREAK, "r" + random.nextInt(2), "head");
                case 29 ->
                    random.nextBoolean()
                            ? new Event.Chose(agent, Chosen.LOGGED_OUT, "", agent)
                            : new Event.Forced(agent, Chosen.READY, "", "head");
                case 30 -> new Event.Phone(agent, random.nextInt(3) > 0);
                case 31 -> new Event.WrapUpEnded(agent, agent);
                case 32 -> new Event.WrapUpExtended(agent, Duration.ofSeconds(4), agent);
                case 33, 34 -> new Event.Moved(id, "q" + random.nextInt(queues), random.nextBoolean(), "head");
                case 35 -> new Event.Assigned(id, agent, "head");
                case 36 -> new Event.HandedOver(id, agent, "head");
                case 37 -> engagement(agent);
                default -> seldom(agent);
            };
        }

        /** Busy with a call that nobody offered her, or out of it again. */
        private Event engagement(String agent) {
            Seat busy = state.seats.values().stream()
                    .filter(seat -> seat.engaged != null)
                    .findFirst()
                    .orElse(null);
            if (busy == null || random.nextInt(4) == 0)
                return new Event.Engaged(agent, "c" + random.nextInt(3), random.nextBoolean());
            String call = random.nextInt(8) == 0 ? "c9" : busy.engaged;
            String queue = random.nextInt(4) == 0 ? null : "q" + random.nextInt(queues + 1);
            return new Event.Released(busy.agent, call, queue, random.nextBoolean());
        }

        private Event seldom(String agent) {
            return switch (random.nextInt(9)) {
                case 0 -> new Event.AgentRemoved(agent);
                case 1, 2 -> new Event.AgentAdded(agent, some(), skills(), Chosen.READY, "", null);
                case 3 -> new Event.QueuesSet(agent, some(), "head");
                case 4 -> new Event.SkillsSet(agent, skills(), "head");
                case 5 -> new Event.QueueSaved(queue("q" + random.nextInt(queues)));
                case 6 -> new Event.Lost("p" + random.nextInt(3), "q0", now.minusSeconds(30), now.minusSeconds(5));
                case 7 -> new Event.BreakSaved("r1", Duration.ofMillis(random.nextInt(2) * 6_300L));
                default -> new Event.TimePassed();
            };
        }

        private WorkItem item() {
            var item = new WorkItem(
                    "i" + items++,
                    "q" + random.nextInt(queues),
                    random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0,
                    now.minusNanos(random.nextInt(4) == 0 ? random.nextInt(3) : 0));
            if (random.nextInt(3) == 0) item = item.from("p" + random.nextInt(3));
            if (plain) return item;
            if (random.nextInt(8) == 0) item = item.offLine();
            if (random.nextInt(6) == 0) item = item.preferring("a" + random.nextInt(agents));
            return random.nextInt(4) == 0 ? item.needing(needs()) : item;
        }

        private Needs needs() {
            return Needs.of("s" + random.nextInt(2), 1 + random.nextInt(3));
        }

        private Needs skills() {
            return random.nextInt(3) == 0 ? Needs.NONE : needs().and(needs());
        }

        private List<Membership> some() {
            var some = new ArrayList<Membership>();
            for (int q = 0; q < queues; q++)
                if (random.nextInt(3) > 0)
                    some.add(new Membership("q" + q, 1 + random.nextInt(2), 1 + random.nextInt(2)));
            return some;
        }

        private QueueSettings queue(String name) {
            var queue = QueueSettings.of(name, name, name)
                    .withWrapUp(Duration.ofSeconds(random.nextInt(3) * 5L))
                    .withNotAgain(Duration.ofSeconds(random.nextInt(2) * 60L));
            if (plain) return queue;
            queue = queue.withStrategy(Strategy.KINDS.get(random.nextInt(Strategy.KINDS.size())))
                    .withRing(Duration.ofSeconds(15), 1 + random.nextInt(2))
                    .withOrder(new QueueOrder(
                            random.nextInt(6) == 0 ? needs() : Needs.NONE,
                            Duration.ofMillis(random.nextInt(2) * 5_300L),
                            random.nextInt(2),
                            Duration.ofMillis(random.nextInt(3) * 7_100L),
                            Duration.ofMillis(random.nextInt(3) * 8_900L)));
            if (random.nextInt(2) == 0) return queue;
            queue = queue.withLimits(new QueueLimits(
                    Duration.ofMillis(random.nextInt(2) * 13_700L),
                    target(),
                    random.nextInt(2) * 3,
                    target(),
                    random.nextInt(3) == 0 ? QueueLimits.AT_WORK : Set.of(),
                    random.nextInt(2) == 0 ? Set.of(Presence.READY, Presence.RINGING, Presence.TALKING) : Set.of(),
                    target()));
            return random.nextInt(5) == 0 ? queue.withHours(new Hours("mon-sat 08:00-20:00", ""), target()) : queue;
        }

        private Overflow target() {
            return random.nextBoolean() ? new Overflow.Voicemail() : new Overflow.ToQueue("q" + random.nextInt(4));
        }
    }
}
