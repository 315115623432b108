package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.firstline.network.Network;
import org.firstline.network.NetworkSettings;
import org.firstline.network.Node;
import org.firstline.network.Tree;
import org.firstline.network.alerts.AlertFormat;
import org.firstline.services.Services;
import org.firstline.web.WebFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nodes, alerts and outages over the wire. */
class NetworkTest {
    /** As an Alertmanager of 2019 posted it: no fingerprint, nine digits of a second, an end in the year 1. */
    private static final String ALERTMANAGER = """
        {"receiver":"alertmonitor_swarm","status":"firing","alerts":[{"status":"firing","labels":{"alertname":
        "ICMP ping failed","instance":"172.29.254.30","job":"blackbox-icmp","severity":"major",
        "summary":"No physical connection to 172.29.254.30"},"annotations":{"description":
        "172.29.254.30 does not reply to ICMP pings"},"startsAt":"2019-09-27T16:27:56.612666101Z",
        "endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://9ed35ff90bf8:9090/graph?g0.expr=x"},
        {"status":"firing","labels":{"alertname":"ICMP ping failed","instance":"192.0.2.99","severity":"major"},
        "annotations":{},"startsAt":"2019-09-27T16:27:56.612666101Z","endsAt":"0001-01-01T00:00:00Z"}],
        "groupLabels":{"alertname":"ICMP ping failed"},"externalURL":"http://:9093","version":"4",
        "groupKey":"{}/{severity=~\\"major\\"}:{alertname=\\"ICMP ping failed\\"}"}\
        """;

    private static WireBox box;

    @BeforeAll
    static void start() throws WebFailure {
        box = new WireBox("web.NetworkTest");
        box.post(
                "/api/import/nodes",
                "id;parent;host;name;kind\n"
                        + "city;;;City;site\n"
                        + "olt;city;172.29.254.30;OLT;olt\n"
                        + "sw;olt;10.0.0.7;Switch;switch\n"
                        + "far;city;10.0.0.8;Far;switch\n");
        box.post(
                "/api/import/subscribers",
                "contract;name;phone;node\n1;Anna;+79512000101;sw\n2;Boris;+79512000102;sw\n3;Clara;+79512000103;olt\n"
                        + "4;Dora;+79512000104;far\n");
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    @Test
    void nodesKnowWhoIsBehindThem() {
        assertThat(box.get("/api/nodes").each("id")).containsExactly("city", "far", "olt", "sw");
        assertThat(box.get("/api/nodes").each("subscribers")).containsExactly("4", "1", "3", "2");
        assertThat(box.get("/api/nodes?parent=city").each("id")).containsExactly("far", "olt");
        assertThat(box.get("/api/nodes?parent=").each("id")).containsExactly("city");
        var first = box.get("/api/nodes?parent=city&limit=1");
        assertThat(box.get("/api/nodes?parent=city&limit=1&cursor="
                                + first.at("/next").asString())
                        .each("id"))
                .containsExactly("olt");
        assertThat(box.get("/api/nodes?search=10.0.0&limit=1").at("/next").asString())
                .isEqualTo("far");
        assertThat(box.get("/api/nodes/sw").text())
                .startsWith(
                        "{\"id\":\"sw\",\"parent\":\"olt\",\"host\":\"10.0.0.7\",\"name\":\"Switch\","
                                + "\"kind\":\"switch\",\"second\":null,\"subscribers\":2,\"affected\":{\"internet\":2},\"state\":");
        assertThat(box.get("/api/nodes/olt").at("/subscribers").asInt()).isEqualTo(3);
        assertThat(box.get("/api/nodes/none").status()).isEqualTo(404);
    }

    @Test
    void whoIsBehindIsSummedUpTheTree() {
        var tree = new Tree(List.of(node("a", null), node("b", "a"), node("c", "b"), node("d", "b")));
        assertThat(tree.below(Map.of(
                        Set.of("c"),
                        2,
                        Set.of("d"),
                        3,
                        Set.of("b"),
                        1,
                        Set.of("gone"),
                        9,
                        Set.of("c", "d", "gone"),
                        4)))
                .as("who has a service at two nodes is one where both hang")
                .isEqualTo(Map.of("a", 10, "b", 10, "c", 6, "d", 7));
    }

    @Test
    void monitorsPostOnBothPortsWhateverTheyClaimToSend() {
        for (int port : List.of(box.server.port(), box.server.portalPort()))
            for (String type : List.of("application/json", "text/plain", "application/x-www-form-urlencoded")) {
                var answer = box.send(
                        port, "POST", "/api/alerts/alertmanager", WireBox.TOKEN, ALERTMANAGER, "Content-Type", type);
                assertThat(answer.status()).as(type).isEqualTo(200);
                assertThat(answer.text()).isEqualTo("{\"received\":2,\"matched\":1,\"unmatched\":1}");
            }
        assertThat(box.get("/api/alerts?show=unmatched").each("hosts").toString())
                .contains("192.0.2.99")
                .doesNotContain("172.29.254.30");
        var all = box.get("/api/alerts?limit=400").json().get("items");
        assertThat(all.valueStream()
                        .filter(a -> a.get("source").asString().equals("alertmanager"))
                        .map(a -> a.get("node").asString("-") + " "
                                + a.get("unmatched").asBoolean() + " "
                                + a.get("severity").asString())
                        .toList())
                .containsExactlyInAnyOrder("olt false major", "- true major");
    }

    @Test
    void theOtherMonitorsAreUnderstoodToo() {
        assertThat(box.post(
                                "/api/alerts/librenms",
                                "{\"hostname\":\"10.0.0.7\",\"alert_id\":\"26\",\"uid\":\"41\",\"severity\":\"critical\",\"name\":\"Devices"
                                        + " up/down\",\"state\":\"1\",\"msg\":\"down\n"
                                        + "Time elapsed: \"3m\"\"}")
                        .text())
                .isEqualTo("{\"received\":1,\"matched\":1,\"unmatched\":0}");
        assertThat(box.post(
                                "/api/alerts/zabbix",
                                "{\"source\":\"zabbix\",\"event_id\":\"77\",\"recovery_id\":\"{EVENT.RECOVERY.ID}\","
                                        + "\"event_source\":\"0\",\"value\":\"1\",\"update\":\"0\",\"nseverity\":\"2\","
                                        + "\"host\":\"unknown-host\",\"ip\":\"192.0.2.1\",\"name\":\"Disk full\"}")
                        .text())
                .isEqualTo("{\"received\":1,\"matched\":0,\"unmatched\":1}");
    }

    @Test
    void aBodyThatCannotBeUnderstoodIsAnsweredWithItsPlaceAndKept() {
        String broken = "{\"version\":\"4\",\n\"alerts\":[{\"status\":";
        var answer = box.post("/api/alerts/alertmanager", broken);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.at("/code").asString()).isEqualTo("web.bad-alert");
        assertThat(answer.at("/field").asString()).contains("line 2");
        assertThat(answer.at("/detail").asString()).contains("line 2", "kept");
        var kept = box.get("/api/alerts/malformed").at("/items/0");
        assertThat(kept.get("source").asString()).isEqualTo("alertmanager");
        assertThat(kept.get("body").asString()).isEqualTo(broken);
        assertThat(kept.get("size").asInt()).isEqualTo(broken.length());
    }

    @Test
    void onlyMonitorsWithATokenMayPost() {
        String path = "/api/alerts/zabbix";
        assertThat(box.send("POST", path, null, "{}").status()).isEqualTo(401);
        assertThat(box.send("POST", path, WireBox.DEVICE, "{}").status()).isEqualTo(403);
        assertThat(box.post("/api/alerts/nagios", "{}").status()).isIn(404, 405);
        assertThat(box.send(box.server.portalPort(), "GET", "/api/alerts", WireBox.TOKEN, null)
                        .status())
                .isEqualTo(404);
        assertThat(box.send(box.server.portalPort(), "GET", "/api/alerts/malformed", WireBox.TOKEN, null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anOutageIsDeclaredToldAndCleared() {
        var declared = box.post("/api/outages", "{\"node\":\"far\",\"expectedAt\":\"2026-11-22T18:00:00Z\"}");
        assertThat(declared.status()).isEqualTo(201);
        assertThat(declared.at("/state").asString()).isEqualTo("confirmed");
        assertThat(declared.at("/name").asString()).isEqualTo("Far");
        assertThat(declared.at("/expectedAt").asString()).isEqualTo("2026-11-22T18:00:00Z");
        String path = "/api/outages/" + declared.at("/id").asLong();
        Until.isTrue(() -> box.get(path).at("/affected").asInt() == 1);
        var seen = box.get(path);
        assertThat(seen.at("/told").asInt() + seen.at("/delivered").asInt()).isZero();
        assertThat(seen.at("/deflected").asInt()).isZero();
        assertThat(seen.at("/nodes/0").asString()).isEqualTo("far");
        assertThat(seen.at("/steps").valueStream().map(s -> s.get("actor").asString()))
                .contains("billing");
        assertThat(box.get("/api/nodes/far").at("/outage").asLong())
                .isEqualTo(declared.at("/id").asLong());
        assertThat(box.get("/api/outages?open=true").each("node")).contains("far");
        assertThat(box.get("/metrics").text()).contains("firstline_outages_open{state=\"confirmed\"} 1\n");

        assertThat(box.put(path + "/expected", "{\"expectedAt\":null}")
                        .at("/expectedAt")
                        .isNull())
                .isTrue();
        assertThat(box.post("/api/outages", "{\"node\":\"far\"}").status()).isEqualTo(409);
        assertThat(box.post(path + "/confirm", null).at("/code").asString()).isEqualTo("network.outage-not-suspected");
        assertThat(box.put(path + "/public-text", "{\"ru\":\"Обрыв кабеля\"}")
                        .at("/publicText/ru")
                        .asString())
                .isEqualTo("Обрыв кабеля");
        assertThat(box.post(path + "/verify", null).at("/code").asString()).isEqualTo("network.outage-not-restoring");
        assertThat(box.post(path + "/clear", null).at("/state").asString()).isEqualTo("restoring");
        assertThat(box.post(path + "/clear", null).status()).isEqualTo(409);
        assertThat(box.get("/api/outages?open=true").each("node")).contains("far");
        assertThat(box.post(path + "/reopen", "{}").at("/field").asString()).isEqualTo("why");
        assertThat(box.post(path + "/reopen", "{\"why\":\"No signal\"}")
                        .at("/state")
                        .asString())
                .isEqualTo("confirmed");
        box.post(path + "/clear", null);
        var report = box.get(path);
        assertThat(report.at("/expected/0/to").asString()).isEqualTo("2026-11-22T18:00:00Z");
        assertThat(report.at("/expected/1/from").asString()).isEqualTo("2026-11-22T18:00:00Z");
        assertThat(report.at("/expected/1/to").isNull()).isTrue();
        assertThat(report.at("/reopened").asInt()).isEqualTo(1);
        assertThat(report.at("/report/affected").asInt()).isEqualTo(1);
        assertThat(report.at("/report/secondsToFirstNotice").isNull())
                .as("there is no modem here")
                .isTrue();
        String tickets = "/api/tickets?outage=" + declared.at("/id").asLong();
        Until.isTrue(() -> box.get(tickets).each("state").equals(List.of("repaired")));
        assertThat(box.post(path + "/verify", null).at("/state").asString()).isEqualTo("closed");
        Until.isTrue(() -> box.get(tickets).each("state").equals(List.of("solved")));
        assertThat(box.get("/api/outages?open=true").each("node")).doesNotContain("far");
        String book =
                "/api/audit?actor=billing&subject=outage:" + declared.at("/id").asLong();
        Until.isTrue(() -> box.get(book)
                .each("kind")
                .equals(List.of(
                        "outage-verified",
                        "outage-ended",
                        "outage-reopened",
                        "outage-ended",
                        "outage-text-set",
                        "outage-expected",
                        "outage-declared")));
    }

    @Test
    void anOutageThatIsWrittenWronglyIsRefused() {
        assertThat(box.post("/api/outages", "{}").text()).contains("\"status\":400", "\"field\":\"node\"");
        assertThat(box.post("/api/outages", "{\"node\":\"none\"}").status()).isEqualTo(409);
        assertThat(box.post("/api/outages", "{\"node\":\"sw\",\"expectedAt\":\"soon\"}")
                        .text())
                .contains("\"status\":400", "\"field\":\"expectedAt\"");
        assertThat(box.post("/api/outages/999999/clear", null).status()).isEqualTo(404);
        assertThat(box.get("/api/outages/999999").status()).isEqualTo(404);
        assertThat(box.get("/api/outages?open=perhaps").text()).contains("\"status\":400", "\"field\":\"open\"");
    }

    @Test
    void aSuspectedOutageWaitsForAPerson() throws Exception {
        var time = new SimulatedTime();
        try (var rows = Db.inMemory("web.NetworkTest.suspected")) {
            var network = new Network(rows, new Bus(time), time, NetworkSettings.of(false, Duration.ofSeconds(60)));
            network.put(new Node("olt", null, "172.29.254.30", "OLT", "olt"));
            network.put(new Node("tv", null, "192.0.2.99", "TV", "switch"));
            network.start();
            network.alerts().receive(AlertFormat.ALERTMANAGER, ALERTMANAGER.getBytes());
            time.pass(Duration.ofMinutes(3));
            var ids = network.openOutages().stream().map(o -> o.id()).toList();
            assertThat(ids).hasSize(2);
            try (var quiet = new WireBox("web.NetworkTest.quiet", s -> with(s, network))) {
                assertThat(quiet.get("/api/outages").each("state")).containsExactly("suspected", "suspected");
                var confirmed = quiet.post(
                        "/api/outages/" + ids.getFirst() + "/confirm", "{\"expectedAt\":\"2026-11-22T18:00:00Z\"}");
                assertThat(confirmed.at("/state").asString()).isEqualTo("confirmed");
                assertThat(confirmed.at("/expectedAt").asString()).isEqualTo("2026-11-22T18:00:00Z");
                assertThat(quiet.post("/api/outages/" + ids.getLast() + "/dismiss", null)
                                .at("/state")
                                .asString())
                        .isEqualTo("dismissed");
            }
        }
    }

    private static Services with(Services s, Network network) {
        return new Services(
                s.time(),
                s.bus(),
                s.health(),
                s.site(),
                s.people(),
                s.subscribers(),
                network,
                s.works(),
                s.tickets(),
                s.messages(),
                s.routing(),
                s.calls(),
                s.callbacks(),
                s.boards(),
                s.audit(),
                s.flows(),
                s.prompts(),
                s.diagnostics(),
                s.repairs(),
                s.voicemails(),
                s.booth(),
                s.quality());
    }

    private static Node node(String id, String parent) {
        return new Node(id, parent, "", id, "");
    }
}
