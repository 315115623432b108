package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.web.WebFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static WireBox box;

    @BeforeAll
    static void start() throws WebFailure {
        box = new WireBox("AuditTest");
        box.services
                .people()
                .createAll(List.of(
                        new NewAgent("bob", "Bob", "101", Role.AGENT, "ru", List.of("tv"), "password"),
                        new NewAgent("eve", "Eve", "102", Role.AGENT, "ru", List.of(), "password")));
        box.services.routing().start();
    }

    @AfterAll
    static void stop() {
        box.services.routing().stop();
        box.close();
    }

    @Test
    void whatAMachineDoesIsInTheBookWithItsTokenAndAddress() {
        box.put("/api/agents/101/state", "{\"state\":\"break\",\"reason\":\"lunch\"}");
        box.put("/api/agents/101/state", "{\"state\":\"logged-out\"}");
        box.put("/api/agents/102/state", "{\"state\":\"ready\"}");
        Until.isTrue(() -> box.get("/api/audit").json().get("items").size() == 3);
        var newest = box.get("/api/audit?limit=1").at("/items/0");
        assertThat(newest.get("number").asLong()).isEqualTo(3);
        assertThat(newest.get("actor").asString()).isEqualTo("billing");
        assertThat(newest.get("kind").asString()).isEqualTo("state-forced");
        assertThat(newest.get("subject").asString()).isEqualTo("agent:102");
        assertThat(newest.get("after").asString()).isEqualTo("READY");
        assertThat(newest.get("origin").asString()).isEqualTo("127.0.0.1");
        var second = box.get("/api/audit?limit=1&cursor=" + 3);
        assertThat(second.at("/items/0/before").asString()).isEqualTo("BREAK: lunch");
        assertThat(box.get("/api/audit?kind=logged-out").each("number")).containsExactly("2");
        assertThat(box.get("/api/audit?subject=agent:101&actor=billing").each("number"))
                .containsExactly("2", "1");
        assertThat(box.get("/api/audit?actor=nobody").each("number")).isEmpty();
        var check = box.get("/api/audit/check").json();
        assertThat(check.get("whole").asBoolean()).isTrue();
        assertThat(check.get("entries").asLong()).isEqualTo(3);
        assertThat(check.get("hash").asString()).isEqualTo(newest.get("hash").asString());
    }

    @Test
    void theBookIsOnlyRead() {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH"))
            assertThat(box.send(method, "/api/audit", WireBox.TOKEN, "{}").status())
                    .as(method)
                    .isEqualTo(405);
        assertThat(box.get("/api/audit?kind=gossip").text()).contains("\"status\":400", "\"field\":\"kind\"");
        assertThat(box.send("GET", "/api/audit", WireBox.DEVICE, null).status()).isEqualTo(403);
        assertThat(box.send("GET", "/api/audit", null, null).status()).isEqualTo(401);
    }
}
