package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.WorkItem;
import org.firstline.web.WebFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a machine may set of routing, over real sockets. */
class QueueSettingsTest {
    private static WireBox box;

    @BeforeAll
    static void start() throws WebFailure {
        box = new WireBox("QueueSettingsTest");
        box.services.routing().saveQueue(QueueSettings.of("internet", "Internet", "Интернет"));
        box.services
                .people()
                .createAll(List.of(
                        new NewAgent("bob", "Bob", "101", Role.AGENT, "ru", List.of("internet"), "password"),
                        new NewAgent("eve", "Eve", "102", Role.AGENT, "ru", List.of(), "password")));
        box.services.routing().start();
        Until.isTrue(() -> box.services.routing().findAgent("102").isPresent());
    }

    @AfterAll
    static void stop() {
        box.services.routing().stop();
        box.close();
    }

    @Test
    void aQueueIsAddedChangedAndRetired() {
        var fresh = box.put("/api/queues/tv/settings", """
            {"titleEn":"TV","titleRu":"ТВ","strategy":"ring-all:3","maxLength":20,"whenFull":"queue:internet",
             "hours":"mon-fri 08:00-20:00","joinWith":["ready","talking"],"needs":{"tv":2}}\
            """);
        assertThat(fresh.status()).as(fresh.text()).isEqualTo(200);
        assertThat(fresh.at("/ringSeconds").asInt()).as("as in a new queue").isEqualTo(15);
        var changed = box.send("PATCH", "/api/queues/tv/settings", WireBox.TOKEN, "{\"ringSeconds\":20}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.at("/ringSeconds").asInt()).isEqualTo(20);
        assertThat(changed.at("/strategy").asString()).isEqualTo("ring-all:3");
        assertThat(changed.at("/joinWith").toString()).isEqualTo("[\"ready\",\"talking\"]");
        assertThat(changed.at("/needs/tv").asInt()).isEqualTo(2);
        assertThat(box.get("/api/queues/tv/settings").json()).isEqualTo(changed.json());
        Until.isTrue(() ->
                box.get("/api/audit?subject=queue:tv").each("kind").equals(List.of("queue-changed", "queue-added")));
        var entry = box.get("/api/audit?subject=queue:tv&limit=1").at("/items/0");
        assertThat(entry.get("before").asString()).isEqualTo("ring=15 s");
        assertThat(entry.get("after").asString()).isEqualTo("ring=20 s");

        assertThat(overflow("nosuch")).isEqualTo("routing.queue-unknown");
        assertThat(overflow("tv")).isEqualTo("routing.queue-to-itself");
        assertThat(box.send("DELETE", "/api/queues/internet", WireBox.TOKEN, null)
                        .at("/code")
                        .asString())
                .isEqualTo("routing.queue-needed");
        box.send("PATCH", "/api/queues/tv/settings", WireBox.TOKEN, "{\"hours\":\"\",\"joinWith\":[]}");
        box.services.routing().enqueue(new WorkItem("waits", "tv", 0, box.time.now()));
        Until.isTrue(() -> box.services.routing().snapshot().findItem("waits").isPresent());
        var busy = box.send("DELETE", "/api/queues/tv", WireBox.TOKEN, null);
        assertThat(busy.status()).isEqualTo(409);
        assertThat(busy.at("/code").asString()).isEqualTo("routing.queue-busy");
        box.services.routing().withdraw("waits", "abandoned");
        Until.isTrue(
                () -> box.send("DELETE", "/api/queues/tv", WireBox.TOKEN, null).status() == 204);
        assertThat(box.get("/api/queues/tv/settings").status()).isEqualTo(404);
        Until.isTrue(() -> box.get("/api/queues/tv").status() == 404);
    }

    @Test
    void whatTheDomainRefusesIsSaidInItsSentence() {
        var bad = box.send("PATCH", "/api/queues/internet/settings", WireBox.TOKEN, "{\"ringSeconds\":1}");
        assertThat(bad.status()).isEqualTo(409);
        assertThat(bad.type()).isEqualTo("application/problem+json");
        assertThat(bad.at("/code").asString()).isEqualTo("routing.queue-ring");
        assertThat(box.send("PATCH", "/api/queues/internet/settings", WireBox.TOKEN, "{\"hours\":\"someday\"}")
                        .at("/code")
                        .asString())
                .isEqualTo("routing.hours");
        assertThat(box.send(
                                "PATCH",
                                "/api/queues/internet/settings",
                                WireBox.TOKEN,
                                "{\"whenClosed\":\"announce:nosuch\"}")
                        .at("/code")
                        .asString())
                .isEqualTo("calls.prompt-unknown");
        assertThat(box.put("/api/call-rules/internet", "{\"greeting\":\"nosuch\"}")
                        .at("/code")
                        .asString())
                .isEqualTo("calls.prompt-unknown");
        assertThat(box.put("/api/queues/fax/settings", "{\"titleEn\":\"Fax\"}").text())
                .contains("\"status\":400", "\"field\":\"titleRu\"");
        assertThat(box.send("PATCH", "/api/queues/fax/settings", WireBox.TOKEN, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(box.send("PATCH", "/api/queues/internet/settings", WireBox.DEVICE, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(box.send("PATCH", "/api/queues/internet/settings", null, "{}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anAgentsQueuesAndSkillsAreSetAndKept() {
        var serves = box.put("/api/agents/102/queues", "[{\"queue\":\"internet\",\"tier\":2}]");
        assertThat(serves.status()).as(serves.text()).isEqualTo(200);
        assertThat(serves.at("/items/0/tier").asInt()).isEqualTo(2);
        assertThat(serves.at("/items/0/position").asInt()).isEqualTo(1);
        Until.isTrue(() -> box.services
                .people()
                .findByExtension("102")
                .orElseThrow()
                .queues()
                .equals(List.of("internet")));
        assertThat(box.put("/api/agents/102/skills", "{\"fiber\":2,\"english\":5}")
                        .text())
                .isEqualTo("{\"english\":5,\"fiber\":2}");
        assertThat(box.get("/api/agents/102/skills").text()).isEqualTo("{\"english\":5,\"fiber\":2}");
        assertThat(box.put("/api/agents/102/skills", "{\"fiber\":12}").status()).isEqualTo(409);
        assertThat(box.put("/api/agents/102/queues", "[{\"queue\":\"fax\"}]")
                        .at("/code")
                        .asString())
                .isEqualTo("routing.queue-unknown");
        assertThat(box.put("/api/agents/102/queues", "[{\"tier\":1}]").status()).isEqualTo(400);
        assertThat(box.put("/api/agents/999/skills", "{}").status()).isEqualTo(404);
        Until.isTrue(() ->
                box.get("/api/audit?subject=agent:102").each("kind").containsAll(List.of("skills-set", "queues-set")));
    }

    @Test
    void anItemIsMovedAndGivenToAnAgent() {
        var routing = box.services.routing();
        routing.saveQueue(QueueSettings.of("other", "Other", "Другое"));
        routing.enqueue(new WorkItem("call-1", "internet", 0, box.time.now()));
        Until.isTrue(() -> box.get("/api/items?queue=internet").each("id").contains("call-1"));
        assertThat(box.get("/api/items").at("/items/0/why").asString()).isNotEmpty();
        assertThat(box.post("/api/items/call-1/move", "{\"queue\":\"other\"}").status())
                .isEqualTo(202);
        Until.isTrue(() -> box.get("/api/items?queue=other").each("id").contains("call-1"));
        assertThat(box.post("/api/items/call-1/move", "{\"queue\":\"fax\"}").status())
                .isEqualTo(409);
        assertThat(box.post("/api/items/call-1/move", "{}").text()).contains("\"status\":400", "\"field\":\"queue\"");
        assertThat(box.post("/api/items/nothing/move", "{\"queue\":\"other\"}").status())
                .isEqualTo(404);
        assertThat(box.post("/api/items/call-1/assign", "{\"agent\":\"101\"}")
                        .at("/code")
                        .asString())
                .isEqualTo("routing.agent-not-ready");
        routing.reachable("101", true);
        routing.force("101", org.firstline.routing.Chosen.READY, "", "system");
        Until.isTrue(() -> routing.findAgent("101").orElseThrow().isAvailable());
        assertThat(box.post("/api/items/call-1/assign", "{\"agent\":\"101\"}").status())
                .isEqualTo(202);
        Until.isTrue(() -> box.get("/api/items?queue=other").each("agents").equals(List.of("[\"101\"]")));
        Until.isTrue(() ->
                box.get("/api/audit?subject=call:call-1").each("kind").equals(List.of("item-assigned", "item-moved")));
        routing.withdraw("call-1", "abandoned");
    }

    @Test
    void reasonsForBreaksAreKept() {
        int before = box.get("/api/breaks").json().get("items").size();
        var tea = box.put(
                "/api/breaks/tea", "{\"titleEn\":\"tea\",\"titleRu\":\"чай\",\"most\":2,\"longestMinutes\":15}");
        assertThat(tea.status()).as(tea.text()).isEqualTo(200);
        assertThat(box.get("/api/breaks").json().get("items").size()).isEqualTo(before + 1);
        assertThat(box.put("/api/breaks/tea", "{\"titleEn\":\"tea\",\"titleRu\":\"чай\",\"most\":-1}")
                        .status())
                .isEqualTo(409);
        assertThat(box.send("DELETE", "/api/breaks/tea", WireBox.TOKEN, null).status())
                .isEqualTo(204);
        assertThat(box.send("DELETE", "/api/breaks/tea", WireBox.TOKEN, null).status())
                .isEqualTo(404);
    }

    @Test
    void aDayIsTheSumOfItsStretches() {
        box.put("/api/agents/102/state", "{\"state\":\"break\",\"reason\":\"lunch\"}");
        box.put("/api/agents/102/state", "{\"state\":\"not-ready\",\"reason\":\"training\"}");
        var day = box.get("/api/agents/102/day").json();
        assertThat(day.get("answered").asInt()).isZero();
        assertThat(day.get("averageHandlingSeconds").isNull()).isTrue();
        assertThat(day.get("stretches").valueStream().map(s -> s.get("presence").asString()))
                .endsWith("break", "not-ready");
        assertThat(box.get("/api/agents/999/day").status()).isEqualTo(404);
    }

    private String overflow(String queue) {
        String body = "{\"maxWaitSeconds\":60,\"whenTooLong\":\"queue:" + queue + "\"}";
        return box.send("PATCH", "/api/queues/tv/settings", WireBox.TOKEN, body)
                .at("/code")
                .asString();
    }
}
