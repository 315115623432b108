package org.firstline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.firstline.routing.Traces.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.firstline.routing.ItemNow.Phase;
import org.junit.jupiter.api.Test;

/**
 * What must always hold, over 100,000 random traces each: the naive matcher decides the same, and the invariants I1 to I9
 * of {@link Invariants} are kept at every event.
 */
class MatcherPropertiesTest {
    private static final int TRACES = 100_000;

    @Test
    void theNaiveMatcherDecidesTheSame() {
        Traces.hold(1, TRACES, Comparison::new);
    }

    @Test
    void theInvariantsHoldAtEveryEvent() {
        Traces.hold(1_000_000, TRACES, Invariants::new);
    }

    @Test
    void theSameTraceGivesTheSameDecisions() {
        Traces.hold(5_000_000, 2_000, () -> new Traces.Property() {
            private final State again = new State();

            @Override
            public void after(Timed timed, List<Decision> decisions, State state) {
                assertThat(Matcher.step(again, timed.event(), timed.at())).isEqualTo(decisions);
            }
        });
    }

    @Test
    void aTraceThatFailsIsShortenedToWhatMatters() {
        try {
            Traces.hold(
                    1,
                    50,
                    () -> (timed, decisions, state) -> check(
                            decisions.stream().noneMatch(d -> d instanceof Decision.Answered),
                            "nobody answers",
                            timed));
        } catch (AssertionError e) {
            Throwable told = e;
            while (!String.valueOf(told.getMessage()).startsWith("seed ")) told = told.getCause();
            assertThat(told.getMessage()).contains(" events:").contains("nobody answers");
            // a queue, an item, an agent, and that she answers
            assertThat(told.getMessage().lines().filter(line -> line.startsWith("  ")))
                    .hasSize(4);
            return;
        }
        throw new AssertionError("fifty days without an answer");
    }

    /** Both matchers side by side: what phones are told, and how agents and items stand. */
    private static final class Comparison implements Traces.Property {
        private final NaiveMatcher naive = new NaiveMatcher();

        @Override
        public void after(Timed timed, List<Decision> decisions, State state) {
            List<String> said = new ArrayList<>();
            for (Decision d : decisions)
                switch (d) {
                    case Decision.Offer(WorkItem item, String agent) -> said.add("ring " + item.id() + " " + agent);
                    case Decision.TakeBack(WorkItem item, String agent, String reason) ->
                        said.add("stop " + item.id() + " " + agent);
                    case Decision.Overflowed(WorkItem item, String queue, String reason, Overflow target) ->
                        said.add("out " + item.id() + " " + reason);
                    default -> {}
                }
            List<String> expected = naive.step(timed.event(), timed.at());
            check(
                    sorted(said).equals(sorted(expected)) && rings(said).equals(rings(expected)),
                    "decisions",
                    said,
                    expected);
            check(state.seats.size() == naive.agents.size(), "agents", state.agents());
            for (Seat a : state.seats.values()) {
                NaiveMatcher.A b = naive.agent(a.agent);
                check(
                        b != null
                                && a.chosen == b.chosen
                                && a.reason.equals(b.reason)
                                && a.activity == b.does
                                && Objects.equals(
                                        a.place == null ? null : a.place.item, b.item == null ? null : b.item.work),
                        "agent",
                        a.shown);
            }
            check(state.places.size() == naive.items.size(), "items", state.places.keySet());
            for (Place a : state.places.values()) {
                NaiveMatcher.I b = naive.item(a.item.id());
                check(
                        b != null
                                && a.item.equals(b.work)
                                && (a.phase == Phase.WAITING) == b.waits()
                                && Objects.equals(
                                        a.talking == null ? null : a.talking.agent,
                                        b.talks == null ? null : b.talks.name)
                                && Set.copyOf(a.offered.stream()
                                                .map(s -> s.agent)
                                                .toList())
                                        .equals(Set.copyOf(b.rings.stream()
                                                .map(s -> s.name)
                                                .toList())),
                        "item",
                        a.item,
                        a.phase);
            }
        }

        private static List<String> rings(List<String> said) {
            return said.stream().filter(s -> s.startsWith("ring")).toList();
        }

        private static List<String> sorted(List<String> said) {
            return said.stream().sorted().toList();
        }
    }
}
