package org.firstline.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.SimulatedTime;
import org.firstline.bridge.sms.AtModem;
import org.firstline.bridge.sms.PhoneSim;
import org.firstline.calls.SimulatedLine;
import org.firstline.diagnostics.RepairCheck;
import org.firstline.diagnostics.RepairVerdict;
import org.firstline.diagnostics.probes.SimulatedAccess;
import org.firstline.messages.Gateway;
import org.firstline.messages.Handling;
import org.firstline.messages.ModemSettings;
import org.firstline.messages.ReceivedMessage;
import org.firstline.messages.Sender;
import org.firstline.messages.SmsSettings;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.network.OutageState;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.SubscriberData;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketFilter;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.TicketState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * From "all is up again" to the verdict, on the wired box: probes ask a simulated access network over real sockets, the
 * questions go out through the simulated phone, and answers come in by it.
 */
class RepairsAreCheckedTest {
    private static final String ASK = "Авария устранена. Всё работает? Ответьте: 1 - да, 2 - нет.";
    private static int boxes;

    private final SimulatedTime time = new SimulatedTime();
    private final PhoneSim phone = new PhoneSim();
    private final AtomicBoolean dark = new AtomicBoolean();
    private SimulatedAccess town;
    private Db db;
    private Services box;

    @BeforeEach
    void open() throws Exception {
        town = new SimulatedAccess(host -> dark.get());
        db = Db.inMemory("repairs-checked-" + boxes++);
        box = start();
        box.network().put(new Node("olt1", null, "10.0.0.7", "Lenina", "olt"));
        box.network().put(new Node("house", "olt1", "", "Lenina 5", "building"));
        for (int i = 1; i <= 4; i++) box.subscribers().create(subscriber(i));
        var modem = new AtModem(phone.line(), Duration.ofMillis(50));
        new Sender(
                        time,
                        box.bus(),
                        db,
                        box.messages().modems(),
                        List.of(new Gateway(ModemSettings.only("simulated", 0), modem)),
                        SmsSettings.DEFAULTS,
                        box.health())
                .start();
        time.settle();
    }

    private Services start() {
        Services made = TestBox.services(db, time, new SimulatedLine(time), town.probes());
        made.network().start();
        made.repairs().start();
        return made;
    }

    @AfterEach
    void close() {
        town.close();
        db.close();
    }

    private static SubscriberData subscriber(int i) {
        return new SubscriberData(
                "10023" + i,
                "Anna " + i,
                Kind.PERSON,
                "ru",
                List.of(new PhoneNumber("+7951200010" + i)),
                "",
                i % 2 == 0 ? "olt1" : "house",
                Status.ACTIVE,
                true,
                "",
                BigDecimal.ZERO,
                "");
    }

    /** Fails, is repaired, and the lines have been looked at. */
    private Outage repaired() {
        Outage outage = box.network().declare("olt1", "admin");
        time.pass(Duration.ofMinutes(10));
        box.network().clear(outage.id(), "admin");
        time.pass(Duration.ofMinutes(1));
        assertThat(asked()).as("modems need their time to come back").isEmpty();
        time.pass(Duration.ofMinutes(2));
        return now(outage);
    }

    private Outage now(Outage outage) {
        return box.network().getOutage(outage.id());
    }

    private RepairCheck check(Outage outage) {
        return box.repairs().find(outage.id()).orElseThrow();
    }

    private List<String> asked() {
        var phones = new ArrayList<String>();
        for (PhoneSim.Text text : phone.texts()) if (text.text().equals(ASK)) phones.add(text.to());
        return phones;
    }

    private void answer(String from, String text) {
        phone.receive(from, text, time.now());
        time.pass(Duration.ofSeconds(10));
    }

    private Ticket ticket(Outage outage) {
        return box.tickets()
                .list(TicketFilter.ALL.ofOutage(outage.id()).inCategory("outage"), null, 1)
                .getFirst();
    }

    @Test
    void goodLinesAreAskedAndTheirYesClosesTheOutageAsVerified() {
        Outage outage = repaired();
        assertThat(outage.state()).isEqualTo(OutageState.RESTORING);
        assertThat(asked()).hasSize(3).doesNotHaveDuplicates();
        assertThat(check(outage).sample())
                .hasSize(3)
                .allSatisfy(s -> assertThat(s.askedAt()).isNotNull());
        answer(asked().get(0), "1");
        assertThat(check(outage).percentConfirmed()).isEqualTo(33);
        assertThat(now(outage).state()).isEqualTo(OutageState.RESTORING);
        answer(asked().get(1), " 1 ");
        assertThat(check(outage).verdict()).isEqualTo(RepairVerdict.VERIFIED);
        assertThat(now(outage).state()).isEqualTo(OutageState.CLOSED);
        assertThat(now(outage).verifiedAt()).isNotNull();

        answer(asked().get(2), "2");
        assertThat(now(outage).state()).as("settled").isEqualTo(OutageState.CLOSED);
        assertThat(box.tickets().list(TicketFilter.ALL.ofOutage(outage.id()), null, 10))
                .as("and a matter of his own")
                .anySatisfy(t -> assertThat(t.subject()).isEqualTo("После ремонта связи всё ещё нет"));
    }

    @Test
    void oneNoOpensItAgainForTheSameCrew() {
        Outage outage = repaired();
        box.tickets().assign(ticket(outage).id(), "crew", "admin");
        answer(asked().get(1), "2");
        assertThat(check(outage).verdict()).isEqualTo(RepairVerdict.REOPEN);
        assertThat(now(outage).state()).isEqualTo(OutageState.CONFIRMED);
        assertThat(ticket(outage).state()).isEqualTo(TicketState.FIELD);
        assertThat(ticket(outage).owner()).isEqualTo("crew");
        assertThat(box.tickets().notes(ticket(outage).id()))
                .extracting(TicketNote::text)
                .anySatisfy(text -> assertThat(text).contains("1 абонент отвечает, что не работает"));

        // repaired once more: looked at and asked anew
        int before = asked().size();
        box.network().clear(outage.id(), "admin");
        time.pass(Duration.ofMinutes(3));
        assertThat(check(outage).isLive()).isTrue();
        assertThat(asked().size() - before).isEqualTo(3);
    }

    @Test
    void peopleAnswerInTheirOwnWaysAndAreUnderstood() {
        Outage outage = repaired();
        answer(asked().get(0), "1 - да");
        assertThat(check(outage).confirmed()).isEqualTo(1);
        answer(asked().get(1), "Нет, не работает");
        assertThat(check(outage).verdict()).isEqualTo(RepairVerdict.REOPEN);
        assertThat(now(outage).state()).isEqualTo(OutageState.CONFIRMED);
        assertThat(box.messages().listReceived(null, 2))
                .as("it is an answer, not a question about outages and no ticket")
                .extracting(ReceivedMessage::handling)
                .containsOnly(Handling.REPLY);
    }

    @Test
    void linesThatAreStillDeadOpenItAgainAndNobodyIsAsked() {
        dark.set(true);
        Outage outage = repaired();
        assertThat(asked()).isEmpty();
        assertThat(check(outage).reason()).isEqualTo("red");
        assertThat(now(outage).state()).isEqualTo(OutageState.CONFIRMED);
    }

    @Test
    void whereNobodyAnswersGoodLinesCloseItWhenTimeIsUp() {
        Outage outage = repaired();
        time.pass(Duration.ofMinutes(28));
        assertThat(check(outage).isLive()).isTrue();
        time.pass(Duration.ofMinutes(3));
        assertThat(check(outage).reason()).isEqualTo("time-out");
        assertThat(now(outage).state()).isEqualTo(OutageState.CLOSED);
        assertThat(box.network().steps(outage.id(), 50))
                .anySatisfy(step ->
                        assertThat(step.what().word() + " " + step.actor()).isEqualTo("verified box"));
    }

    @Test
    void aRestartGoesOnWhereItStoodAndAsksNobodyTwice() {
        Outage outage = box.network().declare("olt1", "admin");
        time.pass(Duration.ofMinutes(5));
        box.network().clear(outage.id(), "admin");
        time.settle();
        RepairCheck begun = check(outage);
        box.network().close();
        // what the dead box had planned must not run: the new one is on a clock of its own
        var later = new SimulatedTime(time.now().plusSeconds(60));
        Services again = TestBox.services(db, later, new SimulatedLine(later), town.probes());
        again.network().start();
        later.pass(Duration.ofMinutes(3));
        assertThat(again.repairs().find(outage.id()).map(RepairCheck::id)).contains(begun.id());
        assertThat(again.repairs().find(outage.id()).orElseThrow().sample())
                .allSatisfy(s -> assertThat(s.askedAt()).isNotNull());
        var third = new SimulatedTime(later.now().plusSeconds(60));
        TestBox.services(db, third, new SimulatedLine(third), town.probes());
        third.pass(Duration.ofMinutes(3));
        assertThat(again.messages().phones("outage-" + outage.id() + "-check-" + begun.id()))
                .hasSize(3);
        assertThat(again.messages()
                        .counts("outage-" + outage.id() + "-check-" + begun.id())
                        .total())
                .isEqualTo(3);
    }

    @Test
    void anAlertThatComesBackOvertakesTheCheck() {
        Outage outage = repaired();
        box.network().reopen(outage.id(), "the fibre is cut again", "admin");
        time.settle();
        assertThat(check(outage).verdict()).isEqualTo(RepairVerdict.OVERTAKEN);
        answer(asked().getFirst(), "1");
        assertThat(now(outage).state()).isEqualTo(OutageState.CONFIRMED);
        assertThat(Objects.requireNonNull(check(outage)).confirmed()).isEqualTo(1);
    }
}
