package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstline.web.WebFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Boards are changed, walls told of, and messages said over the wire. */
class BoardsChangeTest {
    private static WireBox box;

    @BeforeAll
    static void start() throws WebFailure {
        box = new WireBox("BoardsChangeTest");
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    @Test
    void aBoardIsMadeChangedAndDeleted() {
        String made = """
            {"title":"Hall","width":64,"height":16,"tiles":[
             {"tile":"figure","measure":"service-level-30","limits":{"warn":85,"alarm":75,"urgent":0}},
             {"tile":"page"},{"tile":"trunks"},{"tile":"text","text":"hello"}],
             "look":{"nightFrom":"21:00","nightBrightness":10,"font":"5x8"}}\
            """;
        var answer = box.send("PUT", "/api/boards/hall", WireBox.TOKEN, made);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var seen = box.get("/api/boards/hall");
        assertThat(seen.at("/title").asString()).isEqualTo("Hall");
        assertThat(seen.at("/tiles/0/measure").asString()).isEqualTo("service-level-30");
        assertThat(seen.at("/tiles/0/limits/warn").asDouble()).isEqualTo(85);
        assertThat(seen.at("/tiles/0/size").asString()).isEqualTo("normal");
        assertThat(seen.at("/tiles/1/tile").asString()).isEqualTo("page");
        assertThat(seen.at("/look/nightFrom").asString()).startsWith("21:00");
        assertThat(seen.at("/look/pageSeconds").asInt()).isEqualTo(6);
        assertThat(box.get("/api/boards/hall/frame?format=text").text().lines()).hasSize(16);

        box.send("PUT", "/api/boards/hall", WireBox.TOKEN, "{\"width\":96}");
        assertThat(box.get("/api/boards/hall").at("/width").asInt()).isEqualTo(96);
        assertThat(box.get("/api/boards/hall").at("/tiles").size()).isEqualTo(4);

        assertThat(box.send("DELETE", "/api/boards/hall", WireBox.TOKEN, null).status())
                .isEqualTo(204);
        assertThat(box.get("/api/boards/hall").status()).isEqualTo(404);
        assertThat(box.send("DELETE", "/api/boards/hall", WireBox.TOKEN, null).status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNoBoardIsRefusedWithASentence() {
        var wrong = box.send("PUT", "/api/boards/hall", WireBox.TOKEN, "{\"tiles\":[]}");
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.text()).contains("A board has 1 to 40 tiles.");
        var limits = box.send(
                "PUT",
                "/api/boards/hall",
                WireBox.TOKEN,
                "{\"tiles\":[{\"tile\":\"figure\",\"measure\":\"asa\",\"limits\":{\"warn\":9,\"alarm\":3,\"urgent\":0}}]}");
        assertThat(limits.status()).as(limits.text()).isEqualTo(409);
        assertThat(limits.text()).contains("Limits must be in order");
        var unknown = box.send("PUT", "/api/boards/hall", WireBox.TOKEN, "{\"tiles\":[{\"tile\":\"weather\"}]}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(box.send("PUT", "/api/boards/hall", WireBox.DEVICE, "{\"width\":96}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void wallsAreListedTestedAndSpokenOn() {
        assertThat(box.get("/api/panels").at("/items").isArray()).isTrue();
        assertThat(box.send("PUT", "/api/panels", WireBox.TOKEN, "{\"panel\":\"x\",\"board\":\"main\"}")
                        .text())
                .contains("There is no wall");
        assertThat(box.send("POST", "/api/panels/test", WireBox.TOKEN, null).status())
                .isEqualTo(204);
        var said = box.send("PUT", "/api/panels/message", WireBox.TOKEN, "{\"text\":\"fire drill\",\"minutes\":5}");
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(box.get("/api/panels/message").at("/text").asString()).isEqualTo("fire drill");
        assertThat(box.get("/api/panels/message").at("/author").asString()).isNotBlank();
        assertThat(box.send("DELETE", "/api/panels/message", WireBox.TOKEN, null)
                        .status())
                .isEqualTo(204);
        assertThat(box.get("/api/panels/message").at("/text").asString()).isEmpty();
        assertThat(box.send("GET", "/api/panels", WireBox.DEVICE, null).status())
                .isEqualTo(403);
    }
}
