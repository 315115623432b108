package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.firstline.base.PhoneNumber;
import org.firstline.calls.Call;
import org.firstline.calls.Outcome;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.Recipient;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.SubscriberData;
import org.firstline.web.WebFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls, tickets, messages and subscribers over the wire. */
class RecordsTest {
    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private static WireBox box;
    private static Subscriber anna;
    private static Subscriber boris;

    @BeforeAll
    static void start() throws WebFailure {
        box = new WireBox("RecordsTest");
        assertThat(box.post("/api/import/nodes", "id;parent;host;name\nsite;;;Site\nsw1;site;10.0.0.1;Switch\n")
                        .status())
                .isEqualTo(200);
        anna = box.services.subscribers().create(subscriber("1001", "Anna", "+73512000101", "sw1"));
        boris = box.services.subscribers().create(subscriber("1002", "Boris", "+73512000102", null));
        box.services
                .calls()
                .history()
                .record(List.of(
                        call(1, "internet", "101", Outcome.ANSWERED),
                        call(2, "tv", null, Outcome.ABANDONED),
                        call(3, "internet", null, Outcome.ABANDONED)));
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    @Test
    void aCallShowsItsEveryMoment() {
        assertThat(box.get("/api/calls/CALL1").text())
                .isEqualTo(
                        "{\"id\":\"CALL1\",\"direction\":\"in\",\"caller\":\"+73512000101\",\"called\":\"100\",\"category\":\"internet\","
                                + "\"queue\":\"internet\",\"agent\":\"101\",\"outcome\":\"answered\",\"ticket\":7,"
                                + "\"subscriber\":" + anna.id() + ",\"outage\":null,"
                                + "\"arrivedAt\":\"2026-11-22T09:01:00Z\",\"menuAt\":\"2026-11-22T09:01:01Z\","
                                + "\"queuedAt\":\"2026-11-22T09:01:05Z\",\"offeredAt\":\"2026-11-22T09:01:06Z\","
                                + "\"answeredAt\":\"2026-11-22T09:01:10Z\",\"endedAt\":\"2026-11-22T09:01:40Z\",\"disposition\":null}");
        assertThat(box.get("/api/calls/NOSUCH").status()).isEqualTo(404);
    }

    @Test
    void callsAreFilteredAndPaged() {
        assertThat(box.get("/api/calls").each("id")).containsExactly("CALL3", "CALL2", "CALL1");
        var first = box.get("/api/calls?limit=2");
        assertThat(first.at("/next").asString()).isEqualTo("CALL2");
        assertThat(box.get("/api/calls?limit=2&cursor=CALL2").each("id")).containsExactly("CALL1");
        assertThat(box.get("/api/calls?queue=internet&outcome=abandoned").each("id"))
                .containsExactly("CALL3");
        assertThat(box.get("/api/calls?agent=101").each("id")).containsExactly("CALL1");
        assertThat(box.get("/api/calls?from=2026-11-22T09:02:00Z&until=2026-11-22T09:03:00Z")
                        .each("id"))
                .containsExactly("CALL2");
        assertThat(box.get("/api/calls?outcome=lucky").text())
                .contains("\"status\":400", "\"field\":\"outcome\"", "left-menu");
        assertThat(box.get("/api/calls?from=today").text()).contains("\"status\":400", "\"field\":\"from\"");
        assertThat(box.get("/api/calls?limit=none").text()).contains("\"status\":400", "\"field\":\"limit\"");
    }

    /** A misspelt filter listed everything, and {@code dryrun} imported for good. */
    @Test
    void aParameterThatNobodyKnowsIsNamedAndNothingIsDone() {
        assertThat(box.get("/api/calls?agnet=101").text())
                .contains(
                        "\"status\":400",
                        "\"field\":\"agnet\"",
                        "There is no parameter agnet here; there are: agent, cursor,");
        assertThat(box.get("/api/calls/CALL1?verbose=true").text())
                .contains("There is no parameter verbose here, nor any other.");
        assertThat(box.post("/api/import/nodes?dryrun=true", "id;parent\nsw9;site\n")
                        .status())
                .isEqualTo(400);
        assertThat(box.get("/api/nodes/sw9").status()).isEqualTo(404);
        assertThat(box.send("GET", "/api/calls?agnet=101", null, null).status())
                .as("a stranger learns nothing")
                .isEqualTo(401);
    }

    @Test
    void aTicketLivesItsLifeOverTheWire() {
        var opened = box.post(
                "/api/tickets",
                "{\"subject\":\"No link\",\"category\":\"internet\",\"subscriber\":" + anna.id()
                        + ",\"text\":\"Since noon\"}");
        assertThat(opened.status()).isEqualTo(201);
        long id = opened.at("/id").asLong();
        assertThat(opened.http().headers().firstValue("Location").orElse("")).endsWith("/api/tickets/" + id);
        assertThat(opened.at("/state").asString()).isEqualTo("new");
        assertThat(opened.at("/subscriber").asLong()).isEqualTo(anna.id());
        assertThat(opened.at("/node").asString()).isEqualTo("sw1");
        assertThat(opened.at("/notes/0/text").asString()).isEqualTo("Since noon");
        assertThat(opened.at("/notes/0/author").asString()).isEqualTo("billing");

        assertThat(box.post("/api/tickets/" + id + "/notes", "{\"text\":\"Called back\"}")
                        .status())
                .isEqualTo(201);
        var moved = box.put("/api/tickets/" + id + "/state", "{\"state\":\"in-work\"}");
        assertThat(moved.at("/state").asString()).isEqualTo("in-work");
        assertThat(moved.at("/notes/2/text").asString()).contains("In work");
        assertThat(box.send("GET", "/api/tickets/" + id, WireBox.TOKEN, null, "Accept-Language", "ru")
                        .at("/notes/2/text")
                        .asString())
                .contains("→")
                .doesNotContain("In work");

        var refused = box.put("/api/tickets/" + id + "/state", "{\"state\":\"qa\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/code").asString()).isEqualTo("tickets.no-way");
        assertThat(box.get("/api/tickets?state=in-work").each("id")).contains(String.valueOf(id));
        assertThat(box.get("/api/tickets?subscriber=" + boris.id()).each("id")).isEmpty();
        assertThat(box.get("/api/tickets?search=link&open=true").each("subject"))
                .containsExactly("No link");
    }

    @Test
    void aTicketThatIsWrittenWronglyIsNotOpened() {
        assertThat(box.post("/api/tickets", "{\"category\":\"tv\"}").text())
                .contains("\"status\":400", "\"field\":\"subject\"");
        assertThat(box.post("/api/tickets", "{\"subject\":\"x\"}").text())
                .contains("\"status\":400", "\"field\":\"category\"");
        assertThat(box.post("/api/tickets", "{\"subject\":\"x\",\"category\":\"fax\"}")
                        .status())
                .isEqualTo(409);
        assertThat(box.post("/api/tickets", "{\"subject\":\"x\",\"category\":\"tv\",\"subscriber\":999999}")
                        .text())
                .contains("\"status\":400", "\"field\":\"subscriber\"");
        assertThat(box.post("/api/tickets/999999/notes", "{\"text\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(box.put("/api/tickets/999999/state", "{\"state\":\"qa\"}").status())
                .isEqualTo(404);
        assertThat(box.get("/api/tickets/seven").status()).isEqualTo(404);
        assertThat(box.get("/api/tickets?open=maybe").text()).contains("\"status\":400", "\"field\":\"open\"");
    }

    @Test
    void oneMessageIsQueued() {
        var queued = box.post("/api/messages", "{\"to\":\"8 (351) 200-09-09\",\"text\":\"Привет\"}");
        assertThat(queued.status()).isEqualTo(201);
        assertThat(queued.at("/to").asString()).isEqualTo("+73512000909");
        assertThat(queued.at("/state").asString()).isEqualTo("queued");
        assertThat(queued.at("/parts").asInt()).isEqualTo(1);
        assertThat(queued.at("/batch").isNull()).isTrue();
        String id = queued.at("/id").asString();
        assertThat(box.get("/api/messages/" + id).text()).isEqualTo(queued.text());
        assertThat(box.get("/api/messages?to=83512000909&state=queued").each("id"))
                .containsExactly(id);
        assertThat(box.get("/api/messages?to=83512000909&state=sent").each("id"))
                .isEmpty();
        assertThat(box.get("/metrics").text()).containsPattern("firstline_sms_backlog_messages [1-9]");
        assertThat(box.post("/api/messages", "{\"to\":\"83512000909\",\"text\":\"Code\",\"urgent\":true}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aMessageToNobodyIsRefused() {
        assertThat(box.post("/api/messages", "{\"to\":\"anna\",\"text\":\"x\"}").text())
                .contains("\"status\":400", "\"field\":\"to\"");
        assertThat(box.post("/api/messages", "{\"text\":\"x\"}").text()).contains("\"status\":400", "\"field\":\"to\"");
        assertThat(box.post("/api/messages", "{\"to\":\"+73512000909\"}").text())
                .contains("\"status\":400", "\"field\":\"text\"");
        assertThat(box.post("/api/messages", "{\"to\":\"+73512000909\",\"text\":\" \"}")
                        .status())
                .isEqualTo(409);
        assertThat(box.get("/api/messages?to=anna").text()).contains("\"status\":400", "\"field\":\"to\"");
    }

    @Test
    void aBatchTellsHowFarItIs() {
        var batch = box.services
                .messages()
                .queueBatch("news-1", "News", MessagePriority.BULK, List.of(to("+73512000201"), to("+73512000202")));
        assertThat(box.get("/api/batches/news-1").at("/expectedEnd").isNull()).isFalse();
        assertThat(box.post("/api/batches/news-1/pause", "").at("/paused").asBoolean())
                .isTrue();
        assertThat(box.get("/api/batches/news-1").at("/expectedEnd").isNull()).isTrue();
        assertThat(box.get("/api/messages?batch=" + batch.id()).each("state")).containsExactly("held", "held");
        assertThat(box.post("/api/batches/news-1/resume", "").at("/paused").asBoolean())
                .isFalse();
        assertThat(box.post("/api/batches/news-1/cancel", "").at("/cancelled").asInt())
                .isEqualTo(2);
        assertThat(box.post("/api/batches/none/pause", "").status()).isEqualTo(404);
        var seen = box.get("/api/batches/news-1");
        assertThat(seen.at("/total").asInt()).isEqualTo(2);
        assertThat(seen.at("/cancelled").asInt()).isEqualTo(2);
        assertThat(seen.at("/done").asBoolean()).isTrue();
        assertThat(box.get("/api/batches").each("key")).contains("news-1");
        assertThat(box.get("/api/messages?batch=" + batch.id()).each("state"))
                .containsExactly("cancelled", "cancelled");
        assertThat(box.get("/api/batches/none").status()).isEqualTo(404);
    }

    @Test
    void subscribersAreFoundByWhateverIsKnownOfThem() {
        assertThat(box.get("/api/subscribers").each("name")).containsExactly("Anna", "Boris");
        var first = box.get("/api/subscribers?limit=1");
        assertThat(box.get("/api/subscribers?limit=1&cursor="
                                + first.at("/next").asString())
                        .each("name"))
                .containsExactly("Boris");
        assertThat(box.get("/api/subscribers?search=bor").each("name")).containsExactly("Boris");
        assertThat(box.get("/api/subscribers?phone=8(351)2000101").each("name")).containsExactly("Anna");
        assertThat(box.get("/api/subscribers?node=site").each("name")).containsExactly("Anna");
        assertThat(box.get("/api/subscribers?node=site&phone=1").status()).isEqualTo(400);
        assertThat(box.get("/api/subscribers/count").at("/count").asInt()).isEqualTo(2);
        assertThat(box.get("/api/subscribers/count?node=site").at("/count").asInt())
                .isEqualTo(1);
        var one = box.get("/api/subscribers/" + anna.id()).json();
        assertThat(one.get("phones").get(0).asString()).isEqualTo("+73512000101");
        assertThat(one.get("contract").asString()).isEqualTo("1001");
        assertThat(one.get("kind").asString()).isEqualTo("person");
        assertThat(one.get("balance").isNull()).isTrue();
        assertThat(box.get("/api/subscribers/999999").status()).isEqualTo(404);
    }

    @Test
    void anImportIsTriedAndDoneAndItsBadLinesAreNamed() {
        String file = "id;parent;host;name\nsite;;;Site\nsw1;site;10.0.0.1;Switch\n;site;;Nameless\n";
        var tried = box.post("/api/import/nodes?dryRun=true", file);
        assertThat(tried.at("/dryRun").asBoolean()).isTrue();
        assertThat(tried.at("/unchanged").asInt()).isEqualTo(2);
        assertThat(tried.at("/bad").asInt()).isEqualTo(1);
        assertThat(tried.at("/badLines/0/line").asInt()).isEqualTo(4);
        assertThat(tried.at("/badLines/0/reason").asString()).isNotEmpty();
        // what only looks like a trial must not change anything
        var unclear = box.post("/api/import/nodes?dryRun=yes", "id;parent\nsw9;site\n");
        assertThat(unclear.status()).isEqualTo(400);
        assertThat(unclear.at("/field").asString()).isEqualTo("dryRun");
        assertThat(box.get("/api/nodes/sw9").status()).isEqualTo(404);
        var text = box.send(
                "POST", "/api/import/nodes", WireBox.TOKEN, file, "Accept", "text/plain", "Content-Type", "text/csv");
        assertThat(text.type()).startsWith("text/plain");
        assertThat(text.text()).startsWith("Imported 3 lines");
        assertThat(box.post("/api/import/cats", file).status()).isEqualTo(404);
        assertThat(box.send(box.server.portalPort(), "POST", "/api/import/nodes", WireBox.TOKEN, file)
                        .status())
                .isEqualTo(404);
    }

    private static Recipient to(String phone) {
        return new Recipient(new PhoneNumber(phone), "News", null);
    }

    private static SubscriberData subscriber(String contract, String name, String phone, String node) {
        return new SubscriberData(
                contract,
                name,
                Kind.PERSON,
                Locale.ENGLISH.getLanguage(),
                List.of(new PhoneNumber(phone)),
                "Lenina 1",
                node,
                Status.ACTIVE,
                true,
                "",
                null,
                "");
    }

    private static Call call(int n, String queue, String agent, Outcome outcome) {
        Instant at = NINE.plusSeconds(60L * n);
        boolean answered = outcome == Outcome.ANSWERED;
        return new Call(
                "CALL" + n,
                "+73512000101",
                "100",
                queue,
                queue,
                agent,
                outcome,
                7L,
                anna.id(),
                null,
                at,
                at.plusSeconds(1),
                at.plusSeconds(5),
                answered ? at.plusSeconds(6) : null,
                answered ? at.plusSeconds(10) : null,
                at.plusSeconds(40));
    }
}
