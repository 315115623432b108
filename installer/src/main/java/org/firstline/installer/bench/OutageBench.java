package org.firstline.installer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.firstline.bridge.sms.PhoneSim;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A storm: 200 nodes with 50,000 services, 500 alerts in random order within ten seconds. One outage must come of it,
 * with exactly those affected; then all clears in random order.
 */
final class OutageBench {
    private static final int NODES = 200;
    private static final int SERVICES = 50_000;
    private static final int ELSEWHERE = 1_000;
    private static final int ALERTS = 500;
    private static final int POSTS = 50;
    private static final int SECONDS = 10;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OutageBench() {}

    static void run(Path tree) throws Exception {
        Path folder = Scratch.folder();
        try (var wire = new PhoneWire(folder);
                var box = new BoxProcess(
                        tree,
                        folder,
                        Map.of(
                                "modem",
                                wire.near.toString(),
                                "sms.rate",
                                "10",
                                "outage.hold-down",
                                "15 s",
                                "demo",
                                "false"))) {
            measure(box, wire.phone);
        }
    }

    private static void measure(BoxProcess box, PhoneSim phone) throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        Figures.head(
                "outage: " + ALERTS + " alerts of " + NODES + " nodes with " + SERVICES + " services, seed " + seed);
        fill(box);
        storm(box, random, "firing");
        long last = System.currentTimeMillis();
        // a caller's flow and this answer read the same picture of the network
        await("a confirmed outage", 120, () -> !outages(box, "confirmed").isEmpty());
        long heard = System.currentTimeMillis();
        JsonNode outage = outages(box, "confirmed").getFirst();
        long confirmed = Instant.parse(outage.get("confirmedAt").asString()).toEpochMilli();
        Figures.row("last alert to confirmation, s", (confirmed - last) / 1000.0, "");
        Figures.row("confirmation to announcement, s, at most", (heard - confirmed) / 1000.0, "<= 1");
        await("the first SMS", 120, () -> !phone.sent().isEmpty());
        long ago = (System.nanoTime() - phone.sent().getFirst().askedNanos()) / 1_000_000;
        Figures.row(
                "confirmation to the first SMS on the wire, s",
                (System.currentTimeMillis() - ago - confirmed) / 1000.0,
                "<= 5");
        String path = "/api/outages/" + outage.get("id").asLong();
        Figures.row("affected", get(box, path).get("affected").asInt(), "" + SERVICES);
        Figures.row("outages", get(box, "/api/outages").get("items").size(), "1");
        storm(box, random, "resolved");
        last = System.currentTimeMillis();
        await("all is up", 120, () -> get(box, path).get("state").asString().equals("restoring"));
        Figures.row("last all-clear to restored, s", (System.currentTimeMillis() - last) / 1000.0, "15");
        Figures.row("outages", get(box, "/api/outages").get("items").size(), "1");
        Figures.row("resident memory, MiB", box.rssMiB(), "");
    }

    private static void fill(BoxProcess box) throws IOException {
        var nodes = new StringBuilder("id;parent;host;name\nroot;;;Town\nother;root;192.0.2.9;Other\n");
        nodes.append("n0;root;10.1.0.0;District\n");
        for (int i = 1; i < NODES; i++)
            nodes.append("n%d;n%d;10.1.0.%d;Street %d\n".formatted(i, i <= 20 ? 0 : 1 + i % 20, i, i));
        var people = new StringBuilder("contract;name;language;phones;address;node;sms_ok\n");
        for (int i = 0; i < SERVICES + ELSEWHERE; i++)
            people.append("%d;S;ru;+7900%07d;Town, Street %d, h. 1;%s;yes\n"
                    .formatted(i, i, i % NODES, i < SERVICES ? "n" + i % NODES : "other"));
        post(box, "/api/import/nodes", nodes.toString());
        long from = System.nanoTime();
        post(box, "/api/import/subscribers", people.toString());
        Figures.row("import of the subscribers, s", (System.nanoTime() - from) / 1e9, "");
    }

    private static void storm(BoxProcess box, Random random, String status) throws IOException {
        List<String> alerts = new ArrayList<>();
        for (int i = 0; i < ALERTS; i++)
            alerts.add(
                    "{\"status\":\"%s\",\"labels\":{\"alertname\":\"ping %d\",\"instance\":\"10.1.0.%d\",\"severity\":\"major\"}}"
                            .formatted(status, i / NODES, i % NODES));
        Collections.shuffle(alerts, random);
        long begun = System.nanoTime();
        for (int i = 0; i < POSTS; i++) {
            LockSupport.parkNanos(begun + TimeUnit.SECONDS.toNanos(SECONDS) * i / POSTS - System.nanoTime());
            int size = ALERTS / POSTS;
            post(
                    box,
                    "/api/alerts/alertmanager",
                    "{\"alerts\":[" + String.join(",", alerts.subList(i * size, (i + 1) * size)) + "]}");
        }
    }

    private static List<JsonNode> outages(BoxProcess box, String state) {
        return get(box, "/api/outages")
                .get("items")
                .valueStream()
                .filter(outage -> outage.get("state").asString().equals(state))
                .toList();
    }

    private static JsonNode get(BoxProcess box, String path) {
        try {
            return JSON.readTree(box.send("GET", path, "").body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void post(BoxProcess box, String path, String body) throws IOException {
        var answer = box.send("POST", path, body);
        if (answer.statusCode() / 100 != 2) throw new IOException(answer.statusCode() + " " + answer.body());
    }

    private static void await(String what, int seconds, BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) throw new IllegalStateException("no " + what + " within " + seconds + " s");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
