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

class AgentsAndQueuesTest {
    private static WireBox box;

    @BeforeAll
    static void start() throws WebFailure {
        box = new WireBox("AgentsAndQueuesTest");
        box.services.routing().saveQueue(QueueSettings.of("internet", "Internet", "Интернет"));
        box.services.routing().saveQueue(QueueSettings.of("tv", "Cable TV", "Кабельное ТВ"));
        box.services
                .people()
                .createAll(List.of(
                        new NewAgent("ann", "Ann", null, Role.ADMIN, "en", List.of(), "password"),
                        new NewAgent("bob", "Bob", "101", Role.AGENT, "ru", List.of("tv"), "password"),
                        new NewAgent("eve", "Eve", "102", Role.AGENT, "ru", List.of("internet"), "password")));
        box.services.routing().start();
    }

    @AfterAll
    static void stop() {
        box.services.routing().stop();
        box.close();
    }

    @Test
    void aStateThatIsSetIsTrueInTheAnswer() {
        for (int i = 0; i < 20; i++) {
            var lunch = box.put("/api/agents/102/state", "{\"state\":\"break\",\"reason\":\"lunch\"}");
            assertThat(lunch.status()).isEqualTo(200);
            assertThat(lunch.at("/state").asString()).isEqualTo("break");
            assertThat(lunch.at("/reason").asString()).isEqualTo("lunch");
            assertThat(box.get("/api/agents/102").at("/state").asString()).isEqualTo("break");
            assertThat(box.put("/api/agents/102/state", "{\"state\":\"ready\"}")
                            .at("/state")
                            .asString())
                    .isEqualTo("ready");
        }
        assertThat(box.put("/api/agents/102/state", "{\"state\":\"not-ready\",\"reason\":\"training\"}")
                        .at("/state")
                        .asString())
                .isEqualTo("not-ready");
        assertThat(box.put("/api/agents/102/state", "{\"state\":\"logged-out\"}")
                        .at("/state")
                        .asString())
                .isEqualTo("logged-out");
    }

    @Test
    void aStateThatIsWrittenWronglyNamesTheField() {
        assertThat(box.put("/api/agents/101/state", "{\"state\":\"asleep\"}").text())
                .contains("\"status\":400", "\"field\":\"state\"");
        assertThat(box.put("/api/agents/101/state", "{\"state\":\"ready\",\"mood\":1}")
                        .text())
                .contains("\"status\":400", "\"field\":\"mood\"");
        assertThat(box.put("/api/agents/101/state", "{}").text()).contains("\"status\":400", "\"field\":\"state\"");
        assertThat(box.put("/api/agents/101/state", "").text()).contains("\"status\":400", "\"field\":\"state\"");
        assertThat(box.put("/api/agents/101/state", "{\"state\":\"break\"}").text())
                .contains("\"status\":400", "\"field\":\"reason\"");
        assertThat(box.put("/api/agents/999/state", "{\"state\":\"ready\"}").status())
                .isEqualTo(404);
    }

    @Test
    void aReasonThatTheDomainRefusesIs409() {
        var answer = box.put("/api/agents/101/state", "{\"state\":\"break\",\"reason\":\"" + "x".repeat(200) + "\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.at("/code").asString()).isEqualTo("routing.reason-shape");
    }

    @Test
    void theListShowsEverybodyPageByPage() {
        var first = box.get("/api/agents?limit=2");
        assertThat(first.each("login")).containsExactly("eve", "bob");
        var second = box.get("/api/agents?limit=2&cursor=" + first.at("/next").asString());
        assertThat(second.each("login")).containsExactly("ann");
        assertThat(second.at("/next").isNull()).isTrue();
        var ann = second.at("/items/0");
        assertThat(ann.get("extension").isNull()).isTrue();
        assertThat(ann.get("state").asString()).isEqualTo("logged-out");
        assertThat(ann.get("phone").asBoolean()).isFalse();
        assertThat(box.get("/api/agents?queue=tv").each("login")).containsExactly("bob");
        assertThat(box.get("/api/agents?state=sleepy").text()).contains("\"status\":400", "\"field\":\"state\"");
        assertThat(box.get("/api/agents/999").status()).isEqualTo(404);
    }

    @Test
    void aQueueIsSeenAsItStands() {
        box.services.routing().enqueue(new WorkItem("a", "tv", 0, box.time.now().minusSeconds(40)));
        box.services.routing().enqueue(new WorkItem("b", "tv", 0, box.time.now()));
        // a state that is set comes after what was asked before
        box.put("/api/agents/101/state", "{\"state\":\"break\",\"reason\":\"rest\"}");
        Until.isTrue(() -> box.get("/api/queues/tv").at("/waiting").asInt() == 2);
        var tv = box.get("/api/queues/tv").json();
        assertThat(tv.get("longestWaitSeconds").asLong()).isBetween(40L, 3600L);
        assertThat(tv.get("agentsReady").asInt()).isZero();
        assertThat(tv.get("agentsTalking").asInt()).isZero();
        assertThat(tv.get("offered").asInt()).isEqualTo(2);
        assertThat(tv.get("serviceLevel").isNull()).isTrue();
        assertThat(tv.get("serviceLevel30m").isNull()).isTrue();
        assertThat(tv.get("averageSpeedOfAnswerSeconds").isNull()).isTrue();
        assertThat(box.send("GET", "/api/queues/tv", WireBox.TOKEN, null, "Accept-Language", "ru")
                        .at("/title")
                        .asString())
                .isEqualTo("Кабельное ТВ");
        assertThat(box.get("/metrics").text()).contains("firstline_queue_waiting{queue=\"tv\"} 2\n");
    }

    @Test
    void queuesComeByName() {
        var first = box.get("/api/queues?limit=1");
        assertThat(first.at("/next").asString()).isEqualTo("internet");
        assertThat(box.get("/api/queues?limit=1&cursor=internet").each("name")).containsExactly("tv");
        assertThat(box.get("/api/queues/fax").status()).isEqualTo(404);
    }

    @Test
    void nobodyWithoutTheRightToken() {
        for (String path : List.of("/api/agents", "/api/queues", "/api/calls", "/api/tickets", "/api/subscribers")) {
            assertThat(box.send("GET", path, null, null).status()).as(path).isEqualTo(401);
            assertThat(box.send("GET", path, "wrong", null).status()).as(path).isEqualTo(401);
            assertThat(box.send("GET", path, WireBox.DEVICE, null).status())
                    .as(path)
                    .isEqualTo(403);
            assertThat(box.send(box.server.portalPort(), "GET", path, WireBox.TOKEN, null)
                            .status())
                    .as(path + " on the portal")
                    .isEqualTo(404);
        }
    }
}
