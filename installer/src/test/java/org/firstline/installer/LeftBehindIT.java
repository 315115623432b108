package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What callers leave behind: a message where nobody comes, a mark when the agent has hung up. Judged by sound and rows. */
class LeftBehindIT extends Races {
    private static final int BEEP = 425;
    private static final int VOICE = 1000;

    private static void put(String method, String path, String body) {
        var answer = box.send(method, path, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void whomNobodyServesLeavesAMessageThatCanBeHeard() throws Exception {
        put("PATCH", "/queues/internet/settings", "{\"maxWaitSeconds\":2,\"whenTooLong\":\"voicemail\"}");
        try {
            Caller caller = waiting("caller");
            patiently("the tone")
                    .until(() -> Sound.secondsOf(BEEP, caller.audio().heard()) >= 0.3);
            patiently("the box has four seconds of it").until(() -> {
                Path file = message(caller);
                return file.toFile().length() > 4 * 2 * Sound.RATE;
            });
            caller.audio().press('#');
            caller.sipp().succeeds();
            JsonNode call = caller.awaitCall("is over", Races::hasEnded);
            assertThat(outcome(call)).isEqualTo("voicemail");
            patiently("it is kept")
                    .until(() -> !box.items("/voicemails?unheard=true").isEmpty());
            JsonNode message = box.items("/voicemails?unheard=true").getFirst();
            assertThat(message.get("call").asString()).isEqualTo(call.get("id").asString());
            assertThat(message.get("queue").asString()).isEqualTo("internet");
            assertThat(message.get("seconds").asDouble()).isBetween(4.0, 20.0);
            short[] sound = Sound.read(message(caller));
            assertThat(Sound.secondsOf(VOICE, sound)).as("what he said").isGreaterThan(3.0);
            assertThat(Sound.secondsOf(BEEP, sound)).as("and not the tone").isLessThan(0.3);
            JsonNode ticket = box.get("/tickets/" + message.get("ticket").asLong());
            assertThat(ticket.get("call").asString()).isEqualTo(call.get("id").asString());
            var played = box.send("GET", "/voicemails/" + message.get("id").asLong() + "/sound", "audio/wav", "");
            assertThat(played.statusCode()).isEqualTo(200);
            assertThat(box.items("/voicemails?unheard=true")).isEmpty();
        } finally {
            put("PATCH", "/queues/internet/settings", "{\"maxWaitSeconds\":0}");
        }
    }

    private static Path message(Caller caller) {
        String id = find(caller.number()).getFirst().get("id").asString();
        return box.dataDir().resolve("messages").resolve("internet").resolve(id + ".wav");
    }

    @Test
    void theAgentHangsUpAndTheCallerGivesAMark() throws Exception {
        put("PUT", "/call-rules/internet", "{\"survey\":true}");
        try {
            Sipp phone = phone("phone-answers", registered("103"));
            choose("103", "ready");
            Caller caller = waiting("caller");
            JsonNode call =
                    caller.awaitCall("is answered", c -> !c.get("answeredAt").isNull());
            String id = call.get("id").asString();
            var act = box.send("POST", "/calls/" + id + "/acts", "application/json", "{\"act\":\"hang-up\"}");
            assertThat(act.statusCode()).as(act.body()).isEqualTo(202);
            phone.succeeds();
            patiently("she writes up while he is asked")
                    .until(() ->
                            box.get("/agents/103").get("activity").asString().equals("wrap-up"));
            assertThat(hasEnded(find(caller.number()).getFirst())).isFalse();
            caller.audio().press('5');
            caller.sipp().succeeds();
            JsonNode over = caller.awaitCall("is over", Races::hasEnded);
            assertThat(outcome(over)).isEqualTo("answered");
            assertThat(over.get("agent").asString()).isEqualTo("103");
            patiently("the mark is kept")
                    .until(() -> box.get("/calls/" + id + "/marks").size() == 1);
            JsonNode mark = box.get("/calls/" + id + "/marks").get(0);
            assertThat(mark.get("mark").asInt()).isEqualTo(5);
            assertThat(mark.get("agent").asString()).isEqualTo("103");
            assertThat(box.get("/marks").get(0).get("average").asDouble()).isEqualTo(5.0);
        } finally {
            put("PUT", "/call-rules/internet", "{\"survey\":false}");
        }
    }
}
