package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.firstline.base.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A running box with phones of somebody else's making for the races that other boxes lose. After each of them the records
 * and the agents' states must be what the house's rules say, whoever won.
 */
abstract class Races {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final List<String> AGENTS = List.of("103", "104");

    @TempDir
    static Path folder;

    static Box box;
    static int callers;
    /** Where a scenario may stand that is called outside. */
    static int outside;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        outside = FreePorts.next();
        // a caller whose sound stops is soon gone; the others send some
        box = new Box(folder)
                .with("rtp.timeout", "3 s")
                .with("trunk.line.uri", "sip:house@127.0.0.1:" + outside)
                .with("dial.allow", "+7 0")
                .with("site.zone", midday())
                .start();
    }

    /** An offset in which it is about noon, whenever this runs: nobody is called back by night. */
    static String midday() {
        return ZoneOffset.ofHours(12 - Instant.now().atOffset(ZoneOffset.UTC).getHour())
                .getId();
    }

    @AfterAll
    static void stop() {
        if (box != null) box.close();
    }

    @AfterEach
    void everythingIsAsItShouldBe() throws Exception {
        for (AutoCloseable one : open.reversed()) one.close();
        try {
            patiently("every call has come to its end")
                    .until(() -> box.items("/calls?limit=100").stream().allMatch(Races::hasEnded));
            patiently("no agent is left ringing or talking")
                    .until(() -> AGENTS.stream().allMatch(Races::isFree));
            invariants();
        } finally {
            for (String agent : AGENTS) choose(agent, "logged-out");
        }
    }

    /** One record a call; moments in order; no agent in two calls at once (I2, I10). */
    private static void invariants() {
        Map<String, List<JsonNode>> talks = new HashMap<>();
        var ids = new ArrayList<String>();
        for (JsonNode call : box.items("/calls?limit=100")) {
            ids.add(call.get("id").asString());
            Instant last = Instant.MIN;
            for (String moment : List.of("arrivedAt", "menuAt", "queuedAt", "answeredAt", "endedAt")) {
                if (call.get(moment).isNull()) continue;
                Instant at = Instant.parse(call.get(moment).asString());
                assertThat(at).as(moment + " of " + call).isAfterOrEqualTo(last);
                last = at;
            }
            boolean answered = call.get("outcome").asString().equals("answered");
            assertThat(call.get("answeredAt").isNull())
                    .as("answered and when: " + call)
                    .isEqualTo(!answered);
            if (answered)
                talks.computeIfAbsent(call.get("agent").asString(), a -> new ArrayList<>())
                        .add(call);
        }
        assertThat(ids).doesNotHaveDuplicates();
        talks.forEach((agent, calls) -> {
            calls.sort(Comparator.comparing(call -> call.get("answeredAt").asString()));
            for (int i = 1; i < calls.size(); i++)
                assertThat(at(calls.get(i), "answeredAt"))
                        .as(agent + " talks to two at once")
                        .isAfterOrEqualTo(at(calls.get(i - 1), "endedAt"));
        });
    }

    static Instant at(JsonNode call, String moment) {
        return Instant.parse(call.get(moment).asString());
    }

    static ConditionFactory patiently(String what) {
        return await(what + "; the box's log is " + box.log()).atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
    }

    <T extends AutoCloseable> T kept(T one) {
        open.add(one);
        return one;
    }

    static boolean hasEnded(JsonNode call) {
        return !call.get("endedAt").isNull();
    }

    static boolean isFree(String agent) {
        String activity = box.get("/agents/" + agent).get("activity").asString();
        return !activity.equals("reserved") && !activity.equals("ringing") && !activity.equals("talking");
    }

    static void choose(String agent, String state) {
        var answer =
                box.send("PUT", "/agents/" + agent + "/state", "application/json", "{\"state\":\"" + state + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The agent's phone, registered at a port where a scenario may stand. */
    int registered(String agent) throws IOException {
        int port = FreePorts.next();
        Sipp.start(folder, "register", box.sipPort(), port, "u1", "-s", agent, "-au", agent, "-ap", Box.PASSWORD)
                .succeeds();
        return port;
    }

    Sipp phone(String scenario, int port, String... more) throws IOException {
        String[] options =
                Tool.words(List.of("-key", "rtp", "" + FreePorts.next()), more).toArray(new String[0]);
        return kept(Sipp.start(folder, scenario, box.sipPort(), port, "u1", options));
    }

    record Caller(String number, Sipp sipp, RtpPeer audio) {
        JsonNode awaitCall(String what, Predicate<JsonNode> is) {
            patiently("the call from " + number + " " + what)
                    .until(() -> find(number).stream().anyMatch(is));
            return find(number).getFirst();
        }
    }

    static List<JsonNode> find(String number) {
        return box.items("/calls?limit=100").stream()
                .filter(call -> call.get("caller").asString().endsWith(number.substring(1)))
                .toList();
    }

    Caller caller(String scenario) throws IOException {
        return caller(scenario, box.sipPort());
    }

    /** @param server where he sends to, the box or a network before it */
    Caller caller(String scenario, int server) throws IOException {
        String number = "8" + (3433000700L + callers++);
        var audio = kept(new RtpPeer(1000));
        var sipp = kept(Sipp.start(
                folder,
                scenario,
                server,
                FreePorts.next(),
                "u1",
                "-s",
                "83433000000",
                "-key",
                "from",
                number,
                "-key",
                "rtp",
                "" + audio.port()));
        return new Caller(number, sipp, audio);
    }

    Caller waiting(String scenario) throws IOException {
        return waiting(caller(scenario));
    }

    Caller waiting(Caller caller) {
        patiently("the caller hears the greeting").until(() -> Sound.secondsLoud(caller.audio.heard()) > 0.3);
        caller.audio.press('1');
        caller.awaitCall("is queued", call -> !call.get("queuedAt").isNull());
        return caller;
    }

    static String outcome(JsonNode call) {
        return call.get("outcome").asString();
    }
}
