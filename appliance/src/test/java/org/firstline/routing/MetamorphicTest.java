package org.firstline.routing;

import static org.firstline.routing.Traces.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * What must not change the {@link Matcher}'s decisions: other names, another week, an agent nobody may use. Each over
 * random traces of everything that may happen; one that fails is printed with its seed. What one agent more, another
 * order or a split pool do to waiting is in {@link ErlangTest}.
 */
class MetamorphicTest {
    private static final int TRACES = 2_000;

    /** Names that sort as before: what a name says, and where a hash puts it, decides nothing. */
    @Test
    void otherNamesGetTheSameDecisions() {
        Traces.hold(
                20_000_000, TRACES, () -> new Twin(new Relabelling(old -> old.charAt(0) + "-x" + old, Duration.ZERO)));
    }

    /** Hours and days of the week come round. */
    @Test
    void anotherWeekGetsTheSameDecisions() {
        Traces.hold(
                21_000_000, TRACES, () -> new Twin(new Relabelling(UnaryOperator.identity(), Duration.ofDays(7 * 53))));
    }

    private record Twin(Relabelling change, State other) implements Traces.Property {
        Twin(Relabelling change) {
            this(change, new State());
        }

        @Override
        public void after(Timed timed, List<Decision> decisions, State state) {
            var theirs = Matcher.step(other, change.event(timed.event()), change.at(timed.at()));
            check(
                    texts(theirs)
                            .equals(texts(decisions).stream().map(change::text).toList()),
                    "twin",
                    decisions,
                    theirs);
        }
    }

    /**
     * Agents and queues exchange their names. Where no two events happen at one instant, the longest idle goes first and
     * one miss is enough, nobody becomes free at the same instant as another: no name breaks a tie, and the decisions are
     * the same with the names exchanged.
     */
    @Test
    void exchangedNamesExchangeTheDecisions() {
        Traces.hold(22_000_000, TRACES, () -> new Traces.Property() {
            private final Relabelling exchange = new Relabelling(MetamorphicTest::mirrored, Duration.ZERO);
            private final State one = new State();
            private final State other = new State();
            private long steps;

            @Override
            public void after(Timed timed, List<Decision> ignored, State state) {
                Instant at = timed.at().plusNanos(1_009 * ++steps);
                Event event = longestIdle(timed.event());
                var ours = Matcher.step(one, event, at);
                var theirs = Matcher.step(other, exchange.event(event), at);
                check(
                        texts(theirs).stream()
                                .sorted()
                                .toList()
                                .equals(texts(ours).stream()
                                        .map(exchange::text)
                                        .sorted()
                                        .toList()),
                        "exchanged",
                        ours,
                        theirs);
            }
        });
    }

    private static String mirrored(String old) {
        return "" + old.charAt(0) + ('9' - old.charAt(1));
    }

    private static Event longestIdle(Event event) {
        return event instanceof Event.QueueSaved(QueueSettings queue)
                ? new Event.QueueSaved(
                        queue.withStrategy(new Strategy.LongestIdle()).withRing(queue.ring(), 1))
                : event;
    }

    /** She serves no queue, or one that nobody calls; whatever she does, the others' day goes on as without her. */
    @Test
    void anAgentNobodyMayUseChangesNothing() {
        Traces.hold(23_000_000, TRACES, () -> new Traces.Property() {
            private final State with = new State();
            private int steps;

            @Override
            public void after(Timed timed, List<Decision> decisions, State state) {
                var theirs = new ArrayList<Decision>();
                for (Event hers : hers(steps++)) theirs.addAll(Matcher.step(with, hers, timed.at()));
                theirs.addAll(Matcher.step(with, timed.event(), timed.at()));
                theirs.removeIf(d -> d instanceof Decision.AgentMoved moved
                        && moved.after().agent().equals("idle"));
                check(theirs.equals(decisions), "with her", decisions, theirs);
            }
        });
    }

    private static List<Event> hers(int step) {
        if (step == 0)
            return List.of(
                    new Event.QueueSaved(QueueSettings.of("nobody", "Nobody", "Никто")),
                    new Event.AgentAdded("idle", List.of("nobody"), Chosen.READY, ""),
                    new Event.Phone("idle", true));
        return switch (step % 7) {
            case 1 -> List.of(new Event.QueuesSet("idle", List.of(), "head"));
            case 2 -> List.of(new Event.Chose("idle", Chosen.BREAK, "r0", "idle"));
            case 3 -> List.of(new Event.Chose("idle", Chosen.READY, "", "idle"));
            case 4 -> List.of(new Event.SkillsSet("idle", Needs.of("s0", 9), "head"));
            case 5 -> List.of(new Event.QueuesSet("idle", List.of(Membership.of("nobody")), "head"));
            default -> List.of();
        };
    }

    private static List<String> texts(Collection<Decision> decisions) {
        return decisions.stream().map(Decision::toString).toList();
    }
}
