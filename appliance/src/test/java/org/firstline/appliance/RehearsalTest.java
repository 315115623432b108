package org.firstline.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.firstline.audit.AuditEntry;
import org.firstline.audit.AuditFilter;
import org.firstline.audit.AuditKind;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.firstline.boards.Board;
import org.firstline.bridge.panel.Frame;
import org.firstline.bridge.sms.AtModem;
import org.firstline.bridge.sms.PhoneSim;
import org.firstline.calls.SimulatedLine;
import org.firstline.messages.Batch;
import org.firstline.messages.Gateway;
import org.firstline.messages.ModemSettings;
import org.firstline.messages.Sender;
import org.firstline.messages.SmsSettings;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.people.Agent;
import org.firstline.people.Role;
import org.firstline.reactions.Rehearsal;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.SubscriberData;
import org.firstline.tickets.TicketState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rehearsal on the wired box with the simulated phone: what it shows, whom it touches, and what it leaves. */
class RehearsalTest {
    private static final Agent ADMIN = new Agent(1, "admin", "Admin", null, Role.ADMIN, "ru", List.of(), true);
    private static final Agent HEAD = new Agent(2, "head", "Head", null, Role.SHIFT_HEAD, "ru", List.of(), true);
    private static final String MINE = "+79519990001";
    private static final Duration HOLD_DOWN = Duration.ofSeconds(60);
    private static int boxes;

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedLine line = new SimulatedLine(time);
    private final PhoneSim phone = new PhoneSim();
    private Db db;
    private Services box;
    private Rehearsal rehearsal;

    @BeforeEach
    void open() throws Exception {
        db = Db.inMemory("rehearsal-" + boxes++);
        box = TestBox.services(db, time, line);
        box.network().start();
        box.boards().start();
        box.calls().start();
        box.network().put(new Node("olt1", null, "10.0.0.7", "Lenina", "olt"));
        box.subscribers()
                .create(new SubscriberData(
                        "100234",
                        "Anna",
                        Kind.PERSON,
                        "ru",
                        List.of(new PhoneNumber("+79512000101")),
                        "",
                        "olt1",
                        Status.ACTIVE,
                        true,
                        "",
                        BigDecimal.ZERO,
                        ""));
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
        rehearsal = new Rehearsal(box);
        time.pass(Duration.ofSeconds(3));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Rehearsal.Run now() {
        return rehearsal.now(Locale.ENGLISH).orElseThrow();
    }

    private Rehearsal.Step step(Rehearsal.What what) {
        return now().steps().stream().filter(s -> s.what() == what).findFirst().orElseThrow();
    }

    private List<AuditKind> book() {
        return box.audit().list(AuditFilter.ALL, null, 100).stream()
                .map(AuditEntry::kind)
                .toList();
    }

    @Test
    void everyStepIsShownAndEverythingIsTakenAwayAgain() {
        Frame calm = box.boards().frame(Board.MAIN);
        rehearsal.begin(ADMIN, "8 951 999-00-01");
        assertThat(step(Rehearsal.What.ALERT).text()).isEqualTo("2 alerts have come in");
        time.pass(HOLD_DOWN.minusSeconds(1));
        assertThat(box.network().openOutages()).as("held back").isEmpty();
        assertThat(step(Rehearsal.What.INCIDENT).text()).contains("held back for 60 s");
        for (var what : List.of(Rehearsal.What.INCIDENT, Rehearsal.What.SMS, Rehearsal.What.WALL))
            assertThat(step(what).done()).as(what.name()).isFalse();
        time.pass(Duration.ofSeconds(2));
        Outage outage = outage();
        assertThat(outage.nodes()).as("the port's alert is rolled up").hasSize(2);
        assertThat(outage.node()).doesNotEndWith("port");
        assertThat(step(Rehearsal.What.INCIDENT).done()).isTrue();
        assertThat(step(Rehearsal.What.INCIDENT).text()).contains("1 subscriber affected");
        assertThat(step(Rehearsal.What.TICKET).done()).isTrue();
        time.pass(Duration.ofSeconds(5));
        assertThat(step(Rehearsal.What.SMS).done()).as("delivered").isTrue();
        assertThat(step(Rehearsal.What.SMS).text())
                .isEqualTo(phone.texts().getFirst().text());
        assertThat(phone.texts()).extracting(PhoneSim.Text::to).containsExactly(MINE);
        assertThat(step(Rehearsal.What.ANNOUNCEMENT).text()).contains("Учения");
        assertThat(box.boards().frame(Board.MAIN)).as("the wall shows it").isNotEqualTo(calm);
        assertThat(now().isDone()).isTrue();

        long ticket = now().ticket().orElseThrow();
        rehearsal.end(ADMIN);
        time.pass(Duration.ofSeconds(10));
        assertThat(rehearsal.now(Locale.ENGLISH)).isEmpty();
        assertThat(box.network().tree().all()).extracting(Node::id).containsExactly("olt1");
        assertThat(box.subscribers().count()).isEqualTo(1);
        assertThat(box.network().openOutages()).isEmpty();
        assertThat(box.network().getOutage(outage.id()).state().open()).isFalse();
        assertThat(box.tickets().get(ticket).state()).isEqualTo(TicketState.CLOSED);
        assertThat(box.repairs().find(outage.id())).as("nothing to check").isEmpty();
        assertThat(phone.texts())
                .extracting(PhoneSim.Text::to)
                .as("and nobody else")
                .containsOnly(MINE);
        assertThat(box.messages().listBatches(null, 9))
                .extracting(Batch::title)
                .as("by a name that people know, also when the node is gone")
                .containsExactly("Отбой Учения", "Авария Учения");
        assertThat(book()).containsExactly(AuditKind.REHEARSAL_ENDED, AuditKind.REHEARSAL_BEGUN);
        assertThat(box.network().alerts().open()).isEmpty();
        // soon again: another outage, not the same reopened, nor one that was waved off
        rehearsal.begin(ADMIN, MINE);
        time.pass(HOLD_DOWN.plusSeconds(5));
        assertThat(outage().id()).isNotEqualTo(outage.id());
        rehearsal.end(ADMIN);
        time.pass(Duration.ofHours(1));
        assertThat(box.repairs().find(outage.id())).isEmpty();
    }

    private Outage outage() {
        return now().outage().orElseThrow();
    }

    @Test
    void oneThatIsEndedBeforeItIsBelievedLeavesNothing() {
        rehearsal.begin(ADMIN, MINE);
        time.pass(Duration.ofSeconds(10));
        rehearsal.end(ADMIN);
        time.pass(Duration.ofMinutes(5));
        assertThat(box.network().listOutages(false, null, 9)).isEmpty();
        assertThat(box.network().alerts().open()).isEmpty();
        assertThat(box.network().tree().size()).isEqualTo(1);
        assertThat(phone.texts()).isEmpty();
    }

    @Test
    void aMessageThatFailsIsShownAsFailed() {
        phone.refuse(500, 500, 500, 500, 500, 500, 500, 500, 500, 500);
        rehearsal.begin(ADMIN, MINE);
        time.pass(Duration.ofMinutes(10));
        assertThat(step(Rehearsal.What.SMS).failed()
                        || !step(Rehearsal.What.SMS).done())
                .isTrue();
        assertThat(step(Rehearsal.What.INCIDENT).done()).isTrue();
    }

    @Test
    void whereTheMainBoardWasDeletedTheWallIsWhatWallsShowInstead() {
        box.boards().save(Board.main("", "en").named("hall"));
        box.boards().delete(Board.MAIN);
        rehearsal.begin(ADMIN, MINE);
        time.pass(HOLD_DOWN.plusSeconds(5));
        assertThat(step(Rehearsal.What.WALL).done()).isTrue();
        assertThat(step(Rehearsal.What.WALL).text()).isEqualTo(box.boards().asText("hall"));
    }

    @Test
    void onlyAnAdminWithAPhoneAndOneAtATime() {
        refused("reactions.rehearsal-role", () -> rehearsal.begin(HEAD, MINE));
        refused("reactions.rehearsal-phone", () -> rehearsal.begin(ADMIN, "mine"));
        rehearsal.begin(ADMIN, MINE);
        refused("reactions.rehearsal-on", () -> rehearsal.begin(ADMIN, MINE));
        refused("reactions.rehearsal-role", () -> rehearsal.end(HEAD));
    }

    private static void refused(String code, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void oneThatIsForgottenIsEndedByItself() {
        rehearsal.begin(ADMIN, MINE);
        time.pass(HOLD_DOWN.plus(Rehearsal.LONGEST).minusSeconds(1));
        assertThat(now().isDone()).isTrue();
        time.pass(Duration.ofMinutes(1));
        assertThat(rehearsal.now(Locale.ENGLISH)).isEmpty();
        assertThat(box.network().openOutages()).isEmpty();
        assertThat(box.subscribers().count()).isEqualTo(1);
    }

    @Test
    void whatACrashLeavesIsTakenAwayAtTheNextStart() {
        rehearsal.begin(ADMIN, MINE);
        time.pass(HOLD_DOWN.plusSeconds(5));
        Outage outage = outage();
        box.network().close();
        var later = new SimulatedTime(time.now().plusSeconds(60));
        Services again = TestBox.services(db, later, new SimulatedLine(later));
        later.pass(Duration.ofSeconds(10));
        assertThat(again.network().openOutages()).isEmpty();
        assertThat(again.network().tree().all()).extracting(Node::id).containsExactly("olt1");
        assertThat(again.subscribers().count()).isEqualTo(1);
        assertThat(again.network().getOutage(outage.id()).state().open()).isFalse();
        // cut off between node and outage
        again.network().put(new Node("firstline-rehearsal-7", null, "", "Rehearsal", ""));
        var third = new SimulatedTime(later.now().plusSeconds(60));
        Services last = TestBox.services(db, third, new SimulatedLine(third));
        third.pass(Duration.ofSeconds(1));
        assertThat(last.network().tree().size()).isEqualTo(1);
    }
}
