package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.firstline.base.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Hold, asking, and a transfer between two real phones, judged by the tones that each of the three hears. */
class CallControlIT {
    private static final String CALLER = "+73430000077";
    private static final int CALLER_TONE = 1000;
    private static final int ANNA_TONE = 700;
    private static final int BORIS_TONE = 500;
    private static final int HEAD_TONE = 1500;

    @TempDir
    static Path folder;

    private static Box box;
    /** Where somebody may stand who is called outside. */
    private static int outside;

    @BeforeAll
    static void start() throws IOException {
        outside = FreePorts.next();
        box = new Box(folder)
                .with("trunk.line.uri", "sip:house@127.0.0.1:" + outside)
                .with("dial.allow", "+7 0")
                .with("site.zone", Races.midday())
                .start();
    }

    @AfterAll
    static void stop() {
        if (box != null) box.close();
    }

    private static void until(String what, BooleanSupplier is) {
        await(what + "; the box's log is " + box.log())
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(is::getAsBoolean);
    }

    private static JsonNode call() {
        return box.items("/calls?limit=20").stream()
                .filter(c -> c.get("caller").asString().endsWith("3430000077"))
                .findFirst()
                .orElseThrow();
    }

    private static void act(String id, String body) {
        var answer = box.send("POST", "/calls/" + id + "/acts", "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** The newest second of what the far end hears is this tone, or is not. */
    private static boolean hears(short[] sound, int hertz) {
        int from = Math.max(0, sound.length - Sound.RATE);
        return Sound.secondsOf(hertz, Arrays.copyOfRange(sound, from, sound.length)) >= 0.8;
    }

    /** The same beside others. */
    private static boolean hearsAlso(short[] sound, int hertz) {
        int from = Math.max(0, sound.length - Sound.RATE);
        return Sound.secondsWith(hertz, Arrays.copyOfRange(sound, from, sound.length)) >= 0.8;
    }

    private static boolean hears(Baresip phone, int hertz) {
        return hears(heard(phone), hertz);
    }

    private static boolean hearsAlso(Baresip phone, int hertz) {
        return hearsAlso(heard(phone), hertz);
    }

    private static short[] heard(Baresip phone) {
        try {
            return phone.heard();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void registered(String... agents) {
        for (String agent : agents)
            until(
                    agent + " is registered",
                    () -> box.get("/agents/" + agent).get("phone").asBoolean());
    }

    /** Also where she still writes up what the test before gave her. */
    private static void ready(String agent) {
        var answer = box.send("PUT", "/agents/" + agent + "/state", "application/json", "{\"state\":\"ready\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        until(agent + " is free", () -> {
            JsonNode now = box.get("/agents/" + agent);
            return now.get("state").asString().equals("ready")
                    && !now.get("activity").asString().equals("wrap-up");
        });
    }

    /** A phone of the test before may take its time to say that it goes. */
    private static void nobodyIsRegistered(String... agents) {
        for (String agent : agents)
            until(
                    agent + " is not registered any more",
                    () -> !box.get("/agents/" + agent).get("phone").asBoolean());
    }

    /** Who was called back is a call like any other: held, joined by a third, supervised, led to another queue. */
    @Test
    void whoIsCalledBackIsInHandLikeAnyCaller() throws Exception {
        nobodyIsRegistered("101", "102", "103");
        int behind = FreePorts.next();
        try (var anna = new Baresip(folder.resolve("anna-b"), "101", Box.PASSWORD, box.sipPort(), ANNA_TONE, true);
                var boris =
                        new Baresip(folder.resolve("boris-b"), "102", Box.PASSWORD, box.sipPort(), BORIS_TONE, true);
                var head = new Baresip(folder.resolve("head-b"), "103", Box.PASSWORD, box.sipPort(), HEAD_TONE, true);
                var audio = new RtpPeer(CALLER_TONE);
                var provider = new Provider(outside, behind, box.sipPort());
                var called = Sipp.start(
                        folder, "phone-answers", box.sipPort(), behind, "u1", "-key", "rtp", "" + audio.port())) {
            registered("101", "102", "103");
            box.send("PUT", "/call-rules/internet", "application/json", "{\"recorded\":true,\"announced\":false}");
            ready("101");
            var asked = box.send(
                    "POST",
                    "/callbacks",
                    "application/json",
                    "{\"number\":\"+73433000901\",\"queue\":\"internet\",\"language\":\"en\"}");
            assertThat(asked.statusCode()).as(asked.body()).isIn(200, 201);
            String callback = box.parse(asked.body()).get("id").asString();
            until("he hears Anna", () -> hears(audio.heard(), ANNA_TONE));
            String id = box.get("/callbacks/" + callback).get("call").asString();
            assertThat(box.get("/calls/" + id).get("queue").asString()).isEqualTo("internet");
            assertThat(box.get("/agents/101").get("call").asString())
                    .as("what she is busy with")
                    .isEqualTo(id);

            act(id, "{\"act\":\"hold\"}");
            until("music, not Anna", () -> !hears(audio.heard(), ANNA_TONE) && !hears(anna, CALLER_TONE));
            act(id, "{\"act\":\"resume\"}");
            until("Anna again", () -> hears(audio.heard(), ANNA_TONE));

            act(id, "{\"act\":\"listen\",\"extension\":\"103\"}");
            until("the head hears him", () -> hearsAlso(head, CALLER_TONE));
            assertThat(hearsAlso(audio.heard(), HEAD_TONE))
                    .as("he hears who listens")
                    .isFalse();
            act(id, "{\"act\":\"whisper\",\"extension\":\"103\"}");
            until("Anna hears the head", () -> hearsAlso(anna, HEAD_TONE));
            assertThat(hearsAlso(audio.heard(), HEAD_TONE))
                    .as("he hears who whispers")
                    .isFalse();
            act(id, "{\"act\":\"barge\",\"extension\":\"103\"}");
            until("he hears the head", () -> hearsAlso(audio.heard(), HEAD_TONE));
            act(id, "{\"act\":\"leave\",\"extension\":\"103\"}");
            until("the head is gone", () -> !hearsAlso(audio.heard(), HEAD_TONE));

            act(id, "{\"act\":\"consult\",\"to\":{\"agent\":\"102\"}}");
            until("Anna hears Boris", () -> hearsAlso(anna, BORIS_TONE));
            act(id, "{\"act\":\"conference\"}");
            until(
                    "Boris and he hear each other",
                    () -> hearsAlso(audio.heard(), BORIS_TONE) && hearsAlso(boris, CALLER_TONE));
            act(id, "{\"act\":\"drop\",\"to\":{\"agent\":\"102\"}}");
            until("Boris is gone", () -> !hearsAlso(audio.heard(), BORIS_TONE));

            act(id, "{\"act\":\"transfer\",\"to\":{\"queue\":\"tv\"}}");
            until("he waits for television", () -> !hears(audio.heard(), ANNA_TONE));
            box.send("PUT", "/agents/101/state", "application/json", "{\"state\":\"logged-out\"}");
            ready("102");
            until("he hears Boris", () -> hears(audio.heard(), BORIS_TONE));
            act(id, "{\"act\":\"hang-up\"}");
            called.succeeds();
            until("it is over", () -> !box.get("/calls/" + id).get("endedAt").isNull());
            JsonNode ended = box.get("/calls/" + id);
            assertThat(ended.get("outcome").asString()).isEqualTo("answered");
            assertThat(ended.get("queue").asString()).isEqualTo("tv");
            assertThat(ended.get("agent").asString()).isEqualTo("102");
            until(
                    "the recording is kept, by the rule of his queue",
                    () -> box.send("GET", "/calls/" + id + "/recording", "audio/wav", "")
                                    .statusCode()
                            == 200);
        } finally {
            for (String agent : new String[] {"101", "102"})
                box.send("PUT", "/agents/" + agent + "/state", "application/json", "{\"state\":\"logged-out\"}");
        }
    }

    @Test
    void aCallerIsHeldAskedAboutAndConnectedWithAnother() throws Exception {
        nobodyIsRegistered("101", "102");
        box.send("PUT", "/call-rules/tv", "application/json", "{\"recorded\":true,\"announced\":false}");
        try (var anna = new Baresip(folder.resolve("anna"), "101", Box.PASSWORD, box.sipPort(), ANNA_TONE, true);
                var boris = new Baresip(folder.resolve("boris"), "102", Box.PASSWORD, box.sipPort(), BORIS_TONE, true);
                var audio = new RtpPeer(CALLER_TONE)) {
            registered("101", "102");
            ready("101");
            try (var caller = Sipp.caller(folder, box.sipPort(), CALLER, audio.port())) {
                until("the greeting", () -> Sound.secondsLoud(audio.heard()) > 0.3);
                audio.press('2');
                until("he hears Anna", () -> hears(audio.heard(), ANNA_TONE));
                String id = call().get("id").asString();
                assertThat(call().get("agent").asString()).isEqualTo("101");

                act(id, "{\"act\":\"hold\"}");
                until("music, not Anna", () -> !hears(audio.heard(), ANNA_TONE) && !hears(anna, CALLER_TONE));
                act(id, "{\"act\":\"resume\"}");
                until("Anna again", () -> hears(audio.heard(), ANNA_TONE));

                act(id, "{\"act\":\"consult\",\"to\":{\"agent\":\"102\"}}");
                until("Anna hears Boris", () -> hears(anna, BORIS_TONE));
                assertThat(hears(boris, CALLER_TONE))
                        .as("who is asked hears the caller")
                        .isFalse();
                assertThat(hears(audio.heard(), BORIS_TONE))
                        .as("the caller hears who is asked")
                        .isFalse();
                act(id, "{\"act\":\"complete\"}");
                until("he hears Boris", () -> hears(audio.heard(), BORIS_TONE));
                until("Boris hears him", () -> hears(boris, CALLER_TONE));
                until("it is Boris's call", () -> call().get("agent").asString().equals("102"));
                assertThat(box.get("/agents/101").get("activity").asString()).isNotEqualTo("talking");

                caller.nudge();
                caller.succeeds();
                JsonNode ended = call();
                assertThat(ended.get("outcome").asString()).as("" + ended).isEqualTo("answered");
                assertThat(box.send("GET", "/calls/" + id + "/segments", "application/json", "")
                                .body())
                        .contains("\"hold\"", "\"consult\"", "\"transferred\"");
                until(
                        "the recording is kept",
                        () -> box.send("GET", "/calls/" + id + "/recording", "audio/wav", "")
                                        .statusCode()
                                == 200);
            }
        }
    }
}
