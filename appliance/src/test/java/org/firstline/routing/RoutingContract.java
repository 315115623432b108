package org.firstline.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.firstline.routing.RoutingEvent.AgentChanged;
import org.firstline.routing.RoutingEvent.OfferWithdrawn;
import org.firstline.routing.RoutingEvent.Offered;
import org.firstline.routing.RoutingEvent.QueuesChanged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Routing} promises around the matcher, on whatever database the subclass opens. */
abstract class RoutingContract {
    private static final QueueSettings NET = QueueSettings.of("internet", "Internet", "Интернет");

    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<RoutingEvent> news = new ArrayList<>();
    private Db db;
    private Routing routing;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        bus.on("test", RoutingEvent.class, news::add);
        routing = start();
        routing.saveQueue(NET);
        routing.addAgent("101", List.of("internet"));
        routing.addAgent("102", List.of("internet"));
        routing.reachable("101", true);
        time.settle();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void anItemIsOfferedAnsweredAndCounted() {
        routing.ready("101", "101");
        time.settle();
        enqueue("a");
        time.pass(Duration.ofSeconds(8));
        assertThat(offers()).containsExactly("a 101");
        routing.accepted("a", "101");
        time.pass(Duration.ofSeconds(30));
        assertThat(now("101").activity()).isEqualTo(Activity.TALKING);
        QueueNow queue = queue();
        assertThat(queue.agentsTalking()).isEqualTo(1);
        assertThat(queue.waiting()).isZero();
        assertThat(queue.today().answered()).isEqualTo(1);
        assertThat(queue.today().averageSpeedOfAnswer()).isEqualTo(Duration.ofSeconds(8));
        assertThat(queue.today().serviceLevel()).isEqualTo(1.0);
        assertThat(queue.lastHalfHour()).isEqualTo(queue.today());
        routing.finished("a");
        time.pass(Duration.ofSeconds(9));
        assertThat(queue().agentsWrapUp()).isEqualTo(1);
        time.pass(Duration.ofSeconds(1));
        assertThat(queue().agentsReady()).isEqualTo(1);
    }

    @Test
    void nobodyAnswersInTimeAndTheNextIsAsked() {
        routing.reachable("102", true);
        routing.ready("101", "101");
        time.settle();
        routing.ready("102", "102");
        time.settle();
        enqueue("a");
        time.pass(Duration.ofSeconds(15));
        assertThat(offers()).containsExactly("a 101", "a 102");
        assertThat(news).contains(new OfferWithdrawn("a", "101", "no-answer"));
        assertThat(now("101").reason()).isEqualTo("no-answer");
        routing.missed("a", "101", Miss.NO_ANSWER);
        time.settle();
        assertThat(offers()).as("her phone says so too, too late").hasSize(2);
    }

    @Test
    void theWaitingSeeTheirPlaceAndTheirWaitIsSeen() {
        enqueue("a");
        time.pass(Duration.ofSeconds(3));
        enqueue("b");
        time.pass(Duration.ofSeconds(3));
        assertThat(routing.snapshot().position("a")).isEqualTo(1);
        assertThat(routing.snapshot().position("b")).isEqualTo(2);
        assertThat(routing.snapshot().position("c")).isZero();
        Instant came = time.now().minusSeconds(6);
        assertThat(queue().longestSince()).isEqualTo(came);
        routing.withdraw("a", Routing.ABANDONED);
        routing.withdraw("b", "overflow:voicemail");
        time.pass(Duration.ofSeconds(1));
        assertThat(queue().today().abandoned()).isEqualTo(1);
        assertThat(queue().today().shortAbandoned()).isZero();
        assertThat(queue().today().overflowed()).isEqualTo(1);
        assertThat(queue().longestSince()).isNull();
    }

    @Test
    void aBurstIsAtMostFourNewsASecondAndSilenceAtLeastOne() {
        time.pass(Duration.ofSeconds(1));
        news.clear();
        for (int i = 0; i < 100; i++) {
            enqueue("i" + i);
            time.pass(Duration.ofMillis(10));
        }
        assertThat(queueNews()).hasSizeBetween(3, 5);
        time.pass(Duration.ofSeconds(1));
        assertThat(queueNews().getLast().findQueue("internet").orElseThrow().waiting())
                .isEqualTo(100);
        news.clear();
        time.pass(Duration.ofSeconds(10));
        assertThat(queueNews()).hasSizeBetween(10, 11);
    }

    @Test
    void aRestartKeepsQueuesCountsAndBreaksAndMakesTheReadyNotReady() {
        routing.ready("101", "101");
        routing.takeBreak("102", " lunch ", "head");
        enqueue("a");
        enqueue("b");
        routing.accepted("a", "101");
        time.pass(Duration.ofSeconds(2));
        Routing again = start();
        again.addAgent("101", List.of("internet"));
        again.addAgent("102", List.of("internet"));
        again.addAgent("103", List.of("internet"));
        time.settle();
        assertThat(again.listQueues()).containsExactly(NET);
        assertThat(again.snapshot().agents())
                .extracting(a -> a.agent() + " " + a.chosen() + " " + a.reason())
                .containsExactly("101 NOT_READY restart", "102 BREAK lunch", "103 LOGGED_OUT ");
        Tally today = again.snapshot().findQueue("internet").orElseThrow().today();
        assertThat(today.offered()).isEqualTo(2);
        assertThat(today.answered()).isEqualTo(1);
        assertThat(today.inQueue()).as("b was lost").isZero();
    }

    @Test
    void whatIsNotWrittenYetIsWrittenAtTheStop() {
        enqueue("a");
        routing.stop();
        time.settle();
        assertThat(start().snapshot()
                        .findQueue("internet")
                        .orElseThrow()
                        .today()
                        .offered())
                .isEqualTo(1);
    }

    @Test
    void everyChangeOfAnAgentIsLoggedWithItsCause() {
        routing.ready("101", "101");
        enqueue("a");
        routing.accepted("a", "101");
        routing.finished("a");
        routing.endWrapUp("101");
        time.pass(Duration.ofSeconds(1));
        List<String> causes =
                routing.log("101").stream().map(move -> move.cause().name()).toList();
        assertThat(causes)
                .containsExactly("ADDED", "PHONE_CAME", "CHOSEN", "OFFERED", "ACCEPTED", "FINISHED", "WRAP_UP_ENDED");
        assertThat(news.stream()
                        .filter(AgentChanged.class::isInstance)
                        .map(AgentChanged.class::cast)
                        .filter(n -> n.cause() == Cause.CHOSEN))
                .allSatisfy(n -> assertThat(n.actor()).isEqualTo("101"));
    }

    @Test
    void whatCannotBeIsRefusedAtOnce() {
        assertThatThrownBy(() -> routing.enqueue(new WorkItem("a", "nowhere", 0, time.now())))
                .hasMessage("There is no queue “nowhere”.");
        assertThatThrownBy(() -> routing.ready("999", "999")).hasMessage("There is no agent with extension 999.");
        assertThatThrownBy(() -> routing.takeBreak("101", " ", "101")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> NET.withRing(Duration.ZERO)).isInstanceOf(Refused.class);
    }

    @Test
    void aRemovedAgentIsForgotten() {
        routing.notReady("101", "paper", "head");
        time.settle();
        routing.removeAgent("101");
        time.settle();
        assertThat(routing.findAgent("101")).isEmpty();
        assertThatThrownBy(() -> routing.ready("101", "101")).isInstanceOf(Refused.class);
        Routing again = start();
        again.addAgent("101", List.of());
        time.settle();
        assertThat(again.findAgent("101").orElseThrow().chosen()).isEqualTo(Chosen.LOGGED_OUT);
    }

    @Test
    void aChangedQueueWorksDifferentlyFromTheNextItemOn() {
        routing.saveQueue(NET.withWrapUp(Duration.ZERO));
        routing.ready("101", "101");
        enqueue("a");
        routing.accepted("a", "101");
        routing.finished("a");
        time.settle();
        assertThat(now("101").activity()).isEqualTo(Activity.IDLE);
        assertThat(start().listQueues()).containsExactly(NET.withWrapUp(Duration.ZERO));
    }

    /** qpanel#113, asterisk#66, asterisk#1760: figures, reasons and the time of a break are lost by a restart. */
    @Test
    void aRestartKeepsTheLastHalfHourAndSinceWhenSomebodyRests() {
        routing.ready("101", "101");
        routing.takeBreak("102", "lunch", "102");
        Instant rests = time.now();
        enqueue("a");
        routing.accepted("a", "101");
        time.pass(Duration.ofMinutes(10));
        Tally before = queue().lastHalfHour();
        routing.stop();
        time.pass(Duration.ofMinutes(1));
        Routing again = start();
        again.addAgent("102", List.of("internet"));
        time.pass(Duration.ofSeconds(1));
        assertThat(before.answered()).isEqualTo(1);
        assertThat(again.snapshot().findQueue("internet").orElseThrow().lastHalfHour())
                .isEqualTo(before);
        AgentNow resting = again.findAgent("102").orElseThrow();
        assertThat(resting.reason()).isEqualTo("lunch");
        assertThat(resting.chosenSince()).isEqualTo(rests);
    }

    @Test
    void everySettingOfAQueueIsKept() {
        QueueSettings all = NET.withStrategy(new Strategy.RingProgressively(Duration.ofSeconds(7)))
                .withRing(Duration.ofSeconds(20), 3)
                .withServiceLevel(30)
                .withNotAgain(Duration.ofSeconds(40))
                .withOrder(new QueueOrder(
                        Needs.parse("fiber 2, english"),
                        Duration.ofSeconds(45),
                        1,
                        Duration.ofSeconds(90),
                        Duration.ofSeconds(25)))
                .withLimits(new QueueLimits(
                        Duration.ofMinutes(15),
                        new Overflow.Callback(),
                        40,
                        new Overflow.ToQueue("tv"),
                        QueueLimits.AT_WORK,
                        java.util.Set.of(Presence.READY, Presence.NO_PHONE),
                        new Overflow.Voicemail()))
                .withHours(new Hours("mon-fri 08:00-20:00", "2026-12-31 09:00-15:00"), new Overflow.Announce("closed"));
        routing.saveQueue(all);
        assertThat(start().listQueues()).containsExactly(all);
    }

    @Test
    void aBreakIsFullForAgentsButNotForTheShiftHead() {
        routing.saveBreak(new BreakReason("lunch", "lunch", "обед", 1, Duration.ofMinutes(30)));
        routing.takeBreak("101", "lunch", "101");
        assertThatThrownBy(() -> routing.takeBreak("102", "lunch", "102"))
                .hasMessage("Only 1 agent may be on this break at once.");
        routing.takeBreak("101", "lunch", "101");
        routing.takeBreak("102", "rest", "102");
        routing.force("102", Chosen.BREAK, "lunch", "head");
        time.settle();
        assertThat(now("102").reason()).isEqualTo("lunch");
        time.pass(Duration.ofMinutes(30));
        assertThat(now("101").reason()).isEqualTo(BreakReason.OVER);
        routing.ready("102", "102");
        routing.takeBreak("101", "lunch", "101");
        assertThat(start().listBreaks()).extracting(BreakReason::most).containsExactly(1, 0, 0, 0, 0);
    }

    @Test
    void skillsTiersAndQueuesOfAnAgentAreKept() {
        routing.setSkills("101", Needs.of("fiber", 3), "head");
        routing.setQueues("101", List.of(Membership.of("internet").in(2, 5)), "head");
        assertThatThrownBy(() -> routing.setQueues("101", List.of(Membership.of("nowhere")), "head"))
                .hasMessage("There is no queue “nowhere”.");
        time.settle();
        Routing again = start();
        again.addAgent("101", List.of("internet"));
        time.settle();
        assertThat(again.findAgent("101").orElseThrow().skills()).isEqualTo(Needs.of("fiber", 3));
        assertThat(again.findAgent("101").orElseThrow().serves()).containsExactly(new Membership("internet", 2, 5));
        assertThat(news.stream().filter(AgentChanged.class::isInstance).map(AgentChanged.class::cast))
                .anyMatch(n -> n.cause() == Cause.QUEUES_SET && n.actor().equals("head"));
    }

    @Test
    void theStatesOfAnAgentAddUpToTheTimeThatSheWasLoggedIn() {
        Instant came = time.now();
        routing.ready("101", "101");
        for (int i = 0; i < 20; i++) {
            enqueue("i" + i);
            time.pass(Duration.ofSeconds(4));
            routing.accepted("i" + i, "101");
            time.pass(Duration.ofMillis(71_300));
            routing.finished("i" + i);
            time.pass(Duration.ofSeconds(12));
            if (i % 5 == 4) routing.takeBreak("101", "rest", "101");
            time.pass(Duration.ofSeconds(9));
            if (i % 5 == 4) routing.ready("101", "101");
        }
        routing.logOut("101", "head");
        time.pass(Duration.ofSeconds(1));
        List<LoggedMove> log = routing.log("101");
        Duration sum = Duration.ZERO;
        for (int i = 0; i + 1 < log.size(); i++) {
            assertThat(log.get(i).actor()).isNotBlank();
            if (log.get(i).chosen() != Chosen.LOGGED_OUT)
                sum = sum.plus(Duration.between(log.get(i).at(), log.get(i + 1).at()));
        }
        assertThat(log.getLast().chosen()).isEqualTo(Chosen.LOGGED_OUT);
        assertThat(sum).isEqualTo(Duration.between(came, log.getLast().at()));
    }

    @Test
    void whatAQueueDoesNotKeepIsToldAndCounted() {
        routing.saveQueue(NET.withLimits(QueueLimits.NONE.maxWait(Duration.ofSeconds(20), new Overflow.Voicemail())));
        enqueue("a");
        time.pass(Duration.ofSeconds(20));
        assertThat(news).contains(new RoutingEvent.Overflowed("a", "internet", "max-wait", new Overflow.Voicemail()));
        assertThat(queue().today().overflowed()).isEqualTo(1);
        assertThat(queue().today().abandoned()).isZero();
        assertThat(routing.isOpen("internet")).isTrue();
    }

    private Routing start() {
        var fresh = new Routing(db, bus, time, new RoutingSettings(ZoneOffset.UTC));
        fresh.start();
        return fresh;
    }

    private void enqueue(String id) {
        routing.enqueue(new WorkItem(id, "internet", 0, time.now()));
    }

    private AgentNow now(String agent) {
        return routing.findAgent(agent).orElseThrow();
    }

    private QueueNow queue() {
        time.pass(Duration.ofMillis(50));
        return routing.snapshot().findQueue("internet").orElseThrow();
    }

    private List<String> offers() {
        return news.stream()
                .filter(Offered.class::isInstance)
                .map(Offered.class::cast)
                .map(o -> o.item() + " " + o.agent())
                .toList();
    }

    private List<RoutingSnapshot> queueNews() {
        return news.stream()
                .filter(QueuesChanged.class::isInstance)
                .map(QueuesChanged.class::cast)
                .map(QueuesChanged::snapshot)
                .toList();
    }
}
