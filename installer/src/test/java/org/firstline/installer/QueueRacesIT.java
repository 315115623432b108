package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.firstline.base.FreePorts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The races around a queue: several phones for one caller, wrap-up after a transfer, and those who are called back. */
class QueueRacesIT extends Races {
    /** Who has picked up does not hear a CANCEL that came a moment before: what is not awaited is dropped. */
    private static final String[] DEAF = {"-default_behaviors", "all,-abortunexp"};

    private static void queue(String name, String change) {
        var answer = box.send("PATCH", "/queues/" + name + "/settings", "application/json", change);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String activity(String agent) {
        return box.get("/agents/" + agent).get("activity").asString();
    }

    /** asterisk#176: all phones of the queue ring, and two are picked up in the same instant: one has the caller. */
    @Test
    void twoPickUpTheSameCallerAtOnce() throws Exception {
        queue("internet", "{\"strategy\":\"ring-all:5\"}");
        try {
            Sipp one = phone("phone-races", registered("103"), DEAF);
            Sipp two = phone("phone-races", registered("104"), DEAF);
            choose("103", "ready");
            choose("104", "ready");
            Caller caller = waiting("caller");
            JsonNode call =
                    caller.awaitCall("is answered", c -> !c.get("answeredAt").isNull());
            String winner = call.get("agent").asString();
            String loser = winner.equals("103") ? "104" : "103";
            patiently("who came second is free at once")
                    .until(() -> activity(loser).equals("idle"));
            assertThat(box.get("/agents/" + loser).get("state").asString())
                    .as("and no miss is counted against her")
                    .isEqualTo("ready");
            assertThat(activity(winner)).isEqualTo("talking");
            caller.sipp().nudge();
            caller.sipp().succeeds();
            one.succeeds();
            two.succeeds();
            assertThat(find(caller.number())).as("one record").hasSize(1);
        } finally {
            queue("internet", "{\"strategy\":\"longest-idle\"}");
        }
    }

    /** asterisk#607 and #1006: who led her caller on writes up, and no queue offers her another before she is done. */
    @Test
    void wrapUpIsHonouredAfterATransfer() throws Exception {
        var wrapUp = Duration.ofSeconds(4);
        queue("internet", "{\"wrapUpSeconds\":" + wrapUp.toSeconds() + "}");
        Sipp anna = phone("phone-answers", registered("103"));
        Sipp boris = phone("phone-answers", registered("104"));
        choose("103", "ready");
        Caller first = waiting("caller");
        JsonNode call = first.awaitCall("is answered", c -> !c.get("answeredAt").isNull());
        String id = call.get("id").asString();
        Instant before = Instant.now();
        var led = box.send(
                "POST",
                "/calls/" + id + "/acts",
                "application/json",
                "{\"act\":\"transfer\",\"to\":{\"agent\":\"104\"}}");
        assertThat(led.statusCode()).as(led.body()).isEqualTo(202);
        patiently("she writes up").until(() -> activity("103").equals("wrap-up"));
        anna.succeeds();
        Sipp again = phone("phone-answers", registered("103"));
        Caller second = waiting("caller");
        JsonNode other = second.awaitCall("is offered", c -> !c.get("offeredAt").isNull());
        assertThat(at(other, "offeredAt"))
                .as("not before her wrap-up is over")
                .isAfterOrEqualTo(before.plus(wrapUp).minusMillis(50));
        assertThat(other.get("agent").asString()).isEqualTo("103");
        second.awaitCall("is answered", c -> !c.get("answeredAt").isNull());
        assertThat(find(first.number()).getFirst().get("agent").asString()).isEqualTo("104");
        first.sipp().nudge();
        second.sipp().nudge();
        first.sipp().succeeds();
        second.sipp().succeeds();
        boris.succeeds();
        again.succeeds();
    }

    /** FreePBX#621 and #525: callbacks come in the order of their places, one at a time for one free agent. */
    @Test
    void callbacksComeInOrderAndOneAtATime() throws Exception {
        // where the dial plan lets nobody call
        String first = ask("+493433000801");
        String second = ask("+493433000802");
        assertThat(ask("+493433000801")).as("a number has one live request").isEqualTo(first);
        Sipp phone = phone("phone-answers", registered("103"));
        choose("103", "ready");
        patiently("the first is tried")
                .until(() -> attempts(first) > 0 || state(first).startsWith("calling"));
        assertThat(attempts(second)).as("the second waits for his turn").isZero();
        assertThat(state(second)).isEqualTo("waiting");
        patiently("the first came to nothing: nobody lets him out")
                .until(() -> attempts(first) == 1 && state(first).equals("waiting"));
        phone.succeeds();
        box.send("DELETE", "/callbacks/" + first, "application/json", "");
        box.send("DELETE", "/callbacks/" + second, "application/json", "");
    }

    /** The agent's phone first, then the number, over a trunk; both are real phones, and the number hangs up. */
    @Test
    void whoIsCalledBackTalksWithTheAgentAndIsDone() throws Exception {
        int behind = FreePorts.next();
        kept(new Provider(outside, behind, box.sipPort()));
        Sipp called =
                kept(Sipp.start(folder, "called", box.sipPort(), behind, "u1", "-key", "rtp", "" + FreePorts.next()));
        Sipp phone = phone("phone-answers", registered("103"));
        String callback = ask("+73433000803");
        choose("103", "ready");
        called.succeeds();
        phone.succeeds();
        patiently("it is done").until(() -> state(callback).equals("done"));
        JsonNode done = box.get("/callbacks/" + callback);
        assertThat(done.get("agent").asString()).isEqualTo("103");
        JsonNode call = box.get("/calls/" + done.get("call").asString());
        assertThat(call.get("direction").asString()).isEqualTo("out");
        assertThat(outcome(call)).isEqualTo("answered");
        assertThat(call.get("called").asString()).isEqualTo("+73433000803");
    }

    private static String ask(String number) {
        var answer = box.send(
                "POST",
                "/callbacks",
                "application/json",
                "{\"number\":\"" + number + "\",\"queue\":\"internet\",\"language\":\"en\"}");
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return box.parse(answer.body()).get("id").asString();
    }

    private static String state(String callback) {
        return box.get("/callbacks/" + callback).get("state").asString();
    }

    private static int attempts(String callback) {
        return box.get("/callbacks/" + callback).get("attempts").asInt();
    }
}
