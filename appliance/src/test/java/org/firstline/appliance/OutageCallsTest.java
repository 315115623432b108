package org.firstline.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.SimulatedTime;
import org.firstline.boards.Board;
import org.firstline.boards.Tile;
import org.firstline.calls.CallFilter;
import org.firstline.calls.Outcome;
import org.firstline.calls.SimulatedLine;
import org.firstline.flows.Again;
import org.firstline.flows.Facts;
import org.firstline.flows.Prompt;
import org.firstline.flows.Sketch;
import org.firstline.flows.Step;
import org.firstline.messages.MessageFilter;
import org.firstline.network.Node;
import org.firstline.reactions.OutageReport;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.SubscriberData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers behind an outage, and callers who type their account, on the wired box. */
class OutageCallsTest {
    private static final String PHONE = "+79512000101";
    private static int boxes;

    private final SimulatedTime time = new SimulatedTime();
    private SimulatedLine line = new SimulatedLine(time);
    private Db db;
    private Services box;

    @BeforeEach
    void open() throws Exception {
        db = Db.inMemory("outage-calls-" + boxes++);
        box = TestBox.services(db, time, line);
        box.network().start();
        box.routing().start();
        for (String queue : List.of("internet", "tv", "billing"))
            box.routing().saveQueue(QueueSettings.of(queue, queue, queue));
        box.calls().start();
        box.network().put(new Node("olt1", null, "", "Lenina", "olt"));
        box.subscribers().create(anna());
        time.settle();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void whoAsksForAnSmsGetsOneWhenItIsOverAndHearsOnlyTheNewsAtTheSecondCall() {
        long outage = box.network()
                .declare("olt1", "admin", time.now().plus(Duration.ofHours(2)))
                .id();
        time.settle();
        var first = line.call(PHONE, "2000000");
        pass(Duration.ofMillis(500));
        first.press('1');
        pass(Duration.ofSeconds(1));
        first.leave();
        pass(Duration.ofSeconds(1));
        assertThat(trail()).isEqualTo("start heard outage=1 promise promised greeting menu!");
        assertThat(box.calls().list(CallFilter.ALL, null, 1).getFirst().outcome())
                .isEqualTo(Outcome.DEFLECTED);
        assertThat(box.calls().history().countDeflected(outage)).isEqualTo(1);
        assertThat(box.messages().phones("outage-" + outage + "-asked")).containsExactly(new PhoneNumber(PHONE));

        var second = line.call(PHONE, "2000000");
        pass(Duration.ofMillis(500));
        second.press('2');
        pass(Duration.ofSeconds(1));
        second.press('1');
        pass(Duration.ofSeconds(1));
        second.leave();
        pass(Duration.ofSeconds(1));
        assertThat(trail()).isEqualTo("start heard news=2 greeting menu=1 internet");

        box.network().clear(outage, "admin");
        time.settle();
        assertThat(box.messages().phones("outage-" + outage + "-over")).containsExactly(new PhoneNumber(PHONE));
    }

    @Test
    void theWallCountsWhoHeardOfItAndHungUp() {
        box.boards().save(new Board("t", "", 160, 9, List.of(new Tile.Outages()), "en"));
        box.boards().start();
        box.network().declare("olt1", "admin", null);
        pass(Duration.ofSeconds(4));
        assertThat(box.boards().asText("t")).isEqualTo("OUTAGES 1, TOLD 0");
        leavesAtOnce(PHONE);
        pass(Duration.ofSeconds(4));
        assertThat(box.boards().asText("t")).isEqualTo("OUTAGES 1, TOLD 1");
    }

    @Test
    void anOutageThatCallsSuggestedBeganWithTheFirstOfThem() {
        box.network().put(new Node("pon", "olt1", "", "Sadovaya", "port"));
        var phones = List.of("+79512000201", "+79512000202", "+79512000203", "+79512000204", "+79512000205");
        for (String phone : phones) box.subscribers().create(behind("pon", phone));
        box.subscribers().create(behind("olt1", "+79512000301"));
        time.settle();
        leavesAtOnce(phones.getFirst());
        pass(Duration.ofMinutes(30));
        leavesAtOnce("+79512000301");
        var first = time.now();
        for (String phone : phones) leavesAtOnce(phone);
        pass(Duration.ofMinutes(4));
        assertThat(box.network().clusters().list()).hasSize(1);
        var outage = box.network().declare("pon", "head");
        time.settle();
        assertThat(outage.startedAt()).isEqualTo(first);
        assertThat(OutageReport.of(box, outage).callsBefore())
                .as("not the one of an hour ago, nor the neighbour's")
                .isEqualTo(5);
        leavesAtOnce(phones.getFirst());
        assertThat(OutageReport.of(box, outage).callsBefore()).isEqualTo(6);
        assertThat(box.network().getOutage(outage.id()).startedAt())
                .as("in the row too")
                .isEqualTo(first);
    }

    @Test
    void anOutageThatNobodyComplainedOfBeginsWhenItIsDeclared() {
        box.network().put(new Node("pon", "olt1", "", "Sadovaya", "port"));
        box.subscribers().create(behind("pon", "+79512000201"));
        time.settle();
        leavesAtOnce("+79512000201");
        pass(Duration.ofMinutes(1));
        var outage = box.network().declare("pon", "head");
        assertThat(outage.startedAt()).isEqualTo(time.now());
        assertThat(OutageReport.of(box, outage).callsBefore()).isZero();
    }

    private void leavesAtOnce(String phone) {
        var caller = line.call(phone, "2000000");
        pass(Duration.ofSeconds(1));
        caller.leave();
        pass(Duration.ofSeconds(1));
    }

    private static SubscriberData behind(String node, String phone) {
        return new SubscriberData(
                phone.substring(6),
                "Somebody",
                Kind.PERSON,
                "ru",
                List.of(new PhoneNumber(phone)),
                "",
                node,
                Status.ACTIVE,
                true,
                "",
                BigDecimal.ZERO,
                "");
    }

    @Test
    void whoSaysThatHisProblemIsAnotherOneWasNotSavedByTheAnnouncement() {
        long outage = box.network().declare("olt1", "admin").id();
        time.settle();
        assertThat(hangsUpAfter("2")).isEqualTo(Outcome.LEFT_MENU);
        assertThat(trail()).isEqualTo("start heard outage=2 greeting menu!");
        assertThat(box.calls().history().countDeflected(outage)).isZero();
        assertThat(hangsUpAfter("")).as("he hears that nothing is new").isEqualTo(Outcome.DEFLECTED);
        assertThat(box.calls().history().countDeflected(outage)).isEqualTo(1);
    }

    @Test
    void theWordsAndTheChoiceMayBeStepsOfTheirOwn() {
        long outage = box.network().declare("olt1", "admin").id();
        time.settle();
        var wait = Duration.ofSeconds(5);
        publish(new Sketch(
                "words",
                "end",
                Map.of(
                        "words", new Step.Say(List.of(new Prompt.Known(Prompt.OUTAGE)), "tongue"),
                        "tongue", new Step.SetLanguage("en", "ask"),
                        "ask",
                                new Step.Menu(
                                        List.of(new Prompt.Recorded("outage-choices")),
                                        Map.of('1', "thanks", '2', "more", '9', "words"),
                                        "more",
                                        wait),
                        "thanks", new Step.Say(List.of(new Prompt.Recorded("greeting")), "promise"),
                        "promise", new Step.TellWhenFixed("more", "more"),
                        "more",
                                new Step.Menu(
                                        List.of(new Prompt.Recorded("menu")),
                                        Map.of('1', "end", '2', "deeper"),
                                        "end",
                                        wait),
                        "deeper", new Step.Menu(List.of(new Prompt.Recorded("menu")), Map.of('1', "end"), "end", wait),
                        "end", new Step.Queue("internet", "internet"))));
        assertThat(hangsUpAfter("")).isEqualTo(Outcome.DEFLECTED);
        assertThat(hangsUpAfter("9")).as("hears it again").isEqualTo(Outcome.DEFLECTED);
        assertThat(hangsUpAfter("7")).as("no choice").isEqualTo(Outcome.DEFLECTED);
        assertThat(hangsUpAfter("1")).as("will hear of its end").isEqualTo(Outcome.DEFLECTED);
        assertThat(hangsUpAfter("2")).isEqualTo(Outcome.LEFT_MENU);
        assertThat(hangsUpAfter("12")).as("and wants more").isEqualTo(Outcome.LEFT_MENU);
        assertThat(box.calls().history().countDeflected(outage)).isEqualTo(4);
    }

    private Outcome hangsUpAfter(String keys) {
        var caller = line.call(PHONE, "2000000");
        pass(Duration.ofSeconds(2));
        for (char key : keys.toCharArray()) {
            caller.press(key);
            pass(Duration.ofSeconds(2));
        }
        caller.leave();
        pass(Duration.ofSeconds(1));
        return box.calls().list(CallFilter.ALL, null, 1).getFirst().outcome();
    }

    @Test
    void anotherExpectedTimeIsNewsToWhoHasHeardOfTheOutage() {
        long outage = box.network()
                .declare("olt1", "admin", time.now().plus(Duration.ofHours(2)))
                .id();
        time.settle();
        publish(new Sketch(
                "told",
                "end",
                Map.of(
                        "told", new Step.Branch(Facts.OUTAGE_TOLD, Map.of("same", "tv", "changed", "billing"), "end"),
                        "tv", new Step.Queue("tv", "tv"),
                        "billing", new Step.Queue("billing", "billing"),
                        "end", new Step.Queue("internet", "internet"))));
        assertThat(queueOfACall()).isEqualTo("internet");
        assertThat(queueOfACall()).isEqualTo("tv");
        box.network().setExpected(outage, time.now().plus(Duration.ofHours(5)), "admin");
        assertThat(queueOfACall()).isEqualTo("billing");
        assertThat(queueOfACall()).isEqualTo("tv");
    }

    @Test
    void aTypedAccountFindsTheDebtorWhoGetsAnSmsATicketAndItsQueue() {
        var wait = Duration.ofSeconds(5);
        publish(new Sketch(
                "account",
                "end",
                Map.of(
                        "account",
                                new Step.Digits(
                                        List.of(new Prompt.Recorded("account-number")),
                                        "account",
                                        3,
                                        10,
                                        wait,
                                        wait,
                                        Again.NEVER,
                                        "look",
                                        "end"),
                        "look", new Step.LookUp(Step.By.ACCOUNT, "account", "debt", "end"),
                        "debt", new Step.Branch(Facts.DEBT, Map.of("yes", "sms"), "end"),
                        "sms", new Step.SendSms(Map.of("en", "Pay", "ru", "Оплатите"), "ticket", "end"),
                        "ticket", new Step.OpenTicket("billing", "Debtor called", "billing"),
                        "billing", new Step.Queue("billing", "billing"),
                        "end", new Step.Queue("internet", "internet"))));
        var caller = line.call("+79510000000", "2000000");
        pass(Duration.ofMillis(500));
        for (char key : "100234#".toCharArray()) caller.press(key);
        pass(Duration.ofSeconds(1));
        var call = box.calls().liveCalls().iterator().next();
        assertThat(call.queue()).isEqualTo("billing");
        assertThat(call.subscriber()).isNotNull();
        assertThat(box.tickets().get(Objects.requireNonNull(call.ticket())).subject())
                .isEqualTo("Debtor called");
        assertThat(box.messages().list(MessageFilter.ALL, null, 10))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.to()).isEqualTo(new PhoneNumber("+79510000000"));
                    assertThat(message.text()).isEqualTo("Оплатите");
                });
        caller.leave();
        pass(Duration.ofSeconds(1));
    }

    @Test
    void whoCallsAgainWithinADayIsKnownAlsoAfterARestart() throws Exception {
        publish(new Sketch(
                "again",
                "end",
                Map.of(
                        "again", new Step.Branch(Facts.REPEAT, Map.of("yes", "tv"), "end"),
                        "tv", new Step.Queue("tv", "tv"),
                        "end", new Step.Queue("internet", "internet"))));
        assertThat(queueOfACall()).isEqualTo("internet");
        assertThat(queueOfACall()).isEqualTo("tv");
        box.calls().stop(Duration.ZERO, Duration.ZERO);
        line = new SimulatedLine(time);
        box = TestBox.services(db, time, line);
        box.routing().start();
        box.calls().start();
        assertThat(queueOfACall()).isEqualTo("tv");
        pass(Duration.ofHours(24));
        assertThat(queueOfACall()).isEqualTo("internet");
    }

    private String queueOfACall() {
        var caller = line.call(PHONE, "2000000");
        pass(Duration.ofSeconds(2));
        String queue = box.calls().liveCalls().iterator().next().queue();
        caller.leave();
        pass(Duration.ofSeconds(2));
        return queue;
    }

    private String trail() {
        String call = box.calls().list(CallFilter.ALL, null, 1).getFirst().id();
        return box.flows().walksOf(call).getFirst().trail();
    }

    private void publish(Sketch sketch) {
        box.flows().saveDraft("main", sketch, null, "admin");
        box.flows().publish("main", "", "admin");
    }

    private void pass(Duration wait) {
        time.pass(wait);
    }

    private static SubscriberData anna() {
        return new SubscriberData(
                "100234",
                "Anna",
                Kind.PERSON,
                "ru",
                List.of(new PhoneNumber(PHONE)),
                "",
                "olt1",
                Status.ACTIVE,
                true,
                "",
                new BigDecimal("-10"),
                "");
    }
}
