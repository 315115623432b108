package org.firstline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The matcher in single scenes; many are complaints about other systems turned round. */
class MatcherTest {
    private static final QueueSettings NET =
            QueueSettings.of("net", "Internet", "Интернет").withWrapUp(Duration.ofSeconds(10));
    private static final QueueSettings TV = QueueSettings.of("tv", "TV", "ТВ").withWrapUp(Duration.ZERO);

    private final State state = new State();
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");

    @Test
    void theLongestIdleAgentIsAsked() {
        agents("101", "102", "103");
        tick(5);
        assertThat(enqueue("a", "net", 0)).containsExactly("ring a 101");
        assertThat(enqueue("b", "net", 0)).containsExactly("ring b 102");
        accept("a", "101");
        accept("b", "102");
        tick(20);
        finish("a");
        tick(10);
        assertThat(enqueue("c", "net", 0)).containsExactly("ring c 103");
        assertThat(enqueue("d", "net", 0)).containsExactly("ring d 101");
    }

    @Test
    void anAgentOfSeveralQueuesServesWhoeverCameFirst() {
        agents("101");
        enqueue("talk", "tv", 0);
        accept("talk", "101");
        tick(1);
        enqueue("second", "tv", 0, now.plusNanos(1));
        enqueue("first", "net", 0, now);
        assertThat(finish("talk")).containsExactly("ring first 101");
    }

    @Test
    void priorityGoesBeforeTheLongerWaitAndTheSameInstantIsNoTie() {
        enqueue("a", "net", 0);
        enqueue("b", "net", 0);
        tick(9);
        enqueue("vip", "net", 1);
        agents("101", "102", "103");
        assertThat(state.items()).extracting(i -> i.item().id()).containsExactly("vip", "a", "b");
        assertThat(state.items()).extracting(ItemNow::agent).containsExactly("101", "102", "103");
    }

    @Test
    void whoDoesNotAnswerIsNotReadyAndTheItemKeepsItsPlace() {
        agents("101");
        enqueue("a", "net", 0);
        enqueue("b", "net", 0);
        assertThat(tick(15)).containsExactly("stop a 101 no-answer");
        assertThat(agent("101").chosen()).isEqualTo(Chosen.NOT_READY);
        assertThat(agent("101").reason()).isEqualTo("no-answer");
        assertThat(state.items()).extracting(i -> i.item().id()).containsExactly("a", "b");
        assertThat(agents("102")).containsExactly("ring a 102");
    }

    @Test
    void aMissedItemGoesToSomebodyElseFirstAndBackWhenThereIsNobody() {
        agents("101", "102");
        enqueue("a", "net", 0);
        assertThat(step(new Event.Missed("a", "101", Miss.REJECTED))).containsExactly("ring a 102");
        step(new Event.Chose("101", Chosen.READY, "", "101"));
        assertThat(step(new Event.Phone("102", false))).containsExactly("stop a 102 unreachable", "ring a 101");
        step(new Event.Phone("102", true));
        assertThat(step(new Event.Missed("a", "101", Miss.NO_ANSWER))).containsExactly("ring a 102");
    }

    @Test
    void oneFailedOfferRestsAnAgentAndThreeTakeHerOut() {
        agents("101");
        enqueue("a", "net", 0);
        for (int i = 1; i < Matcher.MOST_FAILURES; i++) {
            assertThat(step(new Event.Missed("a", "101", Miss.FAILED))).isEmpty();
            assertThat(tick(2)).isEmpty();
            assertThat(tick(1)).containsExactly("ring a 101");
        }
        step(new Event.Missed("a", "101", Miss.FAILED));
        assertThat(agent("101").reason()).isEqualTo("failed");
    }

    @Test
    void anOfferTakenBackLeavesHerPlaceAmongTheIdle() {
        agents("101", "102");
        tick(60);
        enqueue("a", "net", 0);
        tick(3);
        assertThat(step(new Event.Withdrawn("a", "abandoned"))).containsExactly("stop a 101 abandoned");
        assertThat(enqueue("b", "net", 0)).containsExactly("ring b 101");
    }

    @Test
    void aBreakChosenWhileTalkingBeginsAfterTheCallAndWrapUpIsSeen() {
        agents("101");
        enqueue("a", "net", 0);
        accept("a", "101");
        step(new Event.Chose("101", Chosen.BREAK, "lunch", "101"));
        assertThat(agent("101").activity()).isEqualTo(Activity.TALKING);
        tick(30);
        finish("a");
        assertThat(agent("101").activity()).isEqualTo(Activity.WRAP_UP);
        assertThat(agent("101").wrapUpEndsAt()).isEqualTo(now.plusSeconds(10));
        tick(10);
        assertThat(agent("101").activity()).isEqualTo(Activity.IDLE);
        assertThat(enqueue("b", "net", 0)).isEmpty();
        assertThat(agent("101").chosen()).isEqualTo(Chosen.BREAK);
    }

    @Test
    void aBreakChosenWhileItRingsHandsTheItemOnAtOnce() {
        agents("101", "102");
        enqueue("a", "net", 0);
        assertThat(step(new Event.Chose("101", Chosen.BREAK, "lunch", "101")))
                .containsExactly("stop a 101 not-ready", "ring a 102");
    }

    @Test
    void wrapUpHoldsInEveryQueueUntilItIsEndedEarly() {
        agents("101");
        enqueue("a", "net", 0);
        accept("a", "101");
        finish("a");
        assertThat(enqueue("b", "tv", 0)).isEmpty();
        assertThat(step(new Event.WrapUpEnded("101", "101"))).containsExactly("ring b 101");
        accept("b", "101");
        assertThat(enqueue("c", "net", 0)).isEmpty();
        assertThat(finish("b")).as("no wrap-up in this queue").containsExactly("ring c 101");
    }

    @Test
    void whoAnsweredIsTalkingEvenIfHerOfferWasJustTakenBack() {
        agents("101", "102");
        enqueue("a", "net", 0);
        step(new Event.Chose("101", Chosen.NOT_READY, "paper", "101"));
        assertThat(accept("a", "101")).containsExactly("stop a 102 accepted");
        assertThat(agent("101").activity()).isEqualTo(Activity.TALKING);
        assertThat(accept("a", "102")).isEmpty();
        assertThat(agent("102").activity()).isEqualTo(Activity.IDLE);
        assertThat(enqueue("b", "net", 0)).containsExactly("ring b 102");
    }

    @Test
    void lateAndUnknownWordsChangeNothing() {
        agents("101");
        enqueue("a", "net", 0);
        for (var event : List.of(
                new Event.Missed("a", "102", Miss.NO_ANSWER),
                new Event.Missed("x", "101", Miss.NO_ANSWER),
                new Event.Accepted("x", "101"),
                new Event.Accepted("a", "999"),
                new Event.Finished("x"),
                new Event.Withdrawn("x", "abandoned"),
                new Event.WrapUpEnded("101", "101"),
                new Event.Chose("999", Chosen.READY, "", "999"),
                new Event.Enqueued(new WorkItem("a", "tv", 9, now))))
            assertThat(Matcher.step(state, event, now)).as("%s", event).isEmpty();
        assertThat(agent("101").item()).isEqualTo("a");
    }

    @Test
    void anAgentWithoutAPhoneIsAskedNothingUntilItRegisters() {
        step(new Event.QueueSaved(NET));
        step(new Event.AgentAdded("101", List.of("net"), Chosen.READY, ""));
        assertThat(enqueue("a", "net", 0)).isEmpty();
        assertThat(step(new Event.Phone("101", true))).containsExactly("ring a 101");
    }

    @Test
    void aPhoneThatRegisteredBeforeItsAgentWasKnownCounts() {
        step(new Event.Phone("101", true));
        assertThat(agents("101")).isEmpty();
        assertThat(agent("101").reachable()).isTrue();
    }

    @Test
    void aRemovedAgentFinishesHerTalkAndIsGone() {
        agents("101");
        enqueue("a", "tv", 0);
        accept("a", "101");
        step(new Event.AgentRemoved("101"));
        assertThat(agent("101").activity()).isEqualTo(Activity.TALKING);
        finish("a");
        assertThat(state.agents()).isEmpty();
    }

    @Test
    void newQueuesOfAnAgentCountAtOnce() {
        agents("101");
        step(new Event.AgentAdded("101", List.of("tv"), Chosen.READY, ""));
        assertThat(enqueue("a", "net", 0)).isEmpty();
        assertThat(step(new Event.AgentAdded("101", List.of("tv", "net"), Chosen.READY, "")))
                .containsExactly("ring a 101");
    }

    /** A registration that runs out and comes again within a talk made the talk's clock begin anew, on every screen. */
    @Test
    void aTalkLastsSinceItsBeginningWhateverHerPhoneDoes() {
        agents("101");
        enqueue("a", "net", 0);
        step(new Event.Accepted("a", "101"));
        Instant begun = agent("101").since();
        Matcher.step(state, new Event.Phone("101", false), now.plusSeconds(40));
        assertThat(agent("101").reachable()).isFalse();
        assertThat(agent("101").since()).isEqualTo(begun);
        Matcher.step(state, new Event.Phone("101", true), now.plusSeconds(50));
        assertThat(agent("101").since()).isEqualTo(begun);
        Matcher.step(state, new Event.Finished("a"), now.plusSeconds(60));
        assertThat(agent("101").since()).isEqualTo(now.plusSeconds(60));
    }

    @Test
    void aClockThatGoesBackDoesNotTakeTimeWithIt() {
        agents("101");
        enqueue("a", "net", 0);
        Instant later = now.plusSeconds(5);
        Matcher.step(state, new Event.Accepted("a", "101"), later);
        Matcher.step(state, new Event.Finished("a"), now);
        assertThat(agent("101").since()).isEqualTo(later);
    }

    @Test
    void aThousandWaitInOrderForTwoHundred() {
        step(new Event.QueueSaved(NET));
        IntStream.range(0, 1000).forEach(i -> enqueue("i" + i, "net", 0));
        String[] names = IntStream.range(0, 200).mapToObj(i -> "" + (1000 + i)).toArray(String[]::new);
        agents(names);
        var served = new ArrayList<String>();
        for (int round = 0; round < 5; round++) {
            for (String name : names) {
                String item = agent(name).item();
                served.add(item);
                accept(item, name);
            }
            for (String name : names) {
                finish(agent(name).item());
                step(new Event.WrapUpEnded(name, name));
            }
        }
        assertThat(served)
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).mapToObj(i -> "i" + i).toList());
    }

    private List<String> agents(String... names) {
        step(new Event.QueueSaved(NET));
        step(new Event.QueueSaved(TV));
        var said = new ArrayList<String>();
        for (String name : names) {
            said.addAll(step(new Event.AgentAdded(name, List.of("net", "tv"), Chosen.READY, "")));
            said.addAll(step(new Event.Phone(name, true)));
        }
        return said;
    }

    private List<String> enqueue(String id, String queue, int priority) {
        return enqueue(id, queue, priority, now);
    }

    private List<String> enqueue(String id, String queue, int priority, Instant queuedAt) {
        if (state.lines.isEmpty()) step(new Event.QueueSaved(NET));
        return step(new Event.Enqueued(new WorkItem(id, queue, priority, queuedAt)));
    }

    private List<String> accept(String id, String agent) {
        return step(new Event.Accepted(id, agent));
    }

    private List<String> finish(String id) {
        return step(new Event.Finished(id));
    }

    private List<String> tick(int seconds) {
        now = now.plusSeconds(seconds);
        return step(new Event.TimePassed());
    }

    private AgentNow agent(String name) {
        return state.agents().stream()
                .filter(a -> a.agent().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What the phones are told. */
    private List<String> step(Event event) {
        var said = new ArrayList<String>();
        for (Decision d : Matcher.step(state, event, now))
            switch (d) {
                case Decision.Offer(WorkItem item, String agent) -> said.add("ring " + item.id() + " " + agent);
                case Decision.TakeBack(WorkItem item, String agent, String reason) ->
                    said.add("stop " + item.id() + " " + agent + " " + reason);
                default -> {}
            }
        return said;
    }
}
