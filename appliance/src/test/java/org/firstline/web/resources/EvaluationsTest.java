package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.firstline.calls.Call;
import org.firstline.calls.Outcome;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.quality.EvaluationFilter;
import org.firstline.tickets.NewTicket;
import org.firstline.web.WebFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EvaluationsTest {
    private static final String CARD = "{\"name\":\"First line\",\"perWeek\":2,\"shortestSeconds\":10,\"questions\":["
            + "{\"text\":\"Greeted\",\"weight\":20},{\"text\":\"Right\",\"weight\":80,\"critical\":true}]}";
    private static WireBox box;

    @BeforeAll
    static void start() throws WebFailure {
        box = new WireBox("EvaluationsTest");
        box.services
                .people()
                .createAll(List.of(
                        new NewAgent("anna", "Anna", "101", Role.AGENT, "en", List.of(), "firstline"),
                        new NewAgent("boris", "Boris", "102", Role.AGENT, "en", List.of(), "firstline")));
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    private static long card() {
        var made = box.post("/api/scorecards", CARD);
        assertThat(made.status()).isEqualTo(201);
        return made.at("/id").asLong();
    }

    private static void call(String id, String extension, Duration ago) {
        Instant at = box.time.now().minus(ago);
        box.services
                .calls()
                .history()
                .record(List.of(new Call(
                        id,
                        "+73512000101",
                        "100",
                        "internet",
                        "internet",
                        extension,
                        extension == null ? Outcome.ABANDONED : Outcome.ANSWERED,
                        null,
                        null,
                        null,
                        at,
                        at.plusSeconds(1),
                        at.plusSeconds(5),
                        at.plusSeconds(6),
                        extension == null ? null : at.plusSeconds(10),
                        at.plusSeconds(70))));
    }

    private static WireBox.Answer judge(long card, String call, String answers) {
        return box.post(
                "/api/evaluations", "{\"card\":" + card + ",\"call\":\"" + call + "\",\"answers\":" + answers + "}");
    }

    @Test
    void aCallIsJudgedDisputedAndJudgedAnew() {
        long card = card();
        call("REST1", "101", Duration.ofMinutes(5));
        var made = judge(card, "REST1", "[\"yes\",\"no\"]");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/percent").asInt()).isZero();
        assertThat(made.at("/criticalFail").asBoolean()).isTrue();
        assertThat(made.at("/agent").asString()).isEqualTo("anna");
        assertThat(made.at("/evaluator").asString()).isEqualTo("billing");
        assertThat(judge(card, "REST1", "[\"yes\",\"yes\"]").at("/code").asString())
                .isEqualTo("quality.twice");
        String one = "/api/evaluations/" + made.at("/id").asLong();
        var stranger = box.post(one + "/dispute", "{\"agent\":\"boris\",\"reason\":\"I say so\"}");
        assertThat(stranger.status()).isEqualTo(409);
        assertThat(box.get(one).at("/evaluation/dispute").asString()).isEqualTo("none");
        assertThat(box.post(one + "/dispute", "{\"agent\":\"anna\",\"reason\":\"It was right\"}")
                        .at("/evaluation/dispute")
                        .asString())
                .isEqualTo("open");
        assertThat(box.get("/api/evaluations?dispute=open&agent=anna").each("id"))
                .containsExactly(made.at("/id").asString());
        var ruled = box.post(one + "/ruling", "{\"answers\":[\"yes\",\"not-applicable\"],\"text\":\"So it was\"}");
        assertThat(ruled.status()).isEqualTo(200);
        assertThat(ruled.at("/evaluation/percent").asInt()).isEqualTo(100);
        assertThat(ruled.json()
                        .at("/steps")
                        .valueStream()
                        .map(s -> s.at("/kind").asString()))
                .containsExactly("evaluated", "disputed", "changed");
        assertThat(ruled.at("/questions/1").asString()).isEqualTo("Right");
        String book = "/api/audit?subject=evaluation:" + made.at("/id").asLong();
        Until.isTrue(() -> box.get(book).json().get("items").size() == 3);
        assertThat(box.get(book).each("kind"))
                .containsExactly("evaluation-changed", "evaluation-disputed", "evaluated");
        assertThat(box.get(book).each("actor")).containsExactly("billing", "anna", "billing");
        assertThat(box.get(book).at("/items/0/before").asString()).isEqualTo("percent=0");
        assertThat(box.get(book).at("/items/0/after").asString()).isEqualTo("percent=100\nreason=So it was");
        var sums = box.get("/api/evaluations/report?card=" + card);
        assertThat(sums.at("/agents/0/mean").asDouble()).isEqualTo(100);
        assertThat(sums.at("/agents/0/changed").asInt()).isEqualTo(1);
        assertThat(sums.at("/questions/1/notApplicable").asInt()).isEqualTo(1);
        var file = box.get("/api/evaluations/report.csv?card=" + card);
        assertThat(file.type()).startsWith("text/csv");
        assertThat(file.text())
                .startsWith("\uFEFFQuality of calls and tickets\r\n")
                .contains("Scorecard,First line\r\n", "\r\nAnna,anna,1,100.0,0,1,1\r\n");
        assertThat(box.get("/api/evaluations/comparisons").status()).isEqualTo(200);
    }

    @Test
    void aTicketIsJudgedByItsOwner() {
        long ticket = box.services
                .tickets()
                .open(NewTicket.of("No internet", "internet").withOwner("102"))
                .id();
        var made = box.post(
                "/api/evaluations",
                "{\"card\":" + card() + ",\"ticket\":" + ticket + ",\"answers\":[\"yes\",\"yes\"],\"comment\":\"ok\"}");
        assertThat(made.at("/agent").asString()).isEqualTo("boris");
        assertThat(made.at("/call").isNull()).isTrue();
        assertThat(made.at("/ticket").asLong()).isEqualTo(ticket);
    }

    @Test
    void theSampleIsOfAnsweredCallsThatAreLongEnough() {
        long card = card();
        Duration week = Duration.ofDays(70);
        for (int i = 0; i < 4; i++) call("REST2" + i, "102", week.plusSeconds(i));
        call("REST2X", null, week);
        String day = box.services.quality().weekOf(box.time.now().minus(week)).toString();
        var sample = box.get("/api/scorecards/" + card + "/sample?day=" + day);
        assertThat(sample.at("/agents/0/agent").asString()).isEqualTo("boris");
        assertThat(sample.at("/agents/0/wanted").asInt()).isEqualTo(2);
        assertThat(sample.json().at("/agents/0/toJudge").size()).isEqualTo(2);
        assertThat(box.get("/api/scorecards/" + card + "/sample?day=" + day).text())
                .isEqualTo(sample.text());
        String first = sample.at("/agents/0/toJudge/0/call").asString();
        assertThat(judge(card, first, "[\"no\",\"yes\"]").status()).isEqualTo(201);
        var after = box.get("/api/scorecards/" + card + "/sample?day=" + day);
        assertThat(after.at("/agents/0/done").asInt()).isEqualTo(1);
        assertThat(after.at("/agents/0/toJudge/0/call").asString())
                .isEqualTo(sample.at("/agents/0/toJudge/1/call").asString());
    }

    @Test
    void aCardChangesInVersionsAndGoesOutOfUse() {
        long card = card();
        var changed = box.put(
                "/api/scorecards/" + card,
                "{\"name\":\"First line\",\"questions\":[{\"text\":\"Polite\",\"weight\":1}],\"active\":false}");
        assertThat(changed.at("/version").asInt()).isEqualTo(2);
        assertThat(changed.at("/active").asBoolean()).isFalse();
        assertThat(changed.at("/perWeek").asInt()).as("left out, so as it was").isEqualTo(2);
        assertThat(box.get("/api/scorecards/" + card + "?version=1")
                        .at("/questions/1/critical")
                        .asBoolean())
                .isTrue();
        assertThat(box.get("/api/scorecards/" + card + "?version=9").status()).isEqualTo(404);
        call("REST3", "101", Duration.ofMinutes(1));
        assertThat(judge(card, "REST3", "[\"yes\"]").at("/code").asString()).isEqualTo("quality.out-of-use");
    }

    @Test
    void whatMakesNoSenseIsSaid() {
        long card = card();
        assertThat(box.post("/api/scorecards", "{\"name\":\"x\",\"questions\":[null]}")
                        .status())
                .isEqualTo(400);
        assertThat(box.post("/api/scorecards", "{\"name\":\"x\"}").status()).isEqualTo(400);
        assertThat(judge(card, "REST1", "[null,\"yes\"]").status()).isEqualTo(400);
        assertThat(judge(card, "REST1", "[\"maybe\"]").status()).isEqualTo(400);
        assertThat(judge(card, "nowhere", "[\"yes\",\"yes\"]").at("/code").asString())
                .isEqualTo("quality.no-subject");
        assertThat(box.get("/api/evaluations/999999").status()).isEqualTo(404);
        assertThat(box.post("/api/evaluations/999999/ruling", "{\"text\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(box.get("/api/scorecards/" + card + "/sample?day=monday").status())
                .isEqualTo(400);
    }

    @Test
    void nobodyReadsOrJudgesWithoutTheRightToken() {
        long before =
                box.services.quality().list(EvaluationFilter.ALL, null, 500).size();
        for (String path : List.of("/api/evaluations", "/api/scorecards", "/api/evaluations/report")) {
            assertThat(box.send("GET", path, null, null).status()).as(path).isEqualTo(401);
            assertThat(box.send("GET", path, WireBox.DEVICE, null).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(box.send("POST", "/api/evaluations", WireBox.DEVICE, "{}").status())
                .isEqualTo(403);
        assertThat(box.send("GET", "/api/evaluations/1", WireBox.DEVICE, null).status())
                .isEqualTo(403);
        assertThat(box.services.quality().list(EvaluationFilter.ALL, null, 500)).hasSize((int) before);
    }
}
