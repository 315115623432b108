package org.firstline.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.firstline.base.csv.ImportOptions;
import org.firstline.calls.CallFilter;
import org.firstline.calls.SimulatedLine;
import org.firstline.network.Outage;
import org.firstline.network.OutageState;
import org.firstline.network.alerts.AlertFormat;
import org.firstline.network.alerts.MalformedAlert;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.junit.jupiter.api.Test;

/**
 * The storm of a cut trunk: 200 nodes with 50,000 services die, and their 500 alerts come within ten seconds in any order.
 * In simulated time, so that what is asserted is what the box waits for, not how fast this machine is.
 */
class OutageStormTest {
    private static final int NODES = 200;
    private static final int SERVICES = 50_000;
    private static final int ELSEWHERE = 100;
    private static final int ALERTS = 500;

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedLine line = new SimulatedLine(time);
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void aStormIsOneOutageOfExactlyThoseBehindItAndItsEndIsOneEnd() throws Exception {
        try (Db db = Db.inMemory("outage-storm")) {
            Services box = TestBox.services(db, time, line);
            box.network().start();
            box.routing().start();
            for (String queue : List.of("internet", "tv", "billing"))
                box.routing().saveQueue(QueueSettings.of(queue, queue, queue));
            box.calls().start();
            fill(box);
            time.settle();

            storm(box, "firing");
            Instant last = time.now();
            while (box.network().openOutages().isEmpty() && time.now().isBefore(last.plusSeconds(180)))
                time.pass(Duration.ofSeconds(1));
            var outages = box.network().listOutages(false, null, 500);
            assertThat(outages).as("seed %d", seed).singleElement().satisfies(outage -> {
                assertThat(outage.state()).isEqualTo(OutageState.CONFIRMED);
                assertThat(outage.node()).isEqualTo("n0");
                assertThat(outage.nodes())
                        .isEqualTo(
                                IntStream.range(0, NODES).mapToObj(i -> "n" + i).collect(Collectors.toSet()));
            });
            Outage outage = outages.getFirst();

            // the announcement: whoever calls within the next second hears it
            var caller = line.call("+79000000007", "2000000");
            time.pass(Duration.ofSeconds(1));
            assertThat(box.calls().list(CallFilter.ALL, null, 1).getFirst().outage())
                    .isEqualTo(outage.id());
            caller.leave();
            var stranger = line.call("+7900" + "%07d".formatted(SERVICES + 1), "2000000");
            time.pass(Duration.ofSeconds(1));
            assertThat(box.calls().list(CallFilter.ALL, null, 1).getFirst().outage())
                    .as("not behind it")
                    .isNull();
            stranger.leave();

            // the messages: queued in the instant of the confirmation, and nothing waits before the first may go
            String batch = "outage-" + outage.id() + "-down";
            assertThat(box.network().getOutage(outage.id()).affected()).isEqualTo(SERVICES);
            assertThat(box.messages().counts(batch).total()).isEqualTo(SERVICES);
            assertThat(Duration.between(
                            outage.confirmedAt(),
                            box.messages().findBatch(batch).orElseThrow().createdAt()))
                    .isLessThanOrEqualTo(Duration.ofSeconds(5));
            db.run(h ->
                    h.execute("update sms_message set state = 'SENT' where phone in ('+79000000001', '+79000000002')"));

            storm(box, "resolved");
            time.pass(Duration.ofMinutes(3));
            assertThat(box.network().listOutages(false, null, 500))
                    .as("seed %d", seed)
                    .singleElement()
                    .satisfies(end -> assertThat(end.state()).isEqualTo(OutageState.RESTORING));
            assertThat(box.messages().counts(batch).cancelled()).isEqualTo(SERVICES - 2);
            assertThat(box.messages().phones("outage-" + outage.id() + "-over").stream()
                            .map(phone -> phone.e164())
                            .collect(Collectors.toSet()))
                    .as("who was told, and who called")
                    .isEqualTo(Set.of("+79000000001", "+79000000002", "+79000000007"));
        }
    }

    private void fill(Services box) {
        var nodes = new StringBuilder("id;parent;host;name\nroot;;;Town\nother;root;192.0.2.9;Other\n");
        nodes.append("n0;root;10.1.0.0;District\n");
        for (int i = 1; i < NODES; i++)
            nodes.append("n%d;n%d;10.1.0.%d;Street %d\n".formatted(i, i <= 20 ? 0 : 1 + i % 20, i, i));
        var people = new StringBuilder("contract;name;language;phones;address;node;sms_ok\n");
        for (int i = 0; i < SERVICES + ELSEWHERE; i++)
            people.append("%d;S;ru;+7900%07d;;%s;yes\n".formatted(i, i, i < SERVICES ? "n" + i % NODES : "other"));
        box.network().imports().apply(box.network().imports().preview(bytes(nodes), ImportOptions.DETECT));
        box.subscribers().apply(box.subscribers().preview(bytes(people), ImportOptions.DETECT));
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void storm(Services box, String status) throws MalformedAlert {
        List<String> alerts = new ArrayList<>();
        for (int i = 0; i < ALERTS; i++)
            alerts.add(
                    "{\"status\":\"%s\",\"labels\":{\"alertname\":\"ping %d\",\"instance\":\"10.1.0.%d\",\"severity\":\"major\"}}"
                            .formatted(status, i / NODES, i % NODES));
        Collections.shuffle(alerts, random);
        for (int i = 0; i < ALERTS; ) {
            int size = Math.min(1 + random.nextInt(9), ALERTS - i);
            String body = "{\"alerts\":[" + String.join(",", alerts.subList(i, i + size)) + "]}";
            box.network().alerts().receive(AlertFormat.ALERTMANAGER, bytes(body));
            i += size;
            time.pass(Duration.ofMillis(100));
        }
    }
}
