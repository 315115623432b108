package org.firstline.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.PublicText;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.SimulatedLine;
import org.firstline.messages.MessageFilter;
import org.firstline.messages.Wish;
import org.firstline.network.ExpectedChange;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.network.OutageState;
import org.firstline.reactions.OutageReport;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.SubscriberData;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketFilter;
import org.firstline.tickets.TicketState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the first word of an outage to its last, on the wired box: who is told what, and when. */
class OutageLifeTest {
    private static final PhoneNumber ANNA = new PhoneNumber("+79512000101");
    private static final PhoneNumber BORIS = new PhoneNumber("+79512000102");
    private static final PhoneNumber SILENT = new PhoneNumber("+79512000103");
    private static int boxes;

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedLine line = new SimulatedLine(time);
    private Db db;
    private Services box;
    private Outage outage;

    @BeforeEach
    void open() throws Exception {
        db = Db.inMemory("outage-life-" + boxes++);
        box = TestBox.services(db, time, line);
        box.network().start();
        box.routing().start();
        for (String queue : List.of("internet", "tv", "billing"))
            box.routing().saveQueue(QueueSettings.of(queue, queue, queue));
        box.calls().start();
        box.network().put(new Node("olt1", null, "", "Lenina", "olt"));
        box.subscribers().create(subscriber("1", ANNA, "ru", true));
        box.subscribers().create(subscriber("2", BORIS, "en", true));
        box.subscribers().create(subscriber("3", SILENT, "ru", false));
        time.settle();
        outage = box.network().declare("olt1", "head");
        time.settle();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static SubscriberData subscriber(String contract, PhoneNumber phone, String language, boolean smsOk) {
        return new SubscriberData(
                contract,
                "S" + contract,
                Kind.PERSON,
                language,
                List.of(phone),
                "",
                "olt1",
                Status.ACTIVE,
                smsOk,
                "",
                null,
                "");
    }

    /** As a sender would do. */
    private void allGoesOut() {
        db.run(h -> h.createUpdate("update sms_message set state = 'SENT', sent_at = :now where state = 'QUEUED'")
                .bind("now", Timestamp.from(time.now()))
                .execute());
    }

    private String batch(String phase) {
        return "outage-" + outage.id() + "-" + phase;
    }

    private List<String> texts(String phase) {
        long id = box.messages().findBatch(batch(phase)).orElseThrow().id();
        return box.messages().list(MessageFilter.ofBatch(id), null, 100).stream()
                .map(message -> message.to() + " " + message.text())
                .sorted()
                .toList();
    }

    private void expect(int minutes) {
        time.pass(Duration.ofSeconds(1));
        Instant at = box.network().getOutage(outage.id()).startedAt().plus(Duration.ofMinutes(minutes));
        box.network().setExpected(outage.id(), at, "head");
        time.settle();
    }

    private Ticket ticket() {
        return box.tickets()
                .list(TicketFilter.ALL.ofOutage(outage.id()), null, 10)
                .getFirst();
    }

    @Test
    void anotherExpectedTimeIsToldAgainWhereItIsWorthThat() {
        assertThat(texts("down"))
                .containsExactly(
                        ANNA + " Авария в вашем районе, уже чиним.",
                        BORIS + " Outage in your area, we are repairing it.");
        allGoesOut();
        expect(120);
        assertThat(texts("eta")).hasSize(2).first().asString().contains("новый срок. Восстановим к");
        allGoesOut();
        expect(140);
        assertThat(box.messages().findBatch(batch("eta-2")))
                .as("20 minutes more")
                .isEmpty();
        expect(155);
        assertThat(texts("eta-2")).as("35 minutes more than what was told").hasSize(2);
        assertThat(box.network().expectedHistory(outage.id()))
                .extracting(ExpectedChange::actor)
                .containsExactly("head", "head", "head");
    }

    @Test
    void aDeskTelephoneIsNotWrittenTo() {
        box.subscribers().create(subscriber("4", new PhoneNumber("+73512000109"), "ru", true));
        time.settle();
        assertThat(box.subscribers().findByContract("4").orElseThrow().readers())
                .isEmpty();
        box.network().clear(outage.id(), "head");
        time.settle();
        box.network().reopen(outage.id(), "red", "head");
        time.settle();
        assertThat(box.messages().phones(batch("down"))).containsExactlyInAnyOrder(ANNA, BORIS);
    }

    @Test
    void whoseFirstMessageIsNotOutYetGetsOnlyTheNewOne() {
        expect(120);
        assertThat(box.messages().counts(batch("down")).cancelled()).isEqualTo(2);
        assertThat(texts("eta")).hasSize(2);
        allGoesOut();
        box.network().clear(outage.id(), "head");
        time.settle();
        assertThat(box.messages().phones(batch("over"))).containsExactlyInAnyOrder(ANNA, BORIS);
    }

    @Test
    void onlyThoseHearOfTheEndWhoWereToldOrCalled() {
        var caller = line.call(SILENT.e164(), "2000000");
        time.pass(Duration.ofSeconds(1));
        caller.leave();
        time.pass(Duration.ofSeconds(1));
        box.network().clear(outage.id(), "head");
        time.settle();
        assertThat(box.messages().findBatch(batch("over")))
                .as("nobody was told, and who called wants no messages")
                .isEmpty();
        assertThat(box.network().getOutage(outage.id()).state()).isEqualTo(OutageState.RESTORING);
        box.network().reopen(outage.id(), "red", "head");
        var known = line.call(ANNA.e164(), "2000000");
        time.pass(Duration.ofSeconds(1));
        known.leave();
        time.pass(Duration.ofSeconds(1));
        box.network().clear(outage.id(), "head");
        time.settle();
        assertThat(box.messages().phones(batch("over-2"))).containsExactly(ANNA);
    }

    @Test
    void whoseMessageWasCalledOffHearsOfItWhenItComesBack() {
        box.network().clear(outage.id(), "head");
        time.settle();
        assertThat(box.messages().counts(batch("down")).cancelled()).isEqualTo(2);
        box.messages().consents().set(BORIS, Wish.NONE, "head");
        box.network().reopen(outage.id(), "red", "head");
        time.settle();
        assertThat(texts("again"))
                .hasSize(2)
                .first()
                .asString()
                .contains(ANNA + " Авария в вашем районе снова, чиним.");
        allGoesOut();
        box.network().clear(outage.id(), "head");
        time.settle();
        assertThat(box.messages().phones(batch("over-2"))).containsExactly(ANNA);
    }

    @Test
    void whoReadThatItIsOverAndNotThatItCameBackDoesNotReadTheEndTwice() {
        allGoesOut();
        time.pass(Duration.ofMinutes(1));
        box.network().clear(outage.id(), "head");
        time.settle();
        allGoesOut();
        time.pass(Duration.ofMinutes(1));
        box.network().reopen(outage.id(), "red", "head");
        time.settle();
        assertThat(texts("again")).as("none of them goes out").hasSize(2);
        var known = line.call(ANNA.e164(), "2000000");
        time.pass(Duration.ofSeconds(1));
        known.leave();
        time.pass(Duration.ofSeconds(1));
        box.network().clear(outage.id(), "head");
        time.settle();
        assertThat(box.messages().phones(batch("over-2")))
                .as("she heard of it when she called")
                .containsExactly(ANNA);
    }

    @Test
    void whatDoesNotWorkGoesOnAsTheSameOutageAndBackToTheSameCrew() {
        allGoesOut();
        box.network().clear(outage.id(), "head");
        time.settle();
        assertThat(ticket().state()).isEqualTo(TicketState.REPAIRED);
        allGoesOut();
        time.pass(Duration.ofMinutes(90));
        Outage again = box.network().reopen(outage.id(), "A subscriber answered 2", "check");
        time.settle();
        assertThat(again.state()).isEqualTo(OutageState.CONFIRMED);
        assertThat(again.byHand()).isTrue();
        assertThat(box.network().findOpenOutageFor("olt1")).map(Outage::id).contains(outage.id());
        assertThat(ticket().state()).isEqualTo(TicketState.FIELD);
        assertThat(texts("again")).hasSize(2).last().asString().contains("is back");
        allGoesOut();
        box.network().clear(outage.id(), "head");
        time.settle();
        assertThat(texts("over-2")).hasSize(2);
        assertThat(OutageReport.of(box, box.network().getOutage(outage.id()))
                        .down()
                        .told())
                .as("both twice")
                .isEqualTo(2);
        box.network().verify(outage.id(), "check");
        time.settle();
        assertThat(box.network().getOutage(outage.id()).state()).isEqualTo(OutageState.CLOSED);
        assertThat(ticket().state()).isEqualTo(TicketState.SOLVED);
        assertThatThrownBy(() -> box.network().verify(outage.id(), "check")).isInstanceOf(Refused.class);
        time.pass(Duration.ofHours(25));
        assertThatThrownBy(() -> box.network().reopen(outage.id(), "late", "head"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatNobodyChecksIsClosedAfterADayAndNotAsVerified() {
        box.network().clear(outage.id(), "head");
        time.pass(Duration.ofHours(23));
        assertThat(box.network().getOutage(outage.id()).state()).isEqualTo(OutageState.RESTORING);
        time.pass(Duration.ofHours(2));
        var closed = box.network().getOutage(outage.id());
        assertThat(closed.state()).isEqualTo(OutageState.CLOSED);
        assertThat(closed.verifiedAt()).isNull();
    }

    @Test
    void staffsWordsAreInTheMessageAndInTheAnnouncement() {
        box.network().setPublicText(outage.id(), new PublicText("A cable was cut", "Обрыв кабеля"), "head");
        box.network().put(new Node("sw1", "olt1", "", "Mira", "switch"));
        allGoesOut();
        expect(200);
        assertThat(texts("eta").getFirst()).contains("новый срок. Обрыв кабеля. Восстановим к");
        assertThatThrownBy(() -> new PublicText("x".repeat(201), "")).isInstanceOf(Refused.class);
    }

    @Test
    void theReportTellsWhatItLedTo() {
        time.pass(Duration.ofSeconds(30));
        var before = line.call(ANNA.e164(), "2000000");
        time.pass(Duration.ofSeconds(2));
        before.leave();
        time.pass(Duration.ofSeconds(30));
        allGoesOut();
        time.pass(Duration.ofMinutes(1));
        for (var phone : List.of(BORIS, SILENT)) {
            var after = line.call(phone.e164(), "2000000");
            time.pass(Duration.ofSeconds(2));
            after.leave();
            time.pass(Duration.ofSeconds(2));
        }
        var stranger = line.call("+79519999999", "2000000");
        time.pass(Duration.ofSeconds(2));
        stranger.leave();
        time.pass(Duration.ofSeconds(2));
        var report = OutageReport.of(box, box.network().getOutage(outage.id()));
        assertThat(report.affected()).isEqualTo(3);
        assertThat(report.down().told()).isEqualTo(2);
        assertThat(report.deflected()).isEqualTo(3);
        assertThat(report.callsBefore()).isEqualTo(1);
        assertThat(report.callsAfter()).isEqualTo(2);
        assertThat(report.timeToFirstNotice()).contains(Duration.ofSeconds(62));
    }
}
