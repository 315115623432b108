package org.firstline.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.PublicText;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.CallFilter;
import org.firstline.calls.Outcome;
import org.firstline.calls.SimulatedLine;
import org.firstline.messages.MessageFilter;
import org.firstline.network.AlertFilter;
import org.firstline.network.Node;
import org.firstline.network.NodeState;
import org.firstline.network.Outage;
import org.firstline.network.alerts.AlertFormat;
import org.firstline.network.alerts.MalformedAlert;
import org.firstline.reactions.ProofOfNotice;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.SubscriberData;
import org.firstline.works.NewWork;
import org.firstline.works.Notice;
import org.firstline.works.PlannedWork;
import org.firstline.works.WorkKind;
import org.firstline.works.WorkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Planned works from the plan to the all-clear, on the wired box: who is told when, and what alerts do meanwhile. */
class WorksLifeTest {
    private static final PhoneNumber SHOP = new PhoneNumber("+79512000201");
    private static final PhoneNumber ANNA = new PhoneNumber("+79512000202");
    private static final PhoneNumber ELSEWHERE = new PhoneNumber("+79512000203");
    private static final PhoneNumber NEWCOMER = new PhoneNumber("+79512000204");
    private static int boxes;

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedLine line = new SimulatedLine(time);
    private Db db;
    private Services box;

    @BeforeEach
    void open() throws Exception {
        db = Db.inMemory("works-life-" + boxes++);
        box = TestBox.services(db, time, line);
        box.network().start();
        box.works().start();
        box.routing().start();
        for (String queue : List.of("internet", "tv", "billing"))
            box.routing().saveQueue(QueueSettings.of(queue, queue, queue));
        box.calls().start();
        box.network().put(new Node("olt1", null, "10.0.0.1", "Lenina", "olt"));
        box.network().put(new Node("sw1", "olt1", "10.0.0.2", "Lenina 5", "switch"));
        box.network().put(new Node("olt2", null, "10.0.0.3", "Mira", "olt"));
        subscriber("1", Kind.COMPANY, "sw1", SHOP);
        subscriber("2", Kind.PERSON, "sw1", ANNA);
        subscriber("3", Kind.PERSON, "olt2", ELSEWHERE);
        time.settle();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void subscriber(String contract, Kind kind, String node, PhoneNumber phone) {
        box.subscribers()
                .create(new SubscriberData(
                        contract,
                        "S" + contract,
                        kind,
                        "ru",
                        List.of(phone),
                        "",
                        node,
                        Status.ACTIVE,
                        true,
                        "",
                        null,
                        ""));
    }

    private PlannedWork plan(Duration wait) {
        var from = time.now().plus(wait).truncatedTo(ChronoUnit.SECONDS);
        return box.works()
                .plan(
                        new NewWork(
                                WorkKind.CABLE,
                                Set.of("olt1"),
                                from,
                                from.plus(Duration.ofHours(3)),
                                new PublicText("", "Меняем кабель"),
                                "",
                                Notice.CHOICE),
                        "head");
    }

    private void pass(Duration wait) {
        time.pass(wait);
        db.run(h -> h.createUpdate("update sms_message set state = 'SENT', sent_at = :now where state = 'QUEUED'")
                .bind("now", Timestamp.from(time.now()))
                .execute());
    }

    private List<String> phones(String key) {
        return box.messages().phones(key).stream()
                .map(PhoneNumber::e164)
                .sorted()
                .toList();
    }

    private void alert(String host, String status) {
        String body = "{\"alerts\":[{\"status\":\"" + status
                + "\",\"labels\":{\"alertname\":\"ping failed\",\"instance\":\"" + host
                + "\",\"severity\":\"major\"}}]}";
        try {
            box.network().alerts().receive(AlertFormat.ALERTMANAGER, body.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedAlert e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoIsBehindHearsOfItInTimeAndTheProofIsKept() {
        PlannedWork work = plan(Duration.ofHours(80));
        String key = "works-" + work.id() + "-";
        pass(Duration.ofHours(9));
        assertThat(phones(key + "72h")).as("businesses first").containsExactly(SHOP.e164());
        pass(Duration.ofHours(48));
        assertThat(phones(key + "24h")).containsExactly(SHOP.e164(), ANNA.e164());
        pass(Duration.ofHours(22));
        assertThat(phones(key + "2h")).containsExactly(SHOP.e164(), ANNA.e164());
        pass(Duration.ofHours(1));
        assertThat(phones(key + "started")).containsExactly(SHOP.e164(), ANNA.e164());
        pass(Duration.ofHours(4));
        assertThat(box.works().get(work.id()).state()).isEqualTo(WorkState.DONE);
        assertThat(phones(key + "done")).containsExactly(SHOP.e164(), ANNA.e164());
        var proof = ProofOfNotice.of(box.messages(), work);
        assertThat(proof)
                .hasSize(9)
                .allSatisfy(line -> assertThat(line.sentAt()).isNotNull());
        assertThat(proof).extracting(ProofOfNotice::phone).doesNotContain(ELSEWHERE.e164());
        assertThat(proof.getLast().text())
                .startsWith("Плановые работы")
                .contains("связи не будет.")
                .endsWith("Меняем кабель.");
        assertThat(box.works().given(work.id())).extracting("phones").containsExactly(1, 2, 2, 2, 2);
    }

    @Test
    void aMovedPlanIsToldToThoseWhoKnowTheOldOneAndACancelledOneToo() {
        PlannedWork work = plan(Duration.ofHours(60));
        String key = "works-" + work.id() + "-";
        pass(Duration.ofHours(1));
        assertThat(phones(key + "72h")).containsExactly(SHOP.e164());
        var later = work.from().plus(Duration.ofHours(100));
        box.works().move(work.id(), later, later.plusSeconds(3600), "rain", "head");
        pass(Duration.ofMinutes(1));
        assertThat(phones(key + "moved-2")).containsExactly(SHOP.e164());
        pass(Duration.ofHours(140));
        assertThat(phones(key + "24h-2")).containsExactly(SHOP.e164(), ANNA.e164());
        box.works().cancel(work.id(), "", "head");
        pass(Duration.ofMinutes(1));
        assertThat(phones(key + "cancelled-2")).containsExactly(SHOP.e164(), ANNA.e164());
    }

    @Test
    void whoHearsThatTheyAreMovedHearsTheNewTimeOnce() {
        PlannedWork work = plan(Duration.ofHours(20));
        String key = "works-" + work.id() + "-";
        pass(Duration.ofMinutes(1));
        subscriber("4", Kind.PERSON, "sw1", NEWCOMER);
        var later = work.from().plus(Duration.ofHours(1));
        box.works().move(work.id(), later, later.plusSeconds(3600), "rain", "head");
        pass(Duration.ofMinutes(1));
        assertThat(phones(key + "moved-2")).containsExactly(SHOP.e164(), ANNA.e164());
        assertThat(box.messages().counts(key + "moved-2").cancelled())
                .as("the notice of the day does not replace it")
                .isZero();
        assertThat(phones(key + "24h-2")).as("whoever knew nothing").containsExactly(NEWCOMER.e164());
        pass(Duration.ofHours(19));
        assertThat(phones(key + "2h-2")).hasSize(3);
    }

    @Test
    void aNoticeThatHasNotGoneOutGivesWayToTheNextOne() {
        PlannedWork work = plan(Duration.ofHours(3));
        String key = "works-" + work.id() + "-";
        time.pass(Duration.ofMinutes(1));
        assertThat(box.messages().counts(key + "24h").queued()).isEqualTo(2);
        time.pass(Duration.ofHours(1));
        assertThat(box.messages().counts(key + "24h").cancelled()).isEqualTo(2);
        assertThat(box.messages().counts(key + "2h").queued()).isEqualTo(2);
        time.pass(Duration.ofHours(2));
        assertThat(box.messages().counts(key + "2h").cancelled()).isEqualTo(2);
        assertThat(box.messages().counts(key + "started").queued()).isEqualTo(2);
        alert("10.0.0.1", "firing");
        time.pass(Duration.ofHours(3));
        assertThat(box.messages().counts(key + "started").cancelled())
                .as("they hear of the outage instead")
                .isEqualTo(2);
        assertThat(box.messages().counts(key + "done").total()).isZero();
    }

    @Test
    void meanwhileAlertsAreKeptAndStartNoOutageAndCallersHearWhy() {
        PlannedWork work = plan(Duration.ofMinutes(30));
        pass(Duration.ofMinutes(31));
        alert("10.0.0.1", "firing");
        alert("10.0.0.2", "firing");
        pass(Duration.ofMinutes(10));
        assertThat(box.network().openOutages()).isEmpty();
        assertThat(box.network().alerts().list(AlertFilter.OPEN, null, 10)).hasSize(2);
        assertThat(box.network().find("sw1").orElseThrow().state()).isEqualTo(NodeState.WORKS);
        alert("10.0.0.3", "firing");
        pass(Duration.ofMinutes(2));
        assertThat(box.network().openOutages()).extracting(Outage::node).containsExactly("olt2");

        var caller = line.call(ANNA.e164(), "2000000");
        pass(Duration.ofMillis(500));
        caller.press('1');
        pass(Duration.ofSeconds(1));
        caller.leave();
        pass(Duration.ofSeconds(1));
        var call = box.calls().list(CallFilter.ALL, null, 1).getFirst();
        assertThat(call.outcome()).isEqualTo(Outcome.DEFLECTED);
        assertThat(call.outage()).isNull();
        assertThat(phones("works-" + work.id() + "-asked")).containsExactly(ANNA.e164());

        alert("10.0.0.1", "resolved");
        pass(Duration.ofHours(3));
        assertThat(box.works().get(work.id()).state()).isEqualTo(WorkState.DONE);
        assertThat(box.messages().findBatch("works-" + work.id() + "-done"))
                .as("it is not well there")
                .isEmpty();
        assertThat(box.network().openOutages())
                .as("what is still dead when the works are over is an outage")
                .extracting(Outage::node)
                .containsExactlyInAnyOrder("olt2", "sw1");
    }

    @Test
    void anOutageThatWasThereBeforeGoesOn() {
        alert("10.0.0.2", "firing");
        pass(Duration.ofMinutes(2));
        assertThat(box.network().openOutages()).hasSize(1);
        PlannedWork work = plan(Duration.ofMinutes(5));
        pass(Duration.ofMinutes(10));
        assertThat(box.works().running()).hasSize(1);
        assertThat(box.network().openOutages()).hasSize(1);
        alert("10.0.0.2", "resolved");
        pass(Duration.ofMinutes(2));
        assertThat(box.network().openOutages()).isEmpty();
        box.works().finish(work.id(), "head");
        pass(Duration.ofMinutes(1));
        assertThat(box.network().alerts().quietSources()).isEmpty();
        long batch = box.messages()
                .findBatch("works-" + work.id() + "-done")
                .orElseThrow()
                .id();
        assertThat(box.messages().list(MessageFilter.ofBatch(batch), null, 10)).hasSize(2);
    }
}
