package org.firstline.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstline.appliance.TestBox;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.firstline.calls.SimulatedLine;
import org.firstline.messages.InOrder;
import org.firstline.messages.Message;
import org.firstline.messages.MessageFilter;
import org.firstline.messages.Wish;
import org.firstline.network.Node;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Segment;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.SubscriberData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who hears of an outage first, and whom a mailing means, on the wired box. */
class WhoIsToldTest {
    private static int boxes;

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedLine line = new SimulatedLine(time);
    private Db db;
    private Services box;
    private int contracts = 100;

    @BeforeEach
    void open() throws Exception {
        db = Db.inMemory("who-is-told-" + boxes++);
        box = TestBox.services(db, time, line);
        box.network().start();
        box.routing().start();
        box.calls().start();
        box.network().put(new Node("pop", null, "", "Pop", "site"));
        box.network().put(new Node("olt1", "pop", "", "Lenina", "olt"));
        box.network().put(new Node("olt2", "pop", "", "Mira", "olt"));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static String phone(int n) {
        return "+7951200010" + n;
    }

    private SubscriberData someone(int n, String node) {
        return new SubscriberData(
                String.valueOf(contracts++),
                "Name " + n,
                Kind.PERSON,
                "ru",
                List.of(new PhoneNumber(phone(n))),
                "улица Мира, " + n,
                node,
                Status.ACTIVE,
                true,
                "Home 100",
                new BigDecimal(n - 3),
                "");
    }

    private void add(SubscriberData data) {
        box.subscribers().create(data);
        time.settle();
    }

    private SubscriberData with(SubscriberData d, Kind kind, Status status, boolean smsOk, boolean vulnerable) {
        return new SubscriberData(
                d.contract(),
                d.name(),
                kind,
                d.language(),
                d.phones(),
                d.address(),
                d.node(),
                status,
                smsOk,
                d.tariff(),
                d.balance(),
                d.notes(),
                d.services(),
                vulnerable);
    }

    @Test
    void theHospitalAndTheFirmThenWhoCalledThenTheRest() {
        add(someone(1, "olt1"));
        add(someone(2, "olt1"));
        add(someone(3, "olt1"));
        add(with(someone(4, "olt1"), Kind.PERSON, Status.ACTIVE, true, true));
        add(with(someone(5, "olt1"), Kind.COMPANY, Status.ACTIVE, true, false));
        var before = line.call(phone(2), "2000000");
        time.pass(Duration.ofSeconds(1));
        before.leave();
        time.pass(Duration.ofSeconds(1));
        box.network().declare("olt1", "admin", time.now().plus(Duration.ofHours(2)));
        time.settle();
        var meanwhile = line.call(phone(3), "2000000");
        time.pass(Duration.ofSeconds(1));
        assertThat(InOrder.send(db, time)).containsExactly(phone(4), phone(5), phone(2), phone(3), phone(1));
        meanwhile.leave();
        time.pass(Duration.ofSeconds(1));
    }

    @Test
    void aMailingMeansExactlyThese() {
        add(someone(1, "olt1"));
        add(someone(2, "olt2"));
        add(someone(2, "olt2"));
        add(with(someone(3, "olt2"), Kind.PERSON, Status.ACTIVE, false, false));
        add(with(someone(4, "olt1"), Kind.COMPANY, Status.DEBT, true, false));
        add(with(someone(5, "olt1"), Kind.PERSON, Status.CLOSED, true, false));
        add(someone(6, null));
        box.messages().consents().set(new PhoneNumber(phone(6)), Wish.NONE, "test");
        var mailings = new Mailings(box);
        var texts = Map.of("ru", "Договор {contract}, на счёте {balance}.");

        var all = mailings.audience(Segment.ALL, texts);
        assertThat(all.subscribers()).isEqualTo(6);
        assertThat(all.recipients()).extracting(r -> r.to().e164()).containsExactly(phone(1), phone(2), phone(4));
        assertThat(all.withoutConsent()).isEqualTo(1);
        assertThat(all.shared()).isEqualTo(1);
        assertThat(all.stopped()).isEqualTo(1);
        assertThat(all.parts()).isEqualTo(3);
        assertThat(all.end()).contains(time.now().plusSeconds(18));

        assertThat(phones(mailings, Segment.ALL.withStatuses(Set.of(Status.DEBT))))
                .containsExactly(phone(4));
        assertThat(phones(mailings, Segment.ALL.withNodes(box.network().tree().subtree("olt2"))))
                .containsExactly(phone(2));
        assertThat(phones(mailings, Segment.ALL.withNodes(box.network().tree().subtree("pop"))))
                .hasSize(3);
        assertThat(phones(mailings, Segment.ALL.withAddress("мира 1"))).containsExactly(phone(1));
        assertThat(phones(mailings, Segment.ALL.withTariff("HOME"))).hasSize(3);
        assertThat(phones(mailings, Segment.ALL.withTariff("100%"))).isEmpty();
        assertThat(phones(mailings, Segment.ALL.withDebt(BigDecimal.ONE))).containsExactly(phone(1));
        assertThat(phones(mailings, Segment.ALL.withKind(Kind.COMPANY))).containsExactly(phone(4));
        assertThat(phones(mailings, Segment.ALL.withLanguage("en"))).isEmpty();

        var batch = mailings.send("News", all, "head");
        assertThat(box.messages().counts(batch.key()).queued()).isEqualTo(3);
        assertThat(box.messages()
                        .list(MessageFilter.ofBatch(batch.id()), null, 9)
                        .getLast())
                .extracting(Message::text)
                .isEqualTo("Договор 100, на счёте -2,00.");
        assertThatThrownBy(() -> mailings.audience(Segment.ALL, Map.of("ru", "Привет, {who}!")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> mailings.audience(Segment.ALL, Map.of("ru", " ")))
                .isInstanceOf(Refused.class);
        var nobody = mailings.audience(Segment.ALL.withLanguage("en"), texts);
        assertThatThrownBy(() -> mailings.send("News", nobody, "head"))
                .isInstanceOf(Refused.class)
                .hasMessage("Nobody is left whom it could be sent to.");
    }

    private List<String> phones(Mailings mailings, Segment segment) {
        return mailings.audience(segment, Map.of("ru", "x")).recipients().stream()
                .map(r -> r.to().e164())
                .toList();
    }
}
