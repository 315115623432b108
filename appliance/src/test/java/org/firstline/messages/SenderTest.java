package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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

/** The sender on the phone that ships, in simulated time: AT, PDUs and rows are real, only the clock is not. */
class SenderTest {
    private static final PhoneNumber ANNA = new PhoneNumber("+79511110001");

    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final Health health = new Health(time, bus);
    private final PhoneSim phone = new PhoneSim();
    private final List<MessageEvent> news = new ArrayList<>();
    private Db db;
    private Messages messages;
    private Sender sender;

    @BeforeEach
    void open() {
        db = Db.inMemory("sender");
        messages = new Messages(db, bus, time);
        bus.on("test", MessageEvent.class, news::add);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private void start(int rate) {
        var modem = new AtModem(phone.line(), Duration.ofMillis(50));
        var gateway = new Gateway(ModemSettings.only("simulated", rate), modem);
        sender = new Sender(time, bus, db, messages.modems(), List.of(gateway), SmsSettings.DEFAULTS, health);
        sender.start();
        time.settle();
    }

    private Health.State modem() {
        return health.list().getFirst();
    }

    private MessageState state(Message message) {
        return messages.get(message.id()).state();
    }

    @Test
    void aQueuedMessageGoesOutAtOnceAndItsReportComes() {
        start(10);
        assertThat(modem().level()).isEqualTo(Health.Level.WELL);
        Message message = messages.queue(ANNA, "Ваш код 1234", MessagePriority.ALARM);
        time.settle();
        assertThat(phone.texts()).containsExactly(new PhoneSim.Text("+79511110001", "Ваш код 1234"));
        time.pass(Duration.ofSeconds(1));
        assertThat(state(message)).isEqualTo(MessageState.DELIVERED);
        assertThat(news.stream().map(n -> ((MessageEvent.Changed) n).message().state()))
                .containsExactly(MessageState.QUEUED, MessageState.SENDING, MessageState.SENT, MessageState.DELIVERED);
    }

    @Test
    void keepsThePaceAndTellsWhenItWillBeDone() {
        start(10);
        batch(5, "text");
        time.settle();
        assertThat(phone.sent()).hasSize(1);
        assertThat(sender.expectedEnd()).contains(time.now().plusSeconds(24));
        time.pass(Duration.ofSeconds(5));
        assertThat(phone.sent()).hasSize(1);
        time.pass(Duration.ofSeconds(1));
        assertThat(phone.sent()).hasSize(2);
        Message alarm = messages.queue(ANNA, "alarm", MessagePriority.ALARM);
        time.pass(Duration.ofSeconds(6));
        assertThat(state(alarm)).as("overtakes the rest of the batch").isNotEqualTo(MessageState.QUEUED);
        time.pass(Duration.ofSeconds(18));
        assertThat(phone.sent()).hasSize(6);
        assertThat(sender.expectedEnd()).isEmpty();
    }

    @Test
    void withoutAPaceTheModemSetsIt() {
        start(0);
        batch(50, "Авария на линии, чиним. ".repeat(4));
        time.settle();
        assertThat(phone.texts()).hasSize(50);
        assertThat(phone.sent()).hasSize(100);
        time.pass(Duration.ofSeconds(1));
        assertThat(messages.counts("b")).isEqualTo(new BatchCounts(0, 0, 0, 50, 0, 0, 0));
    }

    @Test
    void aModemThatIsGoneIsIllAndLookedForAndNothingIsLost() {
        phone.unplug();
        start(0);
        assertThat(modem().level()).isEqualTo(Health.Level.ILL);
        assertThat(modem().why()).isEqualTo("Not there: the simulated phone is not there");
        Message message = messages.queue(ANNA, "a", MessagePriority.OUTAGE);
        time.pass(Duration.ofMinutes(5));
        assertThat(state(message)).isEqualTo(MessageState.QUEUED);
        phone.plug();
        time.pass(Duration.ofSeconds(12));
        assertThat(modem().level()).isEqualTo(Health.Level.WELL);
        assertThat(state(message)).isEqualTo(MessageState.DELIVERED);

        phone.unplug();
        time.pass(Duration.ofSeconds(1));
        assertThat(modem().level()).as("noticed while idle").isEqualTo(Health.Level.ILL);
        phone.plug();
        time.pass(Duration.ofSeconds(3));
        assertThat(modem().level()).isEqualTo(Health.Level.WELL);
    }

    @Test
    void whatTheModemSwallowsIsUnknownAndTheNextGoesOn() {
        start(0);
        phone.loseAnswers(1);
        phone.loseReports(0);
        Message swallowed = messages.queue(ANNA, "swallowed", MessagePriority.OUTAGE);
        Message next = messages.queue(ANNA, "next", MessagePriority.OUTAGE);
        time.settle();
        assertThat(state(swallowed)).isEqualTo(MessageState.UNKNOWN);
        assertThat(messages.get(swallowed.id()).maybeTwice()).isTrue();
        assertThat(modem().level()).isEqualTo(Health.Level.ILL);
        time.pass(Duration.ofMinutes(1));
        assertThat(state(next)).isEqualTo(MessageState.DELIVERED);
        time.pass(Duration.ofHours(1));
        assertThat(phone.texts()).as("never again unasked").hasSize(2);
    }

    @Test
    void aModemThatSwallowsEverythingIsGivenARest() {
        start(0);
        phone.loseAnswers(1000);
        batch(100, "text");
        time.pass(Duration.ofMinutes(10));
        assertThat(messages.counts("b").unknown()).isBetween(2, 8);
    }

    @Test
    void aBusyNetworkIsTriedAgain() {
        start(0);
        phone.refuse(42, 38);
        Message message = messages.queue(ANNA, "a", MessagePriority.OUTAGE);
        time.settle();
        assertThat(state(message)).isEqualTo(MessageState.QUEUED);
        time.pass(Duration.ofSeconds(91));
        assertThat(state(message)).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aNetworkThatIsGoneUsesUpNobodysTries() {
        start(0);
        phone.registered(false);
        Message message = messages.queue(ANNA, "a", MessagePriority.OUTAGE);
        time.pass(Duration.ofMinutes(20));
        assertThat(state(message)).isEqualTo(MessageState.QUEUED);
        assertThat(modem().why()).isEqualTo("No mobile network: simulated: no network");
        phone.registered(true);
        time.pass(Duration.ofSeconds(12));
        assertThat(state(message)).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aCardThatWantsItsPinIsSaidSo() {
        phone.sim(PhoneSim.Sim.PIN);
        start(10);
        assertThat(modem().why())
                .isEqualTo("The SIM card needs a person: simulated: the SIM card asks for SIM PIN; switch its PIN off");
    }

    @Test
    void whatWasBeingSentAtTheEndIsToldAtTheStart() {
        Message message = messages.queue(ANNA, "a", MessagePriority.OUTAGE);
        db.tx(h -> OutboxRows.take(h, time.now()));
        start(0);
        time.pass(Duration.ofHours(1));
        assertThat(state(message)).isEqualTo(MessageState.UNKNOWN);
        assertThat(messages.get(message.id()).maybeTwice()).isTrue();
        assertThat(phone.sent()).isEmpty();
        messages.resend(message.id());
        time.pass(Duration.ofSeconds(1));
        assertThat(state(message)).isEqualTo(MessageState.DELIVERED);
        assertThat(messages.get(message.id()).maybeTwice()).isTrue();
    }

    @Test
    void stoppingTakesNoOtherMessageAndLeavesNoneInDoubt() {
        start(0);
        batch(20, "text");
        sender.stop();
        time.pass(Duration.ofMinutes(1));
        BatchCounts counts = messages.counts("b");
        assertThat(counts.sending() + counts.unknown()).isZero();
        assertThat(counts.queued()).isPositive();
    }

    @Test
    void textsThatComeInAreKeptJoinedAndToldOnce() {
        start(0);
        Instant at = Instant.parse("2026-11-22T08:59:00Z");
        String longText = "Нет интернета третий день, а вы молчите. ".repeat(4).strip();
        phone.receive("+79511110001", longText, at);
        phone.receive("+79511110001", " стоп! ", at.plusSeconds(1));
        phone.receive("+79511110001", "The internet has stopped", at.plusSeconds(2));
        phone.receivePdu("0004048100");
        time.pass(Duration.ofSeconds(1));
        assertThat(messages.listReceived(null, 10))
                .extracting(ReceivedMessage::text, ReceivedMessage::stop, ReceivedMessage::raw)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("", false, "0004048100"),
                        org.assertj.core.groups.Tuple.tuple("The internet has stopped", false, ""),
                        org.assertj.core.groups.Tuple.tuple(" стоп! ", true, ""),
                        org.assertj.core.groups.Tuple.tuple(longText, false, ""));
        assertThat(news).hasSize(3).allMatch(MessageEvent.Arrived.class::isInstance);
        // shown again, because the box died before the modem had forgotten it
        phone.receive("+79511110001", "The internet has stopped", at.plusSeconds(2));
        time.pass(Duration.ofSeconds(1));
        assertThat(messages.listReceived(null, 10)).hasSize(4);
    }

    @Test
    void aTextWhoseRestNeverComesIsShownWithAGap() {
        start(0);
        var at = Instant.parse("2026-11-22T08:59:00Z");
        phone.receivePdu(new org.firstline.bridge.sms.Deliver(
                        "+79511110001",
                        at,
                        org.firstline.bridge.sms.Alphabet.UCS2,
                        "и ещё",
                        new org.firstline.bridge.sms.Concat(9, 3, 2, false))
                .hex());
        time.pass(Duration.ofHours(23));
        assertThat(messages.listReceived(null, 10)).isEmpty();
        time.pass(Duration.ofHours(3));
        assertThat(messages.listReceived(null, 10))
                .extracting(ReceivedMessage::text)
                .containsExactly(" […] и ещё […]");
    }

    private void batch(int size, String text) {
        var recipients = new ArrayList<Recipient>();
        for (int i = 0; i < size; i++)
            recipients.add(new Recipient(new PhoneNumber("+7951222" + (1000 + i)), text, null));
        messages.queueBatch("b", "title", MessagePriority.OUTAGE, recipients);
    }
}
