package org.firstline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstline.routing.Traces.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.firstline.routing.ItemNow.Phase;
import org.junit.jupiter.api.Test;

/** What must always hold (I1 to I4, I6 to I8), over 105,000 random events each; and the naive matcher agrees. */
class MatcherPropertiesTest {
    private static final int TRACES = 350;
    private static final int LENGTH = 300;
    private static final Comparator<Strategy.Candidate> IDLE_FOR = new Strategy.LongestIdle().order();

    @Test
    void theNaiveMatcherDecidesTheSame() {
        Traces.hold(1, TRACES, LENGTH, trace -> {
            var state = new State();
            var naive = new NaiveMatcher();
            for (Timed timed : trace) {
                List<String> said = new ArrayList<>();
                for (Decision d : Matcher.step(state, timed.event(), timed.at()))
                    switch (d) {
                        case Decision.Offer(WorkItem item, String agent) -> said.add("ring " + item.id() + " " + agent);
                        case Decision.TakeBack(WorkItem item, String agent, String reason) ->
                            said.add("stop " + item.id() + " " + agent);
                        default -> {}
                    }
                List<String> expected = naive.step(timed.event(), timed.at());
                check(said.equals(expected), "decisions", said, expected);
                for (AgentNow a : state.agents()) {
                    NaiveMatcher.A b = naive.agent(a.agent());
                    check(
                            b != null
                                    && a.chosen() == b.chosen
                                    && a.reason().equals(b.reason)
                                    && a.activity() == b.does
                                    && Objects.equals(a.item(), b.item == null ? null : b.item.work.id()),
                            "agent",
                            a);
                }
                check(state.seats.size() == naive.agents.size(), "agents", state.agents());
            }
        });
    }

    @Test
    void theSameTraceGivesTheSameDecisions() {
        Traces.hold(5_000, 20, LENGTH, trace -> assertThat(run(trace)).isEqualTo(run(trace)));
    }

    @Test
    void itemsAreConservedAndAgentsHaveOneEach() {
        Traces.hold(1_000, TRACES, LENGTH, trace -> {
            Set<String> entered = new HashSet<>();
            Set<String> left = new HashSet<>();
            walk(trace, (state, decisions, at) -> {
                for (Decision d : decisions)
                    switch (d) {
                        case Decision.Entered(WorkItem item, Instant when) ->
                            check(entered.add(item.id()), "I1 entered twice", d);
                        case Decision.Answered(WorkItem item, String agent, Instant since, Instant when) ->
                            check(left.add(item.id()), "I1 left twice", d);
                        case Decision.Left(WorkItem item, String reason, Instant since, Instant when) ->
                            check(left.add(item.id()), "I1 left twice", d);
                        default -> {}
                    }
                Map<String, String> agentOf = new HashMap<>();
                int inQueue = 0;
                for (ItemNow item : state.items()) {
                    if (item.phase() != Phase.TALKING) inQueue++;
                    if (item.agent() != null) agentOf.put(item.item().id(), item.agent());
                }
                check(entered.size() - left.size() == inQueue, "I1 in the queue", inQueue, entered, left);
                Map<String, String> itemOf = new HashMap<>();
                for (AgentNow agent : state.agents()) {
                    boolean busy = agent.activity() == Activity.RESERVED || agent.activity() == Activity.TALKING;
                    check((agent.item() != null) == busy, "I2 busy", agent);
                    if (agent.item() != null) itemOf.put(agent.item(), agent.agent());
                }
                check(itemOf.equals(agentOf), "I2 items and agents", itemOf, agentOf);
            });
        });
    }

    @Test
    void nobodyIdlesWhileSomebodyWaitsAndOrderIsKept() {
        Traces.hold(
                2_000,
                TRACES,
                LENGTH,
                trace -> walk(trace, (state, decisions, at) -> {
                    List<ItemNow> items = state.items();
                    for (ItemNow item : items)
                        if (item.phase() == Phase.WAITING)
                            for (Seat seat : state.seats.values())
                                check(
                                        !seat.isFree()
                                                || !seat.serves(item.item().queue()),
                                        "I3 free while one waits",
                                        seat.agent,
                                        item);
                    for (Decision d : decisions)
                        if (d instanceof Decision.Offer(WorkItem offered, String agent)) {
                            for (ItemNow other : items)
                                if (other.phase() == Phase.WAITING
                                        && other.since().isBefore(at)
                                        && state.seat(agent).serves(other.item().queue()))
                                    check(goesFirst(offered, other.item()), "I4 order", offered, other);
                        }
                }));
    }

    @Test
    void theLongestIdleIsAskedAndWhoMissedIsNotAskedAgainSoon() {
        Traces.hold(3_000, TRACES, LENGTH, trace -> {
            Map<String, Instant> missedUntil = new HashMap<>();
            walk(trace, (state, decisions, at) -> {
                for (Decision d : decisions) {
                    if (d instanceof Decision.AgentMoved m && m.cause() == Cause.MISSED) {
                        String queue = m.before().queue();
                        missedUntil.put(
                                m.before().item() + m.after().agent(),
                                at.plus(state.line(queue).settings.notAgain()));
                        if (!m.after().reason().isEmpty())
                            check(m.after().chosen() == Chosen.NOT_READY, "I8 not ready", m);
                    }
                    if (!(d instanceof Decision.Offer(WorkItem item, String agent))) continue;
                    boolean avoided = at.isBefore(missedUntil.getOrDefault(item.id() + agent, Instant.MIN));
                    Seat chosen = state.seat(agent);
                    for (Seat other : state.seats.values()) {
                        if (!other.isFree() || !other.serves(item.queue())) continue;
                        boolean otherAvoided =
                                at.isBefore(missedUntil.getOrDefault(item.id() + other.agent, Instant.MIN));
                        check(!avoided || otherAvoided, "I8 again", item, agent, other.agent);
                        if (avoided == otherAvoided)
                            check(
                                    IDLE_FOR.compare(candidate(chosen), candidate(other)) < 0,
                                    "I6 longest idle",
                                    item,
                                    candidate(chosen),
                                    candidate(other));
                    }
                }
            });
        });
    }

    private static final Map<Activity, Set<Activity>> LEGAL = new EnumMap<>(Map.of(
            Activity.IDLE, Set.of(Activity.IDLE, Activity.RESERVED, Activity.TALKING),
            Activity.RESERVED, Set.of(Activity.RESERVED, Activity.IDLE, Activity.TALKING),
            Activity.TALKING, Set.of(Activity.TALKING, Activity.WRAP_UP, Activity.IDLE),
            Activity.WRAP_UP, Set.of(Activity.WRAP_UP, Activity.IDLE, Activity.TALKING)));

    @Test
    void agentsMoveLegallyAndTheirTimeAddsUp() {
        Traces.hold(4_000, TRACES, LENGTH, trace -> {
            Map<String, AgentNow> last = new HashMap<>();
            Map<String, Instant> added = new HashMap<>();
            Map<String, Duration> sums = new HashMap<>();
            walk(trace, (state, decisions, at) -> {
                for (Decision d : decisions) {
                    if (!(d instanceof Decision.AgentMoved m)) continue;
                    String agent = m.after().agent();
                    check(m.at().equals(at) && !m.actor().isBlank(), "I7 instant and actor", m);
                    if (m.cause() == Cause.ADDED) {
                        added.put(agent, at);
                        sums.put(agent, Duration.ZERO);
                    } else {
                        check(m.before().equals(last.get(agent)), "I7 unbroken", m, last.get(agent));
                        check(
                                LEGAL.get(m.before().activity())
                                        .contains(m.after().activity()),
                                "I7 legal",
                                m);
                        if (!m.after().since().equals(m.before().since()))
                            sums.merge(agent, Duration.between(m.before().since(), at), Duration::plus);
                    }
                    last.put(agent, m.after());
                }
                for (AgentNow a : state.agents())
                    check(
                            sums.get(a.agent())
                                    .plus(Duration.between(a.since(), at))
                                    .equals(Duration.between(added.get(a.agent()), at)),
                            "I7 states last as long as she was there",
                            a);
            });
        });
    }

    private static boolean goesFirst(WorkItem a, WorkItem b) {
        return !rank(a).isAfter(rank(b));
    }

    private static Instant rank(WorkItem item) {
        return item.queuedAt().minus(QueueOrder.STANDARD.headStart(item.priority()));
    }

    private static Strategy.Candidate candidate(Seat seat) {
        return seat.candidate(Membership.of("any"));
    }

    private interface Check {
        void after(State state, List<Decision> decisions, Instant at);
    }

    /** One change at a time: what time alone ends comes as steps of its own, before the event. */
    private static void walk(List<Timed> trace, Check check) {
        var state = new State();
        for (Timed timed : trace) {
            Instant due;
            while ((due = state.nextDeadline().orElse(Instant.MAX)).isBefore(timed.at()))
                check.after(state, Matcher.step(state, new Event.TimePassed(), due), due);
            check.after(state, Matcher.step(state, timed.event(), timed.at()), timed.at());
        }
    }

    private static List<Decision> run(List<Timed> trace) {
        var state = new State();
        var all = new ArrayList<Decision>();
        for (Timed timed : trace) all.addAll(Matcher.step(state, timed.event(), timed.at()));
        return all;
    }
}
