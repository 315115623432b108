package org.firstline.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Internet, television and telephony of subscribers, and who serves them, on every engine. */
abstract class ServicesContract {
    private Db db;
    private Subscribers subscribers;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        subscribers = new Subscribers(db, new Bus(new SimulatedTime()), new SubscribersSettings("RU", "", "ru", true));
    }

    @AfterEach
    void close() {
        db.close();
    }

    private ImportReport load(String file) {
        return subscribers.apply(subscribers.preview(file.getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT));
    }

    private Set<String> servedBy(String... nodes) {
        return subscribers.servedBy(List.of(nodes)).stream()
                .map(Subscriber::contract)
                .collect(Collectors.toSet());
    }

    @Test
    void aFileTellsThemAndTheNodesThatBringThem() {
        load("contract;node;services;tv node\n"
                + "1;sw;internet, КТВ;amp\n2;sw;;\n3;sw;телефония;\n4;;tv;amp\n5;sw;internet;\n");
        assertThat(subscribers.findByContract("1").orElseThrow().services())
                .containsExactly(new Subscription(ServiceKind.INTERNET, null), new Subscription(ServiceKind.TV, "amp"));
        assertThat(subscribers.servicesByNode())
                .isEqualTo(Map.of(
                        "sw", Map.of(ServiceKind.INTERNET, 3, ServiceKind.TELEPHONY, 1),
                        "amp", Map.of(ServiceKind.TV, 2)));
        assertThat(servedBy("amp")).containsExactlyInAnyOrder("1", "4");
        assertThat(servedBy("amp", "sw")).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
        assertThat(subscribers.countServedBy(List.of("amp"))).isEqualTo(2);
        assertThat(subscribers.countServedBy(List.of("amp", "sw")))
                .as("each once")
                .isEqualTo(5);
        assertThat(subscribers.findByContract("1").orElseThrow().nodes()).containsExactly("sw", "amp");
    }

    @Test
    void whoIsServedWhereIsCountedOnceUntilSomebodyChanges() {
        load("contract;node;services;tv node\n1;sw;internet;\n2;;tv;amp\n");
        var counted = subscribers.servicesByNode();
        assertThat(subscribers.servicesByNode()).isSameAs(counted);
        long id = subscribers.findByContract("2").orElseThrow().id();
        var data = subscribers.get(id).data();
        subscribers.remove(id);
        assertThat(subscribers.servicesByNode()).containsOnlyKeys("sw");
        assertThat(subscribers.countServedBy(List.of("amp", "sw"))).isEqualTo(1);
        subscribers.create(data);
        assertThat(subscribers.servicesByNode()).isEqualTo(counted);
        load("contract;node\n2;west\n");
        assertThat(subscribers.countsByNode()).isEqualTo(Map.of("sw", 1, "west", 1));
        assertThat(subscribers.countsByPlaces()).isEqualTo(Map.of(Set.of("sw"), 1, Set.of("west", "amp"), 1));
        assertThat(subscribers.countServedBy(List.of("amp", "west"))).as("once").isEqualTo(1);
    }

    @Test
    void theSameFileAgainChangesNothingAndAnotherDoes() {
        String file = "contract;node;services;tv node\n1;sw;internet,tv;amp\n2;sw;tv;\n";
        load(file);
        assertThat(load(file).unchanged()).isEqualTo(2);
        assertThat(load("contract;name\n1;Anna\n2;Boris\n").changed()).isEqualTo(2);
        assertThat(subscribers.findByContract("1").orElseThrow().services())
                .as("a file without services leaves them")
                .hasSize(2);
        assertThat(load("contract;services\n1;internet\n2;oops\n").bad()).isEqualTo(1);
        assertThat(subscribers.findByContract("1").orElseThrow().services())
                .containsExactly(new Subscription(ServiceKind.INTERNET, null));
        assertThat(servedBy("amp")).isEmpty();
    }

    @Test
    void whoeverLeftCountsNoMore() {
        load("contract;node;services;status\n1;sw;internet,tv;active\n2;sw;internet;closed\n");
        assertThat(subscribers.servicesByNode())
                .isEqualTo(Map.of("sw", Map.of(ServiceKind.INTERNET, 1, ServiceKind.TV, 1)));
        long id = subscribers.findByContract("1").orElseThrow().id();
        var data = subscribers.get(id).data();
        subscribers.change(
                id,
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
                        List.of(
                                new Subscription(ServiceKind.TELEPHONY, "vox"),
                                new Subscription(ServiceKind.INTERNET, null),
                                new Subscription(ServiceKind.TELEPHONY, "twice"))));
        assertThat(subscribers.get(id).services())
                .containsExactly(
                        new Subscription(ServiceKind.INTERNET, null), new Subscription(ServiceKind.TELEPHONY, "vox"));
        assertThat(servedBy("vox")).containsExactly("1");
    }
}
