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
    private final SimulatedLine line = new SimulatedLine(time);
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
        assertThat(box.calls().countDeflected(outage)).isEqualTo(1);
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
