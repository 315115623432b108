package org.firstline.subscribers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.firstline.base.csv.BadLine;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the customers' rows must do on every engine. */
abstract class SubscribersContract {
    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<SubscriberEvent> news = new ArrayList<>();
    private Db db;
    private Subscribers subscribers;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        subscribers = new Subscribers(db, bus, new SubscribersSettings("RU", "351", "ru", true));
        bus.on("test", SubscriberEvent.class, news::add);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static SubscriberData person(String contract, String name, String node, String... phones) {
        return new SubscriberData(
                contract,
                name,
                Kind.PERSON,
                "ru",
                List.of(phones).stream().map(PhoneNumber::new).toList(),
                "ул. Ленина, 5",
                node,
                Status.ACTIVE,
                true,
                "Домашний 100",
                new BigDecimal("12.5"),
                "");
    }

    private ImportReport importText(String text) {
        return subscribers.apply(subscribers.preview(text.getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT));
    }

    @Test
    void theOwnersOfManyPhonesAreFoundAtOnce() {
        var lines = new StringBuilder("contract;phone;status\n0;+79510000001;closed\n");
        for (int i = 1; i < 2_100; i++)
            lines.append(i).append(";+7951").append(String.format("%07d", i)).append(";active\n");
        subscribers.apply(subscribers.preview(lines.toString().getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT));
        var few = Set.of(new PhoneNumber("+79510000001"), new PhoneNumber("+79519999999"));
        assertThat(subscribers.findByPhones(few)).containsOnlyKeys(new PhoneNumber("+79510000001"));
        assertThat(subscribers.findByPhones(few).get(new PhoneNumber("+79510000001")))
                .as("as one by one: in use before closed ones")
                .isEqualTo(subscribers.findByPhone("+79510000001"))
                .hasSize(2);
        var many = new HashSet<PhoneNumber>();
        for (int i = 1; i < 2_100; i++) many.add(new PhoneNumber(String.format("+7951%07d", i)));
        assertThat(subscribers.findByPhones(many)).hasSize(2_099);
        assertThat(subscribers.findByPhones(many).get(new PhoneNumber("+79510002000")))
                .isEqualTo(subscribers.findByPhone("+79510002000"));
    }

    @Test
    void keepsWhatWasWritten() {
        var made = subscribers.create(person("A-1", "Иванов Пётр", "sw1", "+73512000102", "+79123000001"));
        assertThat(subscribers.get(made.id())).isEqualTo(made);
        assertThat(made.balance()).isEqualByComparingTo("12.50");
        var changed = subscribers.change(made.id(), person("A-2", "Иванова Анна", "sw2", "+79123000001"));
        assertThat(subscribers.findByContract("A-2")).contains(changed);
        assertThat(subscribers.findByContract("A-1")).isEmpty();
        assertThat(subscribers.findByPhone("+73512000102")).isEmpty();
        time.settle();
        assertThat(news).containsExactly(new SubscriberEvent.Created(made), new SubscriberEvent.Changed(changed));
    }

    @Test
    void refusesAContractThatIsTaken() {
        var a = subscribers.create(person("A-1", "Ann", "sw1"));
        subscribers.create(person("A-2", "Bob", "sw1"));
        assertThatThrownBy(() -> subscribers.create(person("A-1", "Cy", "sw1"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> subscribers.change(a.id(), person("A-2", "Ann", "sw1")))
                .isInstanceOf(Refused.class)
                .hasMessage("Contract A-2 belongs to another subscriber.");
        assertThatThrownBy(() -> subscribers.get(99)).isInstanceOf(Refused.class);
    }

    @Test
    void findsAPhoneInAnyForm() {
        var a = subscribers.create(person("A-1", "Ann", "sw1", "+73512000102"));
        for (String form : List.of(
                "+73512000102",
                "83512000102",
                "73512000102",
                "3512000102",
                "8 (351) 200-01-02",
                "0073512000102",
                "2000102",
                "200-01-02",
                "sip:+73512000102@10.0.0.1:5060;user=phone",
                "tel:+7-351-200-01-02"))
            assertThat(subscribers.findByPhone(form)).as(form).containsExactly(a);
        for (String form : List.of("anonymous", "", "101", "+73512000103"))
            assertThat(subscribers.findByPhone(form)).as(form).isEmpty();
    }

    @Test
    void whoHasLeftComesLastWhereAPhoneIsShared() {
        var old = person("A-1", "Ann", "sw1", "+73512000102");
        subscribers.create(new SubscriberData(
                "A-0", "Old", Kind.PERSON, "ru", old.phones(), "", "sw1", Status.CLOSED, true, "", null, ""));
        subscribers.create(old);
        assertThat(subscribers.findByPhone("83512000102"))
                .extracting(Subscriber::contract)
                .containsExactly("A-1", "A-0");
    }

    @Test
    void searchesByNameContractPhoneAndAddress() {
        var ann = subscribers.create(person("AB-1001", "Щёкина Анна", "sw1", "+73512000102"));
        var bob = subscribers.create(person("AB-1002", "Борисов 100%", "sw1", "+79123000001"));
        assertThat(subscribers.list("", null, 10)).containsExactly(bob, ann);
        assertThat(subscribers.list("щекина", null, 10)).containsExactly(ann);
        assertThat(subscribers.list("анна ЩЁ", null, 10)).containsExactly(ann);
        assertThat(subscribers.list("ab-100", null, 10)).containsExactly(bob, ann);
        assertThat(subscribers.list("8(912)300-00-01", null, 10)).containsExactly(bob);
        assertThat(subscribers.list("00-01", null, 10)).containsExactly(bob);
        assertThat(subscribers.list("ленина анна", null, 10)).containsExactly(ann);
        assertThat(subscribers.list("100%", null, 10)).containsExactly(bob);
        assertThat(subscribers.list("%", null, 10)).containsExactly(bob);
        assertThat(subscribers.list("nobody", null, 10)).isEmpty();
    }

    @Test
    void pagesHoldEverybodyOnce() {
        for (int i = 0; i < 25; i++) subscribers.create(person("C-" + i, "Name " + i % 3, "sw1"));
        var seen = new ArrayList<Subscriber>();
        Long after = null;
        for (List<Subscriber> page;
                !(page = subscribers.list("", after, 10)).isEmpty();
                after = page.getLast().id()) seen.addAll(page);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(subscribers.count()).isEqualTo(25);
    }

    @Test
    void knowsWhomNodesServe() {
        for (int i = 0; i < 1200; i++) subscribers.create(person("C-" + i, "N", "n" + i, "+7351" + (2000000 + i)));
        subscribers.create(new SubscriberData(
                "gone", "Gone", Kind.PERSON, "ru", List.of(), "", "n1", Status.CLOSED, true, "", null, ""));
        var nodes =
                new ArrayList<>(IntStream.range(0, 1100).mapToObj(i -> "n" + i).toList());
        nodes.add("n1");
        nodes.add("unknown");
        var served = subscribers.servedBy(nodes);
        assertThat(served).hasSize(1100).doesNotHaveDuplicates();
        assertThat(served.get(7).phones()).containsExactly(new PhoneNumber("+73512000007"));
        assertThat(subscribers.countServedBy(nodes)).isEqualTo(1100);
        assertThat(subscribers.servedBy(List.of())).isEmpty();
        assertThat(subscribers.countsByNode()).hasSize(1200).containsEntry("n1", 1);
    }

    @Test
    void importsWhatCanBeReadAndNamesTheRest() {
        var report = importText("""
            Договор;ФИО;Телефон;Адрес;Узел;Статус;Баланс
            1;Иванов;8(351)200-01-02, 8-912-300-00-01 (жена);Ленина, 5;sw1;активен;1 234,50 руб.
            2;Петров;мобильный;Ленина, 6;sw1;активен;0
            ;Сидоров;;;;;
            1;Иванов ещё раз;;;;;
            5;Кузнецов;нет;;;долг;-10
            6;Смирнов;;;;загорает;
            7;Попов;;;;;много
            """);
        assertThat(report.lines()).isEqualTo(7);
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.bad()).isEqualTo(5);
        assertThat(report.badLines())
                .extracting(b -> b.sentence(Locale.ENGLISH))
                .containsExactly(
                        "Line 3, column “Телефон”: “мобильный” is not a phone number",
                        "Line 4, column “Договор”: the contract number is missing",
                        "Line 5, column “Договор”: contract 1 is already on line 2",
                        "Line 7, column “Статус”: “загорает” is not a known status",
                        "Line 8, column “Баланс”: “много” is not an amount");
        var ivanov = subscribers.findByContract("1").orElseThrow();
        assertThat(ivanov.phones()).containsExactly(new PhoneNumber("+73512000102"), new PhoneNumber("+79123000001"));
        assertThat(ivanov.balance()).isEqualByComparingTo("1234.5");
        assertThat(subscribers.findByContract("5").orElseThrow().status()).isEqualTo(Status.DEBT);
        time.settle();
        assertThat(news).containsExactly(new SubscriberEvent.Imported(report));
    }

    @Test
    void aDryRunChangesNothingAndTheSecondImportFindsNothingNew() {
        String file = "contract,name,phone\n1,Ann,+73512000102\n2,Bob,\n";
        var plan = subscribers.preview(file.getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT);
        assertThat(plan.report().added()).isEqualTo(2);
        assertThat(subscribers.count()).isZero();
        assertThat(subscribers.apply(plan)).isEqualTo(plan.report());
        var again = importText(file);
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.added() + again.changed() + again.missing()).isZero();
    }

    @Test
    void whatTheFileHasNoColumnForStays() {
        subscribers.create(person("1", "Ann", "sw1", "+73512000102"));
        subscribers.create(person("2", "Bob", "sw1", "+73512000103"));
        var report = importText("contract;tariff\n1;Fast\n2;Домашний 100\n");
        assertThat(report.changed()).isEqualTo(1);
        assertThat(report.unchanged()).isEqualTo(1);
        var ann = subscribers.findByContract("1").orElseThrow();
        assertThat(ann.tariff()).isEqualTo("Fast");
        assertThat(ann.phones()).containsExactly(new PhoneNumber("+73512000102"));
        assertThat(ann.node()).isEqualTo("sw1");
    }

    @Test
    void whatTheFileForgotStaysUnlessAskedAndEvenThenNotTooMuch() {
        for (int i = 0; i < 20; i++) subscribers.create(person("C-" + i, "N", "sw1"));
        String short18 = "contract\n"
                + String.join(
                        "\n", IntStream.range(0, 18).mapToObj(i -> "C-" + i).toList());
        assertThat(importText(short18).missing()).isEqualTo(2);
        assertThat(subscribers.countServedBy(List.of("sw1"))).isEqualTo(20);

        var asked = subscribers.preview(short18.getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT.removing(5));
        assertThat(asked.report().removed()).isEqualTo(2);
        assertThatThrownBy(() -> subscribers.apply(asked))
                .isInstanceOf(Refused.class)
                .hasMessage("2 contracts of 20 would be closed because the file does not have them, more than 5 %."
                        + " Is the file complete?");
        subscribers.apply(
                subscribers.preview(short18.getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT.removing(10)));
        assertThat(subscribers.countServedBy(List.of("sw1"))).isEqualTo(18);
        assertThat(subscribers.count()).isEqualTo(20);
    }

    @Test
    void aPersonMayChooseTheColumns() {
        var options = ImportOptions.DETECT.withColumns(
                Map.of("contract", List.of(2), "name", List.of(1, 0), "phones", List.of()));
        var plan =
                subscribers.preview("Ann;Lee;77;83512000102\nBob;Ray;78;\n".getBytes(StandardCharsets.UTF_8), options);
        assertThat(plan.report().header()).isFalse();
        subscribers.apply(plan);
        assertThat(subscribers.findByContract("77").orElseThrow().name()).isEqualTo("Lee Ann");
        assertThatThrownBy(() -> subscribers.preview(
                        "a;b\n".getBytes(StandardCharsets.UTF_8),
                        ImportOptions.DETECT.withColumns(Map.of("contract", List.of(5)))))
                .hasMessage("The file has no column 6.");
        assertThatThrownBy(() -> importText("town;street\nX;Y\n")).hasMessageContaining("contract number");
    }

    @Test
    void fiftyThousandComeInAtOnce() {
        var file = new StringBuilder("Договор;ФИО;Телефон;Мобильный;Адрес;Узел;Тариф;Баланс\n");
        for (int i = 0; i < 50_000; i++)
            file.append("Д-")
                    .append(i)
                    .append(";Иванов Иван ")
                    .append(i)
                    .append(";8(351)2")
                    .append(String.format("%06d", i))
                    .append(";8912")
                    .append(1_000_000 + i)
                    .append(";Челябинск, ул. Труда, ")
                    .append(i % 200)
                    .append(";sw")
                    .append(i % 500)
                    .append(";Домашний;")
                    .append(i % 1000)
                    .append(",50\n");
        byte[] bytes = file.toString().getBytes(Charset.forName("windows-1251"));
        var plan = subscribers.preview(bytes, ImportOptions.DETECT);
        assertThat(plan.report().added()).isEqualTo(50_000);
        assertThat(plan.report().badLines()).extracting(BadLine::toString).isEmpty();
        subscribers.apply(plan);
        assertThat(subscribers.count()).isEqualTo(50_000);
        assertThat(subscribers.countServedBy(List.of("sw1", "sw2"))).isEqualTo(200);
        assertThat(subscribers.findByPhone("83512000777"))
                .extracting(Subscriber::contract)
                .containsExactly("Д-777");
        assertThat(subscribers.preview(bytes, ImportOptions.DETECT).report().unchanged())
                .isEqualTo(50_000);
    }
}
