package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Main job B: monitors' payloads become one outage, its subscribers get one SMS each, and callers hear of it. */
class AlertBecomesSmsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    private static Box box;
    private static List<JsonNode> nodes;
    private static Instant begun;

    @BeforeAll
    static void start() throws IOException {
        begun = Instant.now();
        box = new Box(folder)
                .with("outage.hold-down", "1 s")
                .with("sms.rate", "0")
                .with("modem", "simulated")
                .start();
        nodes = box.all("/nodes");
    }

    @AfterAll
    static void stop() {
        if (box != null) box.close();
    }

    private static ConditionFactory patiently(String what) {
        return await(what + "; the box's log is " + box.log()).atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
    }

    /** An alert of Alertmanager as a small provider's really looks: no fingerprint, nine digits, the end in year 1. */
    private static String alert(String host, String name, boolean firing) {
        return """
            {"status":"%2$s","labels":{"alertname":"%3$s","instance":"%1$s","job":"blackbox-icmp",\
            "severity":"major","summary":"No physical connection to %1$s"},\
            "annotations":{"description":"%1$s does not reply to ICMP pings"},\
            "startsAt":"2019-09-27T16:27:56.612666101Z","endsAt":"0001-01-01T00:00:00Z",\
            "generatorURL":"http://9ed35ff90bf8:9090/graph?g0.tab=1"}\
            """.formatted(host, firing ? "firing" : "resolved", name);
    }

    private static String alertmanager(boolean firing, List<String> alerts) {
        return """
            {"receiver":"alertmonitor_swarm","status":"%s","alerts":[%s],\
            "groupLabels":{"alertname":"ICMP ping failed"},"externalURL":"http://:9093","version":"4",\
            "groupKey":"{}/{severity=~\\"^(?:major)$\\"}:{alertname=\\"ICMP ping failed\\"}"}\
            """.formatted(firing ? "firing" : "resolved", String.join(",", alerts));
    }

    private static JsonNode post(String format, String contentType, String body) {
        var answer = box.send("POST", "/alerts/" + format, contentType, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return box.parse(answer.body());
    }

    private static List<JsonNode> childrenOf(String id) {
        return nodes.stream()
                .filter(node -> node.get("parent").asString("").equals(id))
                .toList();
    }

    /** A switch with at least two switches behind it, and few enough people for one test. */
    private static List<JsonNode> switches() {
        return nodes.stream()
                .filter(node -> node.get("kind").asString().equals("switch"))
                .filter(node -> childrenOf(node.get("id").asString()).size() >= 2)
                .filter(node -> node.get("subscribers").asInt() > 20
                        && node.get("subscribers").asInt() < 300)
                .toList();
    }

    private static JsonNode awaitOutage(String node, String state) {
        patiently("an outage of " + node + " is " + state)
                .until(() -> outagesOf(node).stream()
                        .anyMatch(o -> o.get("state").asString().equals(state)));
        return outagesOf(node).getFirst();
    }

    private static List<JsonNode> outagesOf(String node) {
        return outages().filter(o -> o.get("node").asString().equals(node)).toList();
    }

    /** Those of this run: the demo town has a history of its own, and on some days it is of the nodes that are tried here. */
    private static Stream<JsonNode> outages() {
        return box.items("/outages").stream()
                .filter(o -> !Instant.parse(o.get("startedAt").asString()).isBefore(begun));
    }

    private static long batch(String key) {
        return box.get("/batches/" + key).get("id").asLong();
    }

    @Test
    void threeDeadHostsAreOneOutageThatIsToldOnceToEachPhoneAndHeardByCallers() throws Exception {
        String node = switches().getFirst().get("id").asString();
        List<String> hosts =
                new ArrayList<>(List.of(switches().getFirst().get("host").asString()));
        childrenOf(node).stream()
                .limit(2)
                .forEach(child -> hosts.add(child.get("host").asString()));
        List<JsonNode> behind = box.all("/subscribers?node=" + node);
        Set<String> phones = behind.stream()
                .filter(s -> s.get("smsOk").asBoolean())
                .flatMap(s -> s.get("phones").valueStream().map(JsonNode::asString))
                .collect(Collectors.toSet());
        assertThat(phones).as("somebody to tell behind " + node).hasSizeGreaterThan(10);

        var firing = hosts.stream().map(h -> alert(h, "ICMP ping failed", true)).toList();
        JsonNode answer = post("alertmanager", "application/json", alertmanager(true, firing));
        assertThat(answer.get("matched").asInt()).as("" + answer).isEqualTo(3);
        JsonNode outage = awaitOutage(node, "confirmed");
        long id = outage.get("id").asLong();
        patiently("everybody has the message")
                .until(() -> box.get("/outages/" + id).get("delivered").asInt() == phones.size());
        outage = box.get("/outages/" + id);
        assertThat(outage.get("affected").asInt()).isEqualTo(behind.size());
        assertThat(outage.get("told").asInt()).isEqualTo(phones.size());
        List<JsonNode> told = box.all("/messages?batch=" + batch("outage-" + id + "-down"));
        assertThat(told)
                .extracting(m -> m.get("to").asString())
                .as("one message to each phone")
                .containsExactlyInAnyOrderElementsOf(phones);

        hearsOfIt(behind.getFirst().get("phones").get(0).asString(), id);

        var over = hosts.stream().map(h -> alert(h, "ICMP ping failed", false)).toList();
        post("alertmanager", "application/json", alertmanager(false, over));
        awaitOutage(node, "restoring");
        patiently("the all-clear is out")
                .until(() -> box.send("GET", "/batches/outage-" + id + "-over", "application/json", "")
                                .statusCode()
                        == 200);
        assertThat(box.all("/messages?batch=" + batch("outage-" + id + "-over")))
                .extracting(m -> m.get("to").asString())
                .as("the all-clear goes to those who were told")
                .containsExactlyInAnyOrderElementsOf(phones);
        assertThat(outagesOf(node)).hasSize(1);
    }

    private static void hearsOfIt(String phone, long outage) throws Exception {
        try (var audio = new RtpPeer(1000);
                var caller = Sipp.caller(folder, box.sipPort(), phone, audio.port())) {
            patiently("the caller hears the announcement; sipp says " + caller.log())
                    .until(() -> Sound.secondsLoud(audio.heard()) > 1);
            caller.nudge();
            caller.succeeds();
        }
        JsonNode call = box.items("/calls?limit=1").getFirst();
        assertThat(call.get("outcome").asString()).as("" + call).isEqualTo("deflected");
        assertThat(call.get("outage").asLong()).isEqualTo(outage);
        assertThat(call.get("queuedAt").isNull()).as("" + call).isTrue();
        assertThat(call.get("ticket").isNull()).as("" + call).isTrue();
        assertThat(box.get("/outages/" + outage).get("deflected").asInt()).isEqualTo(1);
    }

    @Test
    void aStormOfFiveHundredAlertsIsOneOutage() {
        JsonNode olt = nodes.stream()
                .filter(node -> node.get("kind").asString().equals("olt"))
                .findFirst()
                .orElseThrow();
        String node = olt.get("id").asString();
        List<String> hosts = new ArrayList<>(List.of(olt.get("host").asString()));
        childrenOf(node).forEach(child -> hosts.add(child.get("host").asString()));
        var alerts = new ArrayList<String>();
        for (int i = 0; alerts.size() < 500; i++)
            alerts.add(alert(hosts.get(i % hosts.size()), "ICMP ping failed " + i / hosts.size(), true));
        JsonNode answer = post("alertmanager", "application/json", alertmanager(true, alerts));
        assertThat(answer.get("received").asInt()).isEqualTo(500);
        assertThat(answer.get("matched").asInt()).isEqualTo(500);
        awaitOutage(node, "confirmed");
        Set<String> under = childrenOf(node).stream()
                .map(child -> child.get("id").asString())
                .collect(Collectors.toSet());
        under.add(node);
        assertThat(outages())
                .filteredOn(o -> under.contains(o.get("node").asString()))
                .as("outages of the storm")
                .hasSize(1);
    }

    @Test
    void libreNmsMayWriteRawLinesAsPlainText() {
        JsonNode down = switches().get(1);
        String body = """
            {"title":"Device %1$s is down","hostname":"%1$s","device_id":"2","sysName":"node","ip":"%1$s",
            "alert_id":"26","rule_id":"13","id":"38","uid":"41","severity":"critical","name":"Devices up/down",
            "timestamp":"2026-03-04 11:01:41","state":"%2$d","faults":"",
            "msg":"Device %1$s says "nothing"
            Severity: critical
            Time elapsed: 3m 7s"}
            """;
        String host = down.get("host").asString();
        assertThat(post("librenms", "text/plain", body.formatted(host, 1))
                        .get("matched")
                        .asInt())
                .isEqualTo(1);
        awaitOutage(down.get("id").asString(), "confirmed");
        post("librenms", "text/plain", body.formatted(host, 0));
        awaitOutage(down.get("id").asString(), "restoring");
    }

    @Test
    void zabbixLeavesMacrosThatItDoesNotKnow() {
        JsonNode down = switches().get(2);
        String body = """
            {"source":"zabbix","event_id":"%2$s","recovery_id":"{EVENT.RECOVERY.ID}","event_source":"0",\
            "value":"%3$d","update":"{EVENT.UPDATE.STATUS}","nseverity":"4","host":"%1$s","ip":"*UNKNOWN*",\
            "name":"Unavailable by ICMP ping","tags":[],"trigger_id":"17","time":"2026.03.04 11:01:41","message":"x"}
            """;
        String host = down.get("host").asString();
        assertThat(post("zabbix", "application/json", body.formatted(host, "9001", 1))
                        .get("matched")
                        .asInt())
                .isEqualTo(1);
        awaitOutage(down.get("id").asString(), "confirmed");
        post("zabbix", "application/json", body.formatted(host, "9001", 0));
        awaitOutage(down.get("id").asString(), "restoring");
    }

    @Test
    void unknownHostsAreKeptAndMalformedBodiesAreShown() {
        JsonNode answer = post(
                "alertmanager",
                "application/json",
                alertmanager(true, List.of(alert("203.0.113.77", "ICMP ping failed", true))));
        assertThat(answer.get("unmatched").asInt()).isEqualTo(1);
        assertThat(box.items("/alerts?show=unmatched").toString()).contains("203.0.113.77");
        var refused = box.send("POST", "/alerts/alertmanager", "application/json", "{\"alerts\":[{\"status\":}]}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(refused.body()).as("says the place").contains("22");
        assertThat(box.get("/alerts/malformed").toString()).contains("{\\\"status\\\":}");
    }

    @Test
    void withoutTheTokenNothingIsTaken() {
        assertThat(box.sendWithout("POST", "/alerts/alertmanager", alertmanager(true, List.of()))
                        .statusCode())
                .isEqualTo(401);
    }
}
