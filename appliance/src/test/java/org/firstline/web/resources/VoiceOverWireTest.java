package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import org.firstline.audit.AuditFilter;
import org.firstline.audit.AuditKind;
import org.firstline.callbacks.CallbackRule;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.web.WebFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Flows, prompts, the handling of calls, marks and messages, as a machine meets them over real sockets. */
class VoiceOverWireTest {
    private static WireBox box;

    @BeforeAll
    static void start() throws WebFailure {
        box = new WireBox("VoiceOverWireTest");
        box.services.routing().saveQueue(QueueSettings.of("tv", "TV", "ТВ"));
        box.services
                .people()
                .create(new NewAgent("eve", "Eve", "102", Role.ADMIN, "en", java.util.List.of(), "password"));
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    @Test
    void aFlowIsDrawnCheckedPublishedAndRolledBack() {
        assertThat(box.post("/api/flows", "{\"name\":\"night\"}").status()).isEqualTo(201);
        String draft = box.get("/api/flows/night/draft").text();
        var flaws = box.send("PUT", "/api/flows/night/draft", WireBox.TOKEN, draft, "Content-Type", "text/plain");
        assertThat(flaws.status()).as(flaws.text()).isEqualTo(200);
        assertThat(flaws.text()).isEqualTo("[]");
        var published = box.post("/api/flows/night/versions", "{\"note\":\"first\"}");
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        assertThat(published.at("/version").asInt()).isEqualTo(1);
        assertThat(box.put("/api/flows/numbers", "[{\"called\":\"2000001\",\"flow\":\"night\"}]")
                        .status())
                .isEqualTo(200);
        assertThat(box.services.flows().flowFor("2000001", "").flow().name()).isEqualTo("night");
        assertThat(box.services.flows().flowFor("2000002", "", "night").flow().name())
                .as("the trunk's own word for its number")
                .isEqualTo("night");
        assertThat(box.services.flows().flowFor("2000002", "", "nosuch").flow().name())
                .isEqualTo("main");
        assertThat(box.post("/api/flows/night/versions/1/publish", null).status())
                .isEqualTo(200);
        assertThat(box.get("/api/flows/night/history").text()).contains("rolled-back", "billing");
        Until.isTrue(() -> booked(AuditKind.FLOW_PUBLISHED) && booked(AuditKind.FLOW_NUMBERS_SET));
        assertThat(box.get("/api/flows/nosuch").status()).isEqualTo(409);
    }

    private static boolean booked(AuditKind kind) {
        return box.services.audit().list(AuditFilter.ALL, null, 50).stream()
                .anyMatch(one -> one.kind() == kind && one.actor().equals("billing"));
    }

    @Test
    void aPromptIsOrderedAtAPhoneThatIsHers() {
        assertThat(box.get("/api/prompts").text()).contains("\"greeting\"");
        assertThat(box.get("/api/prompts/en/greeting").at("/origin").asString()).isEqualTo("shipped");
        var take = box.post("/api/prompts/en/greeting/takes", "{\"extension\":\"102\"}");
        assertThat(take.status()).as(take.text()).isEqualTo(200);
        String dial = take.at("/dial").asString();
        assertThat(dial).matches("\\*77\\d{3}");
        assertThat(box.services.booth().find("101", dial.substring(3))).isNull();
        assertThat(box.services.booth().find("102", dial.substring(3)).actor()).isEqualTo("billing");
        assertThat(box.post("/api/prompts/en/greeting/takes", "{\"extension\":\"999\"}")
                        .status())
                .isEqualTo(400);
        assertThat(box.post("/api/prompts/en/../takes", "{}").status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void howCallsAreHandledIsSetAndBooked() {
        var changed = box.put(
                "/api/call-rules/tv",
                "{\"survey\":true,\"greeting\":\"closed\",\"callerId\":\"+73512000000\",\"announceSeconds\":0}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.at("/survey").asBoolean()).isTrue();
        assertThat(changed.at("/announceSeconds").asInt()).isZero();
        assertThat(box.services.calls().dialling().callerId("tv")).isEqualTo("+73512000000");
        assertThat(box.put("/api/call-rules/tv", "{\"callerId\":\"abc\"}").status())
                .isEqualTo(409);
        Until.isTrue(() -> booked(AuditKind.CALL_RULES_CHANGED));
    }

    @Test
    void howAQueueCallsBackIsSetAndBooked() {
        var usual = box.get("/api/callback-rules/tv");
        assertThat(usual.text())
                .isEqualTo("{\"queue\":\"tv\",\"first\":\"agent\",\"tries\":3,\"pauseMinutes\":10,"
                        + "\"opens\":\"09:00\",\"closes\":\"20:00\",\"missedCalls\":false}");
        var changed = box.put(
                "/api/callback-rules/tv",
                "{\"first\":\"subscriber\",\"tries\":5,\"pauseMinutes\":2,\"opens\":\"08:30\",\"closes\":\"21:15\"}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(box.put("/api/callback-rules/tv", "{\"missedCalls\":true}")
                        .at("/tries")
                        .asInt())
                .isEqualTo(5);
        assertThat(box.services.callbacks().rule("tv"))
                .isEqualTo(CallbackRule.usual("tv")
                        .calling(CallbackRule.First.SUBSCRIBER)
                        .trying(5, Duration.ofMinutes(2))
                        .between(LocalTime.of(8, 30), LocalTime.of(21, 15))
                        .withMissedCalls(true));
        assertThat(box.put("/api/callback-rules/tv", "{\"tries\":11}")
                        .at("/code")
                        .asString())
                .isEqualTo("callbacks.tries");
        assertThat(box.put("/api/callback-rules/tv", "{\"pauseMinutes\":721}")
                        .at("/code")
                        .asString())
                .isEqualTo("callbacks.pause");
        assertThat(box.put("/api/callback-rules/tv", "{\"opens\":\"22:00\"}")
                        .at("/code")
                        .asString())
                .isEqualTo("callbacks.hours");
        assertThat(box.put("/api/callback-rules/tv", "{\"opens\":\"9 in the morning\"}")
                        .text())
                .contains("\"status\":400", "\"field\":\"opens\"", "like 09:30");
        assertThat(box.put("/api/callback-rules/tv", "{\"first\":\"nobody\"}").status())
                .isEqualTo(400);
        assertThat(box.put("/api/callback-rules/fax", "{\"tries\":1}").status()).isEqualTo(404);
        assertThat(box.send("PUT", "/api/callback-rules/tv", WireBox.DEVICE, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(box.services.callbacks().rule("tv").tries()).isEqualTo(5);
        Until.isTrue(() -> box.services.audit().list(AuditFilter.ALL, null, 50).stream()
                .anyMatch(entry -> entry.after().contains("first=SUBSCRIBER")));
    }

    @Test
    void marksAndMessagesAreRead() {
        assertThat(box.get("/api/marks").text()).isEqualTo("[]");
        assertThat(box.get("/api/voicemails?unheard=true").each("id")).isEmpty();
        assertThat(box.get("/api/voicemails/1").status()).isEqualTo(404);
    }
}
