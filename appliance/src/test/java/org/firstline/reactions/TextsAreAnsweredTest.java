package org.firstline.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.firstline.appliance.TestBox;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.SimulatedTime;
import org.firstline.callbacks.CallbackSource;
import org.firstline.calls.SimulatedLine;
import org.firstline.messages.AnswerLimit;
import org.firstline.messages.Handling;
import org.firstline.messages.Message;
import org.firstline.messages.MessageEvent;
import org.firstline.messages.MessageFilter;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.ReceivedMessage;
import org.firstline.messages.TextsIn;
import org.firstline.messages.Wish;
import org.firstline.network.Node;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.ServiceKind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.SubscriberData;
import org.firstline.subscribers.Subscription;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What subscribers write, on the wired box. */
class TextsAreAnsweredTest {
    private static final PhoneNumber ANNA = new PhoneNumber("+79512000101");
    private static final String STRANGER = "+79519999999";
    private static int boxes;

    private final SimulatedTime time = new SimulatedTime();
    private final List<MessageEvent.Received> news = new ArrayList<>();
    private Db db;
    private Services box;
    private TextsIn texts;
    private Subscriber anna;
    private int seconds;

    @BeforeEach
    void open() {
        db = Db.inMemory("texts-are-answered-" + boxes++);
        box = TestBox.services(db, time, new SimulatedLine(time));
        box.bus().on("test", MessageEvent.Received.class, news::add);
        texts = new TextsIn(db, box.bus(), time);
        box.network().start();
        box.routing().start();
        box.routing().saveQueue(QueueSettings.of("tv", "tv", "tv"));
        box.routing().saveQueue(QueueSettings.of("internet", "internet", "internet"));
        box.network().put(new Node("olt1", null, "", "Lenina", "olt"));
        anna = box.subscribers().create(subscriber("100234", "350.00"));
        time.settle();
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static SubscriberData subscriber(String contract, String balance) {
        return new SubscriberData(
                contract,
                "Anna",
                Kind.PERSON,
                "ru",
                List.of(ANNA),
                "",
                "olt1",
                Status.ACTIVE,
                true,
                "",
                new BigDecimal(balance),
                "");
    }

    /** @return what became of it */
    private ReceivedMessage write(String from, String text) {
        texts.receive(from, text, Instant.parse("2026-11-22T08:59:00Z").plusSeconds(seconds++));
        time.settle();
        return box.messages().listReceived(null, 1).getFirst();
    }

    private String answer(ReceivedMessage received) {
        Message message = box.messages().get(Objects.requireNonNull(received.answer()));
        return message.to() + ": " + message.text();
    }

    @Test
    void tellsTheBalanceOfEachContractToTheirPhone() {
        var received = write(ANNA.e164(), "Баланс");
        assertThat(received.handling()).isEqualTo(Handling.BALANCE);
        assertThat(received.subscriber()).isEqualTo(anna.id());
        assertThat(answer(received)).isEqualTo("+79512000101: Баланс 100234: 350,00.");
        box.subscribers().create(subscriber("100235", "-20.50"));
        assertThat(answer(write(ANNA.e164(), "balance")))
                .isEqualTo("+79512000101: Баланс 100234: 350,00. Баланс 100235: -20,50.");
        assertThat(answer(write(STRANGER, "balance"))).startsWith(STRANGER + ": This phone is in no contract");
        assertThat(answer(write(STRANGER, "баланс"))).startsWith(STRANGER + ": Номера нет в договорах");
    }

    @Test
    void tellsWhatIsKnownOfTheLineInTheWordsOfTheOutage() {
        assertThat(answer(write(ANNA.e164(), "авария"))).contains("Об аварии у вас не известно.");
        long outage = box.network()
                .declare("olt1", "admin", time.now().plus(Duration.ofHours(2)))
                .id();
        time.settle();
        String told = box.messages()
                .list(
                        MessageFilter.ofBatch(box.messages()
                                .findBatch(OutageBatches.down(outage))
                                .orElseThrow()
                                .id()),
                        null,
                        1)
                .getFirst()
                .text();
        assertThat(answer(write(ANNA.e164(), "нет интернета"))).isEqualTo("+79512000101: " + told);
    }

    @Test
    void keepsAPlaceForACallBack() {
        var received = write(ANNA.e164(), "перезвоните");
        assertThat(received.handling()).isEqualTo(Handling.CALLBACK);
        assertThat(box.callbacks().listLive()).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(ANNA.e164());
            assertThat(one.queue()).isEqualTo("internet");
            assertThat(one.source()).isEqualTo(CallbackSource.SMS);
            assertThat(one.subscriber()).isEqualTo(anna.id());
        });
        assertThat(answer(received)).endsWith("Перезвоним на +7 951 200-01-01.");
        write("+12125550100", "call me");
        assertThat(box.callbacks().listLive()).as("nobody calls abroad").hasSize(1);
    }

    @Test
    void stopIsObeyedAtOnceAndStartToo() {
        box.messages().queue(ANNA, "news", MessagePriority.BULK);
        var stop = write(ANNA.e164(), "СТОП");
        assertThat(stop.handling()).isEqualTo(Handling.STOP);
        assertThat(answer(stop)).contains("СТАРТ");
        assertThat(box.messages().consents().get(ANNA).wish()).isEqualTo(Wish.NONE);
        assertThat(box.messages().list(new MessageFilter(null, null, ANNA), null, 9))
                .extracting(Message::text, m -> m.state().name())
                .contains(org.assertj.core.groups.Tuple.tuple("news", "CANCELLED"));
        box.network().declare("olt1", "admin", null);
        time.settle();
        assertThat(box.messages().backlog().messages())
                .as("the answer alone waits")
                .isEqualTo(1);
        write(ANNA.e164(), "start");
        assertThat(box.messages().consents().get(ANNA).wish()).isEqualTo(Wish.USUAL);
    }

    @Test
    void allElseIsANoteOnTheOpenTicketOrATicket() {
        var first = write(ANNA.e164(), "Третий день нет сети");
        assertThat(first.handling()).isEqualTo(Handling.OPENED);
        Ticket ticket = box.tickets().get(Objects.requireNonNull(first.ticket()));
        assertThat(ticket.subscriber()).isEqualTo(anna.id());
        assertThat(ticket.node()).isEqualTo("olt1");
        assertThat(ticket.subject()).isEqualTo("SMS от Anna");
        var second = write(ANNA.e164(), "Ну что там?");
        assertThat(second.handling()).isEqualTo(Handling.NOTED);
        assertThat(second.ticket()).isEqualTo(ticket.id());
        assertThat(box.tickets().notes(ticket.id()))
                .extracting(n -> n.text())
                .anyMatch(text -> text.endsWith("Третий день нет сети"))
                .anyMatch(text -> text.endsWith("Ну что там?"));
        assertThat(first.answer()).as("nobody talks to himself").isNull();
    }

    @Test
    void aStrangersTextsAreOneTicketAndABanksAreNone() {
        write(STRANGER, "Сколько стоит подключение?");
        write(STRANGER, "Алло");
        assertThat(box.tickets().list(TicketFilter.OPEN, null, 9)).hasSize(1);
        assertThat(write("900", "Vash kod 1234").handling()).isEqualTo(Handling.KEPT);
        assertThat(write("Sberbank", "СТОП").handling()).isEqualTo(Handling.KEPT);
        assertThat(box.tickets().list(TicketFilter.OPEN, null, 9)).hasSize(1);
    }

    @Test
    void oneAndTwoAreLeftToWhoAsked() {
        assertThat(write(ANNA.e164(), "2").handling()).isEqualTo(Handling.REPLY);
        assertThat(box.tickets().list(TicketFilter.OPEN, null, 9)).isEmpty();
        assertThat(news).singleElement().satisfies(n -> {
            assertThat(n.message().text()).isEqualTo("2");
            assertThat(n.subscriber()).isEqualTo(anna.id());
        });
    }

    @Test
    void aWordIsNoAnswerWhereNobodyAsked() {
        assertThat(write(ANNA.e164(), "не работает").handling()).isEqualTo(Handling.OUTAGE);
        assertThat(write(ANNA.e164(), "нет").handling()).isEqualTo(Handling.OPENED);
    }

    @Test
    void whoAsksWithoutEndGetsNoMoreAnswers() {
        for (int i = 0; i < AnswerLimit.AN_HOUR; i++)
            assertThat(write(ANNA.e164(), "help").answer()).isNotNull();
        var more = write(ANNA.e164(), "help");
        assertThat(more.handling()).isEqualTo(Handling.HELP);
        assertThat(more.answer()).isNull();
        assertThat(write(ANNA.e164(), "STOP").answer()).isNull();
        assertThat(box.messages().consents().get(ANNA).wish())
                .as("done all the same")
                .isEqualTo(Wish.NONE);
        time.pass(Duration.ofMinutes(61));
        assertThat(write(ANNA.e164(), "help").answer()).isNotNull();
    }

    @Test
    void whoseTelevisionComesFromAnotherNodeIsToldOfItsOutage() {
        box.network().put(new Node("amp", null, "", "Amplifier", "amplifier"));
        var data = anna.data();
        box.subscribers()
                .change(
                        anna.id(),
                        new SubscriberData(
                                data.contract(),
                                data.name(),
                                data.kind(),
                                data.language(),
                                data.phones(),
                                data.address(),
                                data.node(),
                                data.status(),
                                data.smsOk(),
                                data.tariff(),
                                data.balance(),
                                data.notes(),
                                List.of(new Subscription(ServiceKind.TV, "amp"))));
        box.network().declare("amp", "head");
        time.settle();
        assertThat(answer(write(ANNA.e164(), "авария"))).contains("Авария в вашем районе");
    }

    @Test
    void theSitesOwnWordsAreUsed() {
        box.messages().templates().save("answer.balance", "ru", "На счёте {balance}.", true, false, "head");
        assertThat(answer(write(ANNA.e164(), "баланс"))).endsWith("Na schyote 350,00.");
    }
}
