package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.PhoneNumber;
import org.firstline.base.SimulatedTime;
import org.firstline.bridge.sms.AtModem;
import org.firstline.bridge.sms.PhoneSim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who of two modems gets a message, and who gets it when one of them fails; on phones that ship. */
class SeveralModemsTest {
    private static final PhoneNumber TOWN = new PhoneNumber("+73512000001");
    private static final PhoneNumber CELL = new PhoneNumber("+79511110001");

    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final Health health = new Health(time, bus);
    private final PhoneSim a = new PhoneSim();
    private final PhoneSim b = new PhoneSim();
    private Db db;
    private Messages messages;

    @BeforeEach
    void open() {
        db = Db.inMemory("several");
        messages = new Messages(db, bus, time);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void start(Caps capsOfA, List<String> prefixesOfA) {
        var gateways = List.of(gateway("a", a, capsOfA, prefixesOfA), gateway("b", b, new Caps(0, 0, 0), List.of()));
        new Sender(time, bus, db, messages.modems(), gateways, SmsSettings.DEFAULTS, health).start();
        time.settle();
    }

    private static Gateway gateway(String name, PhoneSim phone, Caps caps, List<String> prefixes) {
        return new Gateway(
                new ModemSettings(name, "simulated", caps, prefixes, "*100#"),
                new AtModem(phone.line(), Duration.ofMillis(50)));
    }

    private Message queue(PhoneNumber to) {
        return messages.queue(to, "text", MessagePriority.OUTAGE);
    }

    private void batch(int size) {
        var recipients = new ArrayList<Recipient>();
        for (int i = 0; i < size; i++)
            recipients.add(new Recipient(new PhoneNumber("+7951222" + (1000 + i)), "text", null));
        messages.queueBatch("b", "title", MessagePriority.OUTAGE, recipients);
    }

    @Test
    void numbersGoByTheirPrefixAndByTheOtherWhileThatOneIsOut() {
        start(new Caps(0, 0, 0), List.of("+7351"));
        queue(TOWN);
        queue(CELL);
        time.pass(Duration.ofSeconds(2));
        assertThat(a.texts()).extracting(PhoneSim.Text::to).containsExactly(TOWN.e164());
        assertThat(b.texts()).extracting(PhoneSim.Text::to).containsExactly(CELL.e164());
        a.unplug();
        time.pass(Duration.ofSeconds(1));
        queue(TOWN);
        time.pass(Duration.ofSeconds(2));
        assertThat(b.count()).as("bypassed at once").isEqualTo(2);
        b.unplug();
        a.plug();
        time.pass(Duration.ofSeconds(15));
        Message late = queue(CELL);
        time.pass(Duration.ofSeconds(2));
        assertThat(messages.get(late.id()).state()).as("helps out").isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void refusedByOneItGoesByTheOtherAtOnce() {
        start(new Caps(0, 0, 0), List.of("+7351"));
        a.refuse(500);
        Message message = queue(TOWN);
        time.pass(Duration.ofSeconds(2));
        assertThat(a.count()).isZero();
        assertThat(messages.get(message.id()).state()).isEqualTo(MessageState.DELIVERED);
        assertThat(messages.modems().get("a").state()).isEqualTo(ModemState.READY);
    }

    @Test
    void oneThatRefusesEverythingIsPassedOverAndTriedAgain() {
        start(new Caps(0, 0, 0), List.of());
        int[] codes = new int[8];
        java.util.Arrays.fill(codes, 500);
        a.refuse(codes);
        batch(400);
        time.pass(Duration.ofMinutes(3));
        assertThat(messages.counts("b").delivered()).isEqualTo(400);
        batch(400);
        assertThat(messages.modems().get("a").state()).isEqualTo(ModemState.READY);
    }

    @Test
    void whatOneSwallowedIsNeverTakenUpByTheOther() {
        start(new Caps(0, 0, 0), List.of("+7351"));
        a.loseAnswers(1).loseReports(1);
        Message swallowed = queue(TOWN);
        time.pass(Duration.ofHours(1));
        assertThat(messages.get(swallowed.id()).state()).isEqualTo(MessageState.UNKNOWN);
        assertThat(b.sent()).isEmpty();
        assertThat(a.sent()).hasSize(1);
    }

    @Test
    void oneWhoseCapIsReachedLeavesTheRestToTheOther() {
        start(new Caps(0, 3, 0), List.of("+7351"));
        for (int i = 0; i < 5; i++) queue(new PhoneNumber("+7351200000" + i));
        time.pass(Duration.ofSeconds(5));
        assertThat(a.count()).isEqualTo(3);
        assertThat(b.count()).isEqualTo(2);
        ModemView view = messages.modems().get("a");
        assertThat(view.state()).isEqualTo(ModemState.READY);
        assertThat(view.takesAgain()).isAfter(time.now());
        assertThat(view.hour()).isEqualTo(3);
        time.pass(Duration.ofMinutes(62));
        queue(TOWN);
        time.pass(Duration.ofSeconds(2));
        assertThat(a.count()).isEqualTo(4);
    }

    @Test
    void aTestGoesThroughTheModemThatItIsFor() {
        start(new Caps(0, 0, 0), List.of("+7351"));
        messages.queueThrough("b", TOWN, "test");
        time.pass(Duration.ofSeconds(2));
        assertThat(b.texts()).containsExactly(new PhoneSim.Text(TOWN.e164(), "test"));
        assertThat(a.count()).isZero();
    }

    @Test
    void eachOneTellsItsSignalItsOperatorAndItsBalance() {
        a.balance("Balance 7.20 RUB");
        start(new Caps(0, 0, 0), List.of());
        time.pass(Duration.ofSeconds(1));
        ModemView view = messages.modems().get("a");
        assertThat(view.balance()).isEqualTo("Balance 7.20 RUB");
        assertThat(view.status().operator()).isEqualTo("Demo Mobile");
        assertThat(view.status().signal().dbm()).isEqualTo(-71);
        assertThat(view.info().imei()).isEqualTo("860000000000001");
        assertThat(health.list()).extracting(Health.State::name).contains("modem.a", "modem.b");
    }

    @Test
    void onesNetworkThatGoesIsFoundOutWithinAMinuteThoughNothingIsSent() {
        start(new Caps(0, 0, 0), List.of());
        a.registered(false);
        time.pass(Duration.ofMinutes(1));
        assertThat(messages.modems().get("a").state()).isEqualTo(ModemState.DEGRADED);
        assertThat(messages.modems().get("a").fault().words()).isEqualTo("simulated: no network");
        a.registered(true);
        time.pass(Duration.ofSeconds(12));
        assertThat(messages.modems().get("a").state()).isEqualTo(ModemState.READY);
    }

    @Test
    void aPersonMayTakeOnesPower() {
        start(new Caps(0, 0, 0), List.of());
        messages.modems().powerCycle("a");
        time.settle();
        assertThat(messages.modems().get("a").state()).isEqualTo(ModemState.PRESENT);
        time.pass(Duration.ofSeconds(11));
        assertThat(messages.modems().get("a").state()).isEqualTo(ModemState.READY);
    }
}
