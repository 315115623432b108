package org.firstline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What users of other systems complain about, and the newer rules, in single scenes of the matcher. */
class ComplaintsTest {
    private static final QueueSettings NET =
            QueueSettings.of("net", "Internet", "Интернет").withWrapUp(Duration.ofSeconds(10));
    private static final QueueSettings TV = QueueSettings.of("tv", "TV", "ТВ").withWrapUp(Duration.ZERO);

    private final State state = new State();
    private Instant now = Instant.parse("2026-11-25T09:00:00Z");

    /** asterisk#176, #1557: two answer the same caller, or all are dropped when one answers and hangs up. */
    @Test
    void ofSeveralWhoAnswerAtOnceOneWinsAndTheOthersKeepTheirRank() {
        queues(NET.withStrategy(new Strategy.RingAll(3)), TV);
        agents("101", "102", "103");
        tick(60);
        assertThat(enqueue("a")).containsExactly("ring a 101", "ring a 102", "ring a 103");
        tick(5);
        assertThat(step(new Event.Accepted("a", "102"))).containsExactly("stop a 101 accepted", "stop a 103 accepted");
        assertThat(step(new Event.Accepted("a", "101"))).isEmpty();
        assertThat(step(new Event.Accepted("a", "103"))).isEmpty();
        assertThat(seat("102").activity).isEqualTo(Activity.TALKING);
        assertThat(seat("101").chosen).as("no penalty").isEqualTo(Chosen.READY);
        assertThat(seat("101").misses).isZero();
        assertThat(enqueue("b")).as("in their old order").containsExactly("ring b 101", "ring b 103");
        step(new Event.Finished("a"));
        assertThat(seat("102").activity).isEqualTo(Activity.WRAP_UP);
        assertThat(seat("101").activity).as("rings on").isEqualTo(Activity.RESERVED);
    }

    @Test
    void phonesJoinTheRingingOneAfterAnother() {
        queues(NET.withStrategy(new Strategy.RingProgressively(Duration.ofSeconds(4))), TV);
        agents("101", "102", "103");
        assertThat(enqueue("a")).containsExactly("ring a 101");
        assertThat(tick(3)).isEmpty();
        assertThat(tick(1)).containsExactly("ring a 102");
        assertThat(tick(4)).containsExactly("ring a 103");
        assertThat(tick(7)).as("her 15 s are over").containsExactly("stop a 101 no-answer");
        assertThat(step(new Event.Withdrawn("a", "abandoned")))
                .containsExactly("stop a 102 abandoned", "stop a 103 abandoned");
    }

    /** asterisk#1006, #607: the wrap-up is of the last queue only, or is lost by a transfer. */
    @Test
    void aTransferBeginsTheWrapUpAndItHoldsInEveryQueue() {
        queues(NET, TV);
        agents("101");
        enqueue("a");
        step(new Event.Accepted("a", "101"));
        tick(30);
        step(new Event.Moved("a", "tv", true, "101"));
        assertThat(seat("101").activity).isEqualTo(Activity.WRAP_UP);
        assertThat(state.place("a").item.queuedAt())
                .as("the wait is carried over")
                .isEqualTo(now.minusSeconds(30));
        step(new Event.WrapUpExtended("101", Duration.ofSeconds(20), "101"));
        assertThat(tick(10)).isEmpty();
        assertThat(tick(20)).containsExactly("ring a 101");
    }

    @Test
    void aTransferToAnAgentFreesTheFirstAndBusiesTheSecond() {
        queues(NET, TV);
        agents("101", "102");
        enqueue("a");
        step(new Event.Accepted("a", "101"));
        step(new Event.HandedOver("a", "102", "101"));
        assertThat(seat("101").activity).isEqualTo(Activity.WRAP_UP);
        assertThat(seat("102").activity).isEqualTo(Activity.TALKING);
        step(new Event.Finished("a"));
        assertThat(seat("102").activity).isEqualTo(Activity.WRAP_UP);
    }

    /** asterisk#1691: with one caller put to the front, no caller is ever the longest, and queues stop offering. */
    @Test
    void aCallerPutToTheFrontStopsNobody() {
        queues(NET, TV);
        enqueue("a");
        enqueue("b");
        step(new Event.Enqueued(new WorkItem("vip", "tv", 9, now)));
        assertThat(agents("101", "102", "103")).containsExactly("ring vip 101", "ring a 102", "ring b 103");
    }

    @Test
    void priorityIsAHeadStartAndNobodyStarves() {
        queues(NET.withOrder(QueueOrder.STANDARD.ageing(Duration.ofSeconds(60))), TV);
        enqueue("old");
        tick(59);
        step(new Event.Enqueued(new WorkItem("first", "net", 1, now)));
        tick(2);
        step(new Event.Enqueued(new WorkItem("late", "net", 1, now)));
        assertThat(agents("101", "102", "103")).containsExactly("ring first 101", "ring old 102", "ring late 103");
    }

    @Test
    void aSkillRelaxesWithTheWait() {
        queues(NET.withOrder(QueueOrder.STANDARD.relaxing(Duration.ofSeconds(20), 1)), TV);
        agents("101", "102");
        step(new Event.SkillsSet("101", Needs.of("fiber", 1), "head"));
        step(new Event.Enqueued(new WorkItem("a", "net", 0, now).needing(Needs.of("fiber", 3))));
        assertThat(Views.items(state, state.line("net")).getFirst().why())
                .isEqualTo(new ItemNow.Why(ItemNow.Reason.NOBODY_SKILLED, "fiber 3"));
        assertThat(tick(20)).isEmpty();
        assertThat(tick(20)).as("level 1 is enough now; 102 has none").containsExactly("ring a 101");
    }

    @Test
    void anItemWaitsForThePreferredAgentButNotForEver() {
        queues(NET.withOrder(QueueOrder.STANDARD.preferring(Duration.ofSeconds(25))), TV);
        agents("101", "102");
        enqueue("x");
        step(new Event.Accepted("x", "101"));
        step(new Event.Enqueued(new WorkItem("a", "net", 0, now).preferring("101")));
        assertThat(tick(24)).as("102 is free").isEmpty();
        assertThat(Views.items(state, state.line("net")).getFirst().why())
                .isEqualTo(new ItemNow.Why(ItemNow.Reason.WAITS_FOR_AGENT, "101"));
        assertThat(tick(1)).containsExactly("ring a 102");
        step(new Event.Enqueued(new WorkItem("b", "net", 0, now).preferring("101")));
        step(new Event.Chose("102", Chosen.READY, "", "102"));
        assertThat(step(new Event.Chose("101", Chosen.BREAK, "lunch", "101"))).isEmpty();
        step(new Event.Accepted("a", "102"));
        assertThat(agents("103")).as("nobody waits for who goes to lunch").containsExactly("ring b 103");
    }

    @Test
    void anAssignedItemGoesToHerFirstOfAllAndToNobodyElse() {
        queues(NET, TV);
        agents("101", "102");
        enqueue("x");
        step(new Event.Accepted("x", "101"));
        enqueue("y");
        step(new Event.Accepted("y", "102"));
        enqueue("a");
        enqueue("b");
        step(new Event.Assigned("b", "101", "head"));
        step(new Event.Finished("y"));
        assertThat(tick(10)).containsExactly("ring a 102");
        step(new Event.Finished("x"));
        assertThat(tick(10)).containsExactly("ring b 101");
    }

    @Test
    void aFullQueueSendsOnWithTheWait() {
        queues(
                NET.withLimits(QueueLimits.NONE.maxLength(1, new Overflow.ToQueue("tv"))),
                TV.withLimits(QueueLimits.NONE.maxLength(1, new Overflow.ToQueue("net"))));
        enqueue("a");
        assertThat(enqueue("b")).containsExactly("out b net full ToQueue[name=tv]");
        assertThat(state.place("b").item.queue()).isEqualTo("tv");
        assertThat(enqueue("c"))
                .as("round in a circle: it stays where it began")
                .containsExactly("out c net full ToQueue[name=tv]", "out c tv full ToQueue[name=net]");
        assertThat(state.place("c").item.queue()).isEqualTo("net");
    }

    @Test
    void whoWaitsTooLongIsSentOnUnlessAPhoneRings() {
        queues(NET.withLimits(QueueLimits.NONE.maxWait(Duration.ofSeconds(30), new Overflow.Voicemail())), TV);
        enqueue("a");
        assertThat(tick(29)).isEmpty();
        assertThat(tick(1)).containsExactly("out a net max-wait Voicemail[]");
        assertThat(state.places).isEmpty();
        enqueue("b");
        tick(20);
        agents("101");
        assertThat(tick(14)).as("it rings").isEmpty();
        assertThat(tick(1)).containsExactly("stop b 101 no-answer", "out b net max-wait Voicemail[]");
    }

    @Test
    void anEmptyQueueTakesNobodyInAndSendsOnWhoIsThere() {
        queues(
                NET.withLimits(
                        QueueLimits.NONE.staffedBy(QueueLimits.AT_WORK, QueueLimits.AT_WORK, new Overflow.Callback())),
                TV);
        assertThat(enqueue("a")).containsExactly("out a net join-empty Callback[]");
        agents("101");
        step(new Event.Chose("101", Chosen.BREAK, "lunch", "101"));
        assertThat(enqueue("b")).as("she comes back").isEmpty();
        step(new Event.Chose("101", Chosen.LOGGED_OUT, "", "101"));
        assertThat(tick(5)).isEmpty();
        step(new Event.Chose("101", Chosen.BREAK, "lunch", "101"));
        assertThat(tick(20)).as("a moment without people is nothing").isEmpty();
        step(new Event.Chose("101", Chosen.LOGGED_OUT, "", "101"));
        assertThat(tick(10)).containsExactly("out b net leave-empty Callback[]");
    }

    @Test
    void aClosedQueueTakesNobodyInAndServesWhoWaits() {
        queues(NET.withHours(new Hours("mon-fri 09:00-09:10", ""), new Overflow.Announce("closed")), TV);
        enqueue("a");
        tick(660);
        assertThat(enqueue("b")).containsExactly("out b net closed Announce[prompt=closed]");
        assertThat(agents("101")).containsExactly("ring a 101");
    }

    @Test
    void whoGaveUpAndComesBackGetsHisPlaceBack() {
        queues(NET, TV);
        step(new Event.Enqueued(new WorkItem("a", "net", 0, now).from("+79001")));
        tick(60);
        enqueue("b");
        step(new Event.Withdrawn("a", "abandoned"));
        tick(119);
        step(new Event.Enqueued(new WorkItem("a2", "net", 0, now).from("+79001")));
        assertThat(Views.items(state, state.line("net")))
                .extracting(i -> i.item().id())
                .containsExactly("a2", "b");
        step(new Event.Withdrawn("a2", "abandoned"));
        tick(121);
        step(new Event.Enqueued(new WorkItem("a3", "net", 0, now).from("+79001")));
        assertThat(Views.items(state, state.line("net")))
                .extracting(i -> i.item().id())
                .containsExactly("b", "a3");
    }

    @Test
    void oneMissIsForgivenWhereTheQueueSaysSo() {
        queues(NET.withRing(Duration.ofSeconds(15), 2), TV);
        agents("101");
        enqueue("a");
        assertThat(tick(15)).containsExactly("stop a 101 no-answer", "ring a 101");
        assertThat(tick(15)).containsExactly("stop a 101 no-answer");
        assertThat(seat("101").reason).isEqualTo("no-answer");
    }

    @Test
    void aBreakThatLastsTooLongIsSeen() {
        queues(NET, TV);
        step(new Event.BreakSaved("lunch", Duration.ofMinutes(30)));
        agents("101");
        step(new Event.Chose("101", Chosen.BREAK, "lunch", "101"));
        assertThat(seat("101").shown.breakEndsAt()).isEqualTo(now.plusSeconds(1800));
        tick(1799);
        assertThat(seat("101").chosen).isEqualTo(Chosen.BREAK);
        tick(1);
        assertThat(seat("101").chosen).isEqualTo(Chosen.NOT_READY);
        assertThat(seat("101").reason).isEqualTo("break-over");
    }

    @Test
    void linearGoesByTierAndPosition() {
        queues(NET.withStrategy(new Strategy.Linear()), TV);
        agents("101", "102", "103");
        step(new Event.QueuesSet("101", List.of(new Membership("net", 2, 1)), "head"));
        step(new Event.QueuesSet("102", List.of(new Membership("net", 1, 2)), "head"));
        step(new Event.QueuesSet("103", List.of(new Membership("net", 1, 1)), "head"));
        assertThat(enqueue("a")).containsExactly("ring a 103");
        assertThat(enqueue("b")).containsExactly("ring b 102");
        assertThat(enqueue("c")).containsExactly("ring c 101");
    }

    @Test
    void roundRobinAndLeastCallsShareEvenly() {
        for (Strategy strategy : Set.of(new Strategy.RoundRobin(), new Strategy.LeastCalls())) {
            var here = new State();
            Matcher.step(here, new Event.QueueSaved(TV.withStrategy(strategy)), now);
            for (int a = 0; a < 5; a++) {
                Matcher.step(here, new Event.AgentAdded("" + a, List.of("tv"), Chosen.READY, ""), now);
                Matcher.step(here, new Event.Phone("" + a, true), now);
            }
            for (int i = 0; i < 52; i++) {
                now = now.plusSeconds(7);
                Matcher.step(here, new Event.Enqueued(new WorkItem("i" + i, "tv", 0, now)), now);
                String agent = here.place("i" + i).offered.getFirst().agent;
                Matcher.step(here, new Event.Accepted("i" + i, agent), now);
                Matcher.step(here, new Event.Finished("i" + i), now);
                var counts =
                        here.seats.values().stream().mapToInt(s -> s.answered).summaryStatistics();
                assertThat(counts.getMax() - counts.getMin())
                        .as(strategy.word())
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    private void queues(QueueSettings... settings) {
        for (QueueSettings queue : settings) step(new Event.QueueSaved(queue));
    }

    private List<String> agents(String... names) {
        var said = new ArrayList<String>();
        for (String name : names) {
            said.addAll(step(new Event.AgentAdded(name, List.of("net", "tv"), Chosen.READY, "")));
            said.addAll(step(new Event.Phone(name, true)));
        }
        return said;
    }

    private List<String> enqueue(String id) {
        return step(new Event.Enqueued(new WorkItem(id, "net", 0, now)));
    }

    private List<String> tick(int seconds) {
        now = now.plusSeconds(seconds);
        return step(new Event.TimePassed());
    }

    private Seat seat(String agent) {
        return state.seats.get(agent);
    }

    private List<String> step(Event event) {
        var said = new ArrayList<String>();
        for (Decision d : Matcher.step(state, event, now))
            switch (d) {
                case Decision.Offer(WorkItem item, String agent) -> said.add("ring " + item.id() + " " + agent);
                case Decision.TakeBack(WorkItem item, String agent, String reason) ->
                    said.add("stop " + item.id() + " " + agent + " " + reason);
                case Decision.Overflowed(WorkItem item, String queue, String reason, Overflow target) ->
                    said.add("out " + item.id() + " " + queue + " " + reason + " " + target);
                default -> {}
            }
        return said;
    }
}
