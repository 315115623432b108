package org.firstline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.firstline.routing.Activity;
import org.firstline.routing.AgentNow;
import org.firstline.routing.Chosen;
import org.firstline.routing.Miss;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.Routing;
import org.firstline.routing.RoutingEvent;
import org.firstline.routing.RoutingSettings;
import org.firstline.routing.Strategy;
import org.firstline.routing.Tally;
import org.firstline.routing.WorkItem;
import org.junit.jupiter.api.Test;

/**
 * A week of the example site through the real routing, with its rows: 16,000 calls by the hours' profile, 24 agents in
 * shifts who answer after some seconds, miss some calls, wrap up and take breaks, and callers who give up. The same seed
 * gives the same log twice; whatever comes out adds up.
 */
class WeekTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");
    private static final Instant MONDAY =
            ZonedDateTime.of(2026, 11, 23, 0, 0, 0, 0, ZONE).toInstant();
    private static final List<String> QUEUES = List.of("internet", "tv", "billing");
    private static final int CALLS = 16_000;
    private static final int AGENTS = 24;
    private static final int BY_NIGHT = 6;

    @Test
    void aWeekIsTheSameTwiceAndAddsUp() {
        Week first = new Week(16).run();
        Week second = new Week(16).run();
        assertThat(second.events).isEqualTo(first.events);
        assertThat(second.log).as("every event at the same instant").isEqualTo(first.log);
        assertThat(first.came).isBetween(15_500, 16_500);
        Tally sum = first.days;
        assertThat(sum.offered()).isEqualTo(first.came);
        // who waits at a midnight is counted in the day that he came in, which is not looked at again
        int overMidnight = sum.inQueue();
        assertThat(overMidnight).isBetween(0, 30);
        assertThat(sum.answered() + sum.abandoned() + overMidnight).isEqualTo(first.came);
        assertThat(first.answered - sum.answered()).isBetween(0, overMidnight);
        assertThat(sum.serviceLevel()).isBetween(.75, 1.0);
        assertThat(first.overlaps).as("offers to who was not free").isZero();
        for (String agent : first.loggedIn.keySet())
            assertThat(first.inStates.get(agent)).as("states of " + agent).isEqualTo(first.atWork(agent));
    }

    private static final class Week {
        private final SimulatedTime time = new SimulatedTime(MONDAY);
        private final Bus bus = new Bus(time);
        private final Random random;
        private final Db db;
        private final Routing routing;
        private final Map<String, Boolean> waits = new HashMap<>();
        private long log = 17;
        private int events;
        private int came;
        private int answered;
        private int overlaps;
        private Tally days = Tally.ZERO;
        private final Map<String, Instant> loggedIn = new HashMap<>();
        private final Map<String, Duration> worked = new HashMap<>();
        private final Map<String, Duration> inStates = new HashMap<>();

        Week(long seed) {
            random = new Random(seed);
            db = Db.inMemory("week" + System.identityHashCode(this));
            routing = new Routing(db, bus, time, new RoutingSettings(ZONE));
            bus.on("agents", RoutingEvent.class, this::hear);
        }

        Week run() {
            routing.start();
            routing.saveQueue(QueueSettings.of("internet", "Internet", "Интернет"));
            routing.saveQueue(QueueSettings.of("tv", "TV", "ТВ").withStrategy(new Strategy.RoundRobin()));
            routing.saveQueue(QueueSettings.of("billing", "Billing", "Оплата").withStrategy(new Strategy.LeastCalls()));
            for (int a = 0; a < AGENTS; a++) {
                String agent = "" + (100 + a);
                routing.addAgent(agent, a % 3 == 0 ? QUEUES : QUEUES.subList(0, 1 + a % 3));
                routing.reachable(agent, true);
            }
            for (int hour = 0; hour < 7 * 24; hour++) hour(hour);
            time.pass(Duration.ofHours(2));
            db.close();
            return this;
        }

        private void hour(int hour) {
            ZonedDateTime at = MONDAY.atZone(ZONE).plusHours(hour);
            for (int a = 0; a < AGENTS; a++) {
                String agent = "" + (100 + a);
                boolean wanted = a < BY_NIGHT || at.getHour() >= 8 && at.getHour() < 22;
                boolean there = routing.findAgent(agent)
                        .map(now -> now.chosen() != Chosen.LOGGED_OUT)
                        .orElse(false);
                if (wanted && !there) routing.ready(agent, agent);
                if (!wanted && there) routing.logOut(agent, agent);
                if (wanted && there && random.nextInt(6) == 0) rest(agent);
            }
            double expected = Profile.expected(at.getDayOfWeek(), at.getHour(), CALLS / 7.0);
            double mean = 3600 / expected;
            for (double s = exponential(mean); s < 3600; s += exponential(mean))
                time.after("callers", Duration.ofNanos((long) (s * 1e9)), this::call);
            time.pass(Duration.ofHours(1).minusMillis(1));
            if (at.getHour() == 23)
                for (String queue : QUEUES)
                    days = days.plus(
                            routing.snapshot().findQueue(queue).orElseThrow().today());
            time.pass(Duration.ofMillis(1));
        }

        private void rest(String agent) {
            routing.takeBreak(agent, "rest", agent);
            time.after("agents", Duration.ofMinutes(10), () -> {
                if (now(agent).chosen() == Chosen.BREAK) routing.ready(agent, agent);
            });
        }

        private void call() {
            String id = "c" + came++;
            String queue = QUEUES.get(random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(2));
            waits.put(id, true);
            routing.enqueue(new WorkItem(id, queue, random.nextInt(10) == 0 ? 2 : 0, time.now()).from("+7" + came));
            time.after("callers", seconds(exponential(240)), () -> {
                if (waits.remove(id) != null) routing.withdraw(id, Routing.ABANDONED);
            });
        }

        private void hear(RoutingEvent event) {
            switch (event) {
                case RoutingEvent.Offered(String item, String agent, Instant at) -> {
                    note(item + agent, at);
                    if (random.nextInt(50) == 0) return; // she is not at her desk
                    time.after("agents", seconds(2 + exponential(3)), () -> answer(item, agent));
                }
                case RoutingEvent.OfferWithdrawn gone -> note(gone.item() + gone.agent() + gone.reason(), time.now());
                case RoutingEvent.AgentChanged change -> changed(change);
                case RoutingEvent.Overflowed over -> note(over.item() + over.reason(), time.now());
                default -> {}
            }
        }

        private void answer(String item, String agent) {
            AgentNow now = now(agent);
            if (now.activity() != Activity.RESERVED || !item.equals(now.item())) return;
            if (random.nextInt(200) == 0) {
                routing.missed(item, agent, Miss.FAILED);
                return;
            }
            if (waits.remove(item) == null) return;
            answered++;
            routing.accepted(item, agent);
            time.after("agents", seconds(20 + exponential(220)), () -> routing.finished(item));
        }

        private void changed(RoutingEvent.AgentChanged change) {
            AgentNow before = change.before();
            AgentNow after = change.agent();
            String agent = after.agent();
            note(agent + change.cause() + after.chosen() + after.activity() + change.actor(), change.at());
            if (after.activity() == Activity.RESERVED && before.activity() != Activity.IDLE) overlaps++;
            if (before.isAtWork() && !before.since().equals(after.since()))
                inStates.merge(agent, Duration.between(before.since(), change.at()), Duration::plus);
            if (!before.isAtWork() && after.isAtWork()) loggedIn.put(agent, change.at());
            if (before.isAtWork() && !after.isAtWork())
                worked.merge(agent, Duration.between(loggedIn.get(agent), change.at()), Duration::plus);
            if (after.chosen() == Chosen.NOT_READY && change.actor().equals("system"))
                time.after("agents", Duration.ofMinutes(1), () -> {
                    if (now(agent).chosen() == Chosen.NOT_READY) routing.ready(agent, agent);
                });
        }

        /** How long she was logged in, up to the last change of her state. */
        private Duration atWork(String agent) {
            Duration whole = worked.getOrDefault(agent, Duration.ZERO);
            AgentNow now = now(agent);
            return now.isAtWork() ? whole.plus(Duration.between(loggedIn.get(agent), now.since())) : whole;
        }

        private AgentNow now(String agent) {
            return routing.findAgent(agent).orElseThrow();
        }

        private void note(String what, Instant at) {
            events++;
            log = 31 * (31 * log + what.hashCode()) + at.hashCode();
        }

        private double exponential(double mean) {
            return -Math.log(1 - random.nextDouble()) * mean;
        }

        private static Duration seconds(double length) {
            return Duration.ofNanos((long) (length * 1e9));
        }
    }
}
