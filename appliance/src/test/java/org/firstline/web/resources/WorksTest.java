package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.firstline.network.Node;
import org.firstline.web.WebFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorksTest {
    private static WireBox box;

    @BeforeAll
    static void start() throws WebFailure {
        box = new WireBox("WorksTest");
        box.services.network().put(new Node("olt1", null, "10.0.1.1", "OLT 1", "olt"));
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    @Test
    void whatAMachineDoesWithWorksIsInTheirHistoryAndInTheBook() {
        Instant from = box.time.now().plus(Duration.ofDays(2));
        Instant until = from.plus(Duration.ofHours(2));
        Instant later = from.plus(Duration.ofDays(1));
        var planned = box.post(
                "/api/works",
                "{\"kind\":\"maintenance\",\"nodes\":[\"olt1\"],\"from\":\"" + from + "\",\"until\":\"" + until
                        + "\"}");
        assertThat(planned.status()).isEqualTo(201);
        long id = planned.json().get("id").asLong();
        String works = "/api/works/" + id;
        box.post(works + "/move", "{\"from\":\"" + later + "\",\"until\":\"" + later.plusSeconds(3600) + "\"}");
        box.post(works + "/cancel", "{\"why\":\"rain\"}");
        assertThat(box.get(works)
                        .json()
                        .get("steps")
                        .valueStream()
                        .map(step -> step.get("what").asString()))
                .containsExactly("cancelled", "moved", "planned");
        String about = "/api/audit?subject=work:" + id;
        Until.isTrue(() -> box.get(about).json().get("items").size() == 3);
        assertThat(box.get(about).each("kind")).containsExactly("work-cancelled", "work-moved", "work-planned");
        assertThat(box.get(about).each("actor")).containsOnly("billing");
        assertThat(box.get(about).each("origin")).containsOnly("127.0.0.1");
        assertThat(box.get(about).at("/items/0/after").asString()).isEqualTo("reason=rain");
        assertThat(box.get(about).at("/items/1/before").asString()).isEqualTo("from=" + from + "\nuntil=" + until);
    }
}
