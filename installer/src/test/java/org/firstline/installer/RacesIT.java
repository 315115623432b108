package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The races that other boxes lose, on the running one with phones of somebody else's making. After each of them the
 * records and the agents' states must be what the house's rules say, whoever won.
 */
class RacesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> AGENTS = List.of("103", "104");

    @TempDir
    static Path folder;

    private static Box box;
    private static int callers;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        // a caller whose sound stops is soon gone; the others send some
        box = new Box(folder).with("rtp.timeout", "3 s").start();
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
                    .until(() -> box.items("/calls?limit=100").stream().allMatch(RacesIT::hasEnded));
            patiently("no agent is left ringing or talking")
                    .until(() -> AGENTS.stream().allMatch(RacesIT::isFree));
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

    private static Instant at(JsonNode call, String moment) {
        return Instant.parse(call.get(moment).asString());
    }

    private static ConditionFactory patiently(String what) {
        return await(what + "; the box's log is " + box.log()).atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
    }

    private <T extends AutoCloseable> T kept(T one) {
        open.add(one);
        return one;
    }

    private static boolean hasEnded(JsonNode call) {
        return !call.get("endedAt").isNull();
    }

    private static boolean isFree(String agent) {
        String activity = box.get("/agents/" + agent).get("activity").asString();
        return !activity.equals("reserved") && !activity.equals("ringing") && !activity.equals("talking");
    }

    private static void choose(String agent, String state) {
        var answer =
                box.send("PUT", "/agents/" + agent + "/state", "application/json", "{\"state\":\"" + state + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The agent's phone, registered at a port where a scenario may stand. */
    private int registered(String agent) throws IOException {
        int port = Wire.freePort();
        Sipp.start(folder, "register", box.sipPort(), port, "u1", "-s", agent, "-au", agent, "-ap", Box.PASSWORD)
                .succeeds();
        return port;
    }

    private Sipp phone(String scenario, int port) throws IOException {
        return kept(Sipp.start(folder, scenario, box.sipPort(), port, "u1", "-key", "rtp", "" + Wire.freePort()));
    }

    private record Caller(String number, Sipp sipp, RtpPeer audio) {
        JsonNode awaitCall(String what, Predicate<JsonNode> is) {
            patiently("the call from " + number + " " + what)
                    .until(() -> find(number).stream().anyMatch(is));
            return find(number).getFirst();
        }
    }

    private static List<JsonNode> find(String number) {
        return box.items("/calls?limit=100").stream()
                .filter(call -> call.get("caller").asString().endsWith(number.substring(1)))
                .toList();
    }

    private Caller caller(String scenario) throws IOException {
        String number = "8" + (3433000700L + callers++);
        var audio = kept(new RtpPeer(1000));
        var sipp = kept(Sipp.start(
                folder,
                scenario,
                box.sipPort(),
                Wire.freePort(),
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

    private Caller waiting(String scenario) throws IOException {
        Caller caller = caller(scenario);
        patiently("the caller hears the greeting").until(() -> Sound.secondsLoud(caller.audio.heard()) > 0.3);
        caller.audio.press('1');
        caller.awaitCall("is queued", call -> !call.get("queuedAt").isNull());
        return caller;
    }

    private static String outcome(JsonNode call) {
        return call.get("outcome").asString();
    }

    /** asterisk#1557: the agent answers and hangs up before the bridge is made. */
    @Test
    void answerAndHangUpAtOnce() throws Exception {
        Sipp phone = phone("phone-flinches", registered("103"));
        Caller caller = waiting("caller");
        choose("103", "ready");
        phone.succeeds();
        JsonNode call = caller.awaitCall("is over", RacesIT::hasEnded);
        assertThat(outcome(call)).isEqualTo("answered");
        assertThat(call.get("agent").asString()).isEqualTo("103");
        caller.sipp.succeeds();
        assertThat(find(caller.number)).as("one record").hasSize(1);
    }

    /** freeswitch#2540: the caller goes while the phone rings, and the agent stays reserved. */
    @Test
    void byeDuringOffer() throws Exception {
        Sipp phone = phone("phone-is-left", registered("103"));
        Caller caller = waiting("caller");
        choose("103", "ready");
        caller.awaitCall("is offered", call -> !call.get("offeredAt").isNull());
        caller.sipp.nudge();
        phone.succeeds();
        caller.sipp.succeeds();
        assertThat(outcome(caller.awaitCall("is over", RacesIT::hasEnded))).isEqualTo("abandoned");
        patiently("she is free again").until(() -> isFree("103"));
        Sipp next = phone("phone-answers", registered("103"));
        Caller other = waiting("caller");
        other.awaitCall("is answered", call -> !call.get("answeredAt").isNull());
        other.sipp.nudge();
        other.sipp.succeeds();
        next.succeeds();
    }

    /** A phone that registers anew while it rings: the call in the air is the old one's, the next goes to the new place. */
    @Test
    void registerDuringOffer() throws Exception {
        int port = registered("103");
        Sipp old = phone("phone-is-left", port);
        Caller caller = waiting("caller");
        choose("103", "ready");
        caller.awaitCall("is offered", call -> !call.get("offeredAt").isNull());
        int moved = registered("103");
        assertThat(find(caller.number).getFirst().get("endedAt").isNull()).isTrue();
        caller.sipp.nudge();
        caller.sipp.succeeds();
        old.succeeds();
        Sipp phone = phone("phone-answers", moved);
        Caller next = waiting("caller");
        next.awaitCall("is answered", call -> !call.get("answeredAt").isNull());
        next.sipp.nudge();
        next.sipp.succeeds();
        phone.succeeds();
    }

    /** OpenSIPS's agents that stay busy for ever: the caller's line is cut, and no BYE ever comes. */
    @Test
    void lostBye() throws Exception {
        Sipp phone = phone("phone-answers", registered("103"));
        Caller caller = waiting("caller");
        choose("103", "ready");
        caller.awaitCall("is answered", call -> !call.get("answeredAt").isNull());
        caller.sipp.close();
        caller.audio.close();
        phone.succeeds();
        JsonNode call = caller.awaitCall("is over", RacesIT::hasEnded);
        assertThat(outcome(call)).isEqualTo("answered");
        assertThat(Duration.between(at(call, "answeredAt"), at(call, "endedAt")))
                .as("the box found out by itself")
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(25));
    }

    /** kazoo's ghost calls (PR#2463): the network sends the INVITE three times, and there is one call. */
    @Test
    void duplicateInvite() throws Exception {
        Sipp phone = phone("phone-answers", registered("103"));
        Caller caller = waiting("caller-thrice");
        choose("103", "ready");
        caller.awaitCall("is answered", call -> !call.get("answeredAt").isNull());
        caller.sipp.nudge();
        caller.sipp.succeeds();
        phone.succeeds();
        assertThat(find(caller.number)).as("one call").hasSize(1);
    }

    /** asterisk#176: two agents, two callers, and everybody answers in the same instant: nobody is with two. */
    @Test
    void simultaneousAnswers() throws Exception {
        Sipp one = phone("phone-answers", registered("103"));
        Sipp two = phone("phone-answers", registered("104"));
        Caller first = waiting("caller");
        Caller second = waiting("caller");
        choose("103", "ready");
        choose("104", "ready");
        JsonNode a =
                first.awaitCall("is answered", call -> !call.get("answeredAt").isNull());
        JsonNode b =
                second.awaitCall("is answered", call -> !call.get("answeredAt").isNull());
        assertThat(a.get("agent").asString()).isNotEqualTo(b.get("agent").asString());
        first.sipp.nudge();
        second.sipp.nudge();
        first.sipp.succeeds();
        second.sipp.succeeds();
        one.succeeds();
        two.succeeds();
    }
}
