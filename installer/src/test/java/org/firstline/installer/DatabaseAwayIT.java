package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.firstline.bridge.sms.PhoneSim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Nothing can be written for a while, as on a full disk, in the middle of a talk and of a run of SMS: callers are served all
 * the same, and when there is room again everything has its row, without a restart.
 */
class DatabaseAwayIT {
    private static final int FEWEST = 200;
    private static final int SENT_BEFORE = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final PhoneSim phone =
            new PhoneSim().submitTakes(Duration.ofMillis(20)).reportTakes(Duration.ofMillis(50));
    private final List<AutoCloseable> open = new ArrayList<>();
    private Box box;

    @BeforeEach
    void open() throws Exception {
        var modem = kept(new PtyDevice(folder, phone::serve));
        box = new Box(folder)
                .with("modem", modem.plug("near").toString())
                .with("sms.rate", "0")
                .start();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) one.close();
        if (box != null) box.close();
    }

    private <T extends AutoCloseable> T kept(T one) {
        open.add(one);
        return one;
    }

    private ConditionFactory patiently(String what) {
        return await(what + "; the box's log is " + box.log()).atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
    }

    @Test
    void whatHappensWhileNothingCanBeWrittenIsWrittenAfterwards() throws Exception {
        kept(new Baresip(folder.resolve("baresip"), "101", Box.PASSWORD, box.sipPort(), 700, true));
        patiently("101 registers")
                .until(() -> box.get("/agents/101").get("phone").asBoolean());
        box.send("PUT", "/agents/101/state", "application/json", "{\"state\":\"ready\"}");
        Sipp talking = caller("+73430000021", kept(new RtpPeer(1000)));
        patiently("they talk")
                .until(() -> call("+73430000021")
                        .filter(c -> !c.get("answeredAt").isNull())
                        .isPresent());
        String batch = outage();
        patiently("the run has begun").until(() -> phone.sent().size() >= SENT_BEFORE);

        mayWrite("1");
        patiently("the box sees that nothing can be written")
                .until(() -> health("database").equals("ill"));
        int sent = phone.sent().size();
        var answer = box.send("GET", "/calls", "application/json", "");
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
        var audio = kept(new RtpPeer(1000));
        Sipp meanwhile = caller("+73430000022", audio);
        patiently("who calls meanwhile is served").until(() -> Sound.secondsLoud(audio.heard()) > 1);
        talking.nudge();

        mayWrite("unlimited");
        patiently("the box sees that it is over").until(() -> health("database").equals("well"));
        meanwhile.nudge();
        talking.succeeds();
        meanwhile.succeeds();
        for (String from : List.of("+73430000021", "+73430000022"))
            patiently("the call from " + from + " has its row")
                    .until(() ->
                            call(from).filter(c -> !c.get("endedAt").isNull()).isPresent());
        assertThat(call("+73430000021").orElseThrow().get("ticket").isNull())
                .as("a ticket")
                .isFalse();
        patiently("the run is over")
                .until(() -> box.items("/messages?limit=1&state=queued").isEmpty()
                        && box.items("/messages?limit=1&state=sending").isEmpty());
        assertThat(sent).as("in the middle of the run").isLessThan(FEWEST);
        everybodyWasToldOnce(batch);
        assertThat(box.stop()).as("seconds to stop").isLessThan(10);
    }

    private void everybodyWasToldOnce(String batch) {
        JsonNode told = box.get("/batches/" + batch);
        long id = told.get("id").asLong();
        Map<String, Integer> went = new HashMap<>();
        for (PhoneSim.Sent one : phone.sent()) {
            var concat = one.submit().concat();
            went.merge(one.submit().to() + " " + (concat == null ? 1 : concat.index()), 1, Integer::sum);
        }
        List<JsonNode> messages = box.all("/messages").stream()
                .filter(m -> !m.get("batch").isNull() && m.get("batch").asLong() == id)
                .toList();
        assertThat(messages).hasSize(told.get("total").asInt());
        for (JsonNode message : messages) {
            assertThat(message.get("state").asString()).as("" + message).isIn("sent", "delivered");
            for (int part = 1; part <= message.get("parts").asInt(); part++)
                assertThat(went.getOrDefault(message.get("to").asString() + " " + part, 0))
                        .as("times that part " + part + " went out of " + message)
                        .isEqualTo(1);
        }
    }

    /** How far into a file the box may write, in octets: behind it each write fails as on a full disk. */
    private void mayWrite(String octets) throws Exception {
        Tool.run(folder, 10, "prlimit", "--pid", "" + box.process().pid(), "--fsize=" + octets + ":unlimited");
    }

    private String outage() {
        String node = box.all("/nodes").stream()
                .filter(n -> count(n) >= FEWEST)
                .min(java.util.Comparator.comparingInt(this::count))
                .orElseThrow()
                .get("id")
                .asString();
        var answer = box.send("POST", "/outages", "application/json", "{\"node\":\"" + node + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return "outage-" + box.parse(answer.body()).get("id").asLong() + "-down";
    }

    private int count(JsonNode node) {
        return box.get("/subscribers/count?node=" + node.get("id").asString())
                .get("count")
                .asInt();
    }

    private Sipp caller(String from, RtpPeer audio) throws Exception {
        return kept(Sipp.caller(folder, box.sipPort(), from, audio.port()));
    }

    private Optional<JsonNode> call(String from) {
        return box.items("/calls?limit=20").stream()
                .filter(call -> call.get("caller").asString().equals(from))
                .findFirst();
    }

    /** The box says all of it with 503 too. */
    private String health(String part) {
        var answer = box.send("GET", "/health", "application/json", "");
        return box.parse(answer.body())
                .get("parts")
                .valueStream()
                .filter(p -> p.get("name").asString().equals(part))
                .map(p -> p.get("state").asString())
                .findFirst()
                .orElseThrow();
    }
}
