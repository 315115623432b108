package org.firstline.web.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.firstline.appliance.TestBox;
import org.firstline.base.PhoneNumber;
import org.firstline.base.PublicText;
import org.firstline.base.SimulatedTime;
import org.firstline.network.Node;
import org.firstline.reactions.OutageFacts;
import org.firstline.reactions.OutageWords;
import org.firstline.reactions.Telling;
import org.firstline.services.Services;
import org.firstline.subscribers.Kind;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.SubscriberData;
import org.firstline.web.Api;
import org.firstline.web.Json;
import org.firstline.web.Metrics;
import org.firstline.web.WebServer;
import org.firstline.web.WebSettings;
import org.firstline.works.NewWork;
import org.firstline.works.Notice;
import org.firstline.works.WorkKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The status page as a subscriber's telephone and his feed reader get it. */
class StatusPageTest {
    private static int boxes;

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-22T06:00:00Z"));
    private final HttpClient http = HttpClient.newHttpClient();
    private Services box;
    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        box = TestBox.services("StatusPageTest" + boxes++, time);
        box.works().start();
        for (var node : List.of(
                new Node("city", null, "", "Demo", "router"),
                new Node("north", "city", "", "North <district>", "olt"),
                new Node("lenina", "north", "", "Lenina 5, кв. 7", "switch"),
                new Node("south", "city", "", "South", "olt"))) box.network().put(node);
        subscriber("1", "Ivanov Petr", "lenina", "Энск, улица Ленина, д. 5, кв. 77", "+79512000301");
        subscriber("2", "Sidorova", "lenina", "Энск, улица Мира & Труда, д. 9, кв. 3", "+79512000302");
        var page = new StatusPage(box);
        var pages = new HashMap<String, jakarta.servlet.http.HttpServlet>();
        StatusPage.PATHS.forEach(path -> pages.put(path, page));
        server = new WebServer(new WebSettings("127.0.0.1", 0, 0), Api.over(box), new Metrics(), pages, context -> {});
        server.start();
        time.pass(Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void subscriber(String contract, String name, String node, String address, String phone) {
        box.subscribers()
                .create(new SubscriberData(
                        contract,
                        name,
                        Kind.PERSON,
                        "ru",
                        List.of(new PhoneNumber(phone)),
                        address,
                        node,
                        Status.ACTIVE,
                        true,
                        "",
                        null,
                        ""));
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.portalPort() + path));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private String text(String path, String... headers) throws Exception {
        return new String(get(path, headers).body(), StandardCharsets.UTF_8);
    }

    @Test
    void whoNamesNoLanguageReadsTheSites() throws Exception {
        assertThat(text("/status")).contains("lang=\"ru\"");
        assertThat(text("/status", "Accept-Language", "fr")).contains("lang=\"ru\"");
        assertThat(text("/status.rss")).contains("<language>ru</language>");
        assertThat(text("/status", "Accept-Language", "en-GB")).contains("lang=\"en\"");
    }

    private static Document xml(String text) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    @Test
    void everybodySeesWhatIsDownAndWhatIsPlannedByDistrictAndStreetAndNobodysFlat() throws Exception {
        assertThat(text("/status?lang=en")).contains("There is no known outage", "No works are planned");
        var until = Instant.parse("2026-11-22T09:45:00Z");
        long id = box.network().declare("lenina", "head", until).id();
        box.network().setPublicText(id, new PublicText("A cable <was> cut", "Обрыв кабеля"), "head");
        var from = Instant.parse("2026-11-24T20:00:00Z");
        box.works()
                .plan(
                        new NewWork(
                                WorkKind.CABLE,
                                Set.of("south"),
                                from,
                                from.plusSeconds(7200),
                                PublicText.NONE,
                                "call Petrov 123",
                                Notice.CHOICE),
                        "head");
        time.pass(Duration.ofSeconds(2));
        String page = text("/status", "Accept-Language", "ru-RU,ru;q=0.9");
        assertThat(page)
                .contains(
                        "lang=\"ru\"",
                        "North &lt;district&gt;",
                        "Lenina 5<",
                        "Улицы: улица Ленина, улица Мира &amp; Труда",
                        "Обрыв кабеля.",
                        "14:45",
                        "South",
                        "Плановые работы с 01:00 25 ноября до 03:00",
                        "href=\"call-me?lang=ru\"")
                .doesNotContain("77", "кв.", "Ivanov", "951", "Petrov", "<script");
        assertThat(text("/status?lang=en")).contains("A cable &lt;was&gt; cut.");

        var json = Json.mapper().readTree(text("/status.json?lang=en"));
        assertThat(json.at("/items/0/kind").asString()).isEqualTo("outage");
        assertThat(json.at("/items/0/until").asString()).isEqualTo("2026-11-22T09:45:00Z");
        assertThat(json.at("/items/1/state").asString()).isEqualTo("planned");
        var facts = new OutageFacts("Lenina 5", null, until, new PublicText("A cable <was> cut", ""));
        assertThat(json.at("/items/0/text").asString())
                .as("the same object as SMS and announcement")
                .isEqualTo(new OutageWords(box.site().language(), box.zone())
                        .of(Telling.NEW, facts, Locale.ENGLISH, time.now())
                        .page());
        for (String feed : List.of("rss", "atom")) {
            var answer = get("/status." + feed + "?lang=en");
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/" + feed + "+xml");
            var document = xml(new String(answer.body(), StandardCharsets.UTF_8));
            assertThat(document.getElementsByTagName(feed.equals("rss") ? "item" : "entry")
                            .getLength())
                    .isEqualTo(2);
            assertThat(document.getDocumentElement().getTextContent()).contains("A cable <was> cut.");
        }
        assertThat(text("/status.rss")).contains("<link>http://127.0.0.1:" + server.portalPort() + "/status</link>");

        box.network().clear(id, "head");
        time.pass(Duration.ofSeconds(2));
        assertThat(text("/status?lang=en")).contains("The outage is over.");
        box.network().verify(id, "head");
        time.pass(Duration.ofSeconds(2));
        assertThat(text("/status?lang=en")).contains("There is no known outage");
    }

    @Test
    void cachesMayKeepItAndAskWhetherItChanged() throws Exception {
        var first = get("/status", "Accept-Language", "en");
        assertThat(first.headers().firstValue("Cache-Control")).contains("public, max-age=15");
        assertThat(first.headers().firstValue("Vary").orElse("")).contains("Accept-Language");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/status", "Accept-Language", "en", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        time.pass(Duration.ofMinutes(10));
        assertThat(get("/status", "Accept-Language", "en", "If-None-Match", tag).statusCode())
                .as("rendered again, and the same")
                .isEqualTo(304);
        var packed = get("/status", "Accept-Language", "en", "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(first.body());
        }
        box.network().declare("south", "head");
        time.pass(Duration.ofSeconds(2));
        assertThat(get("/status", "Accept-Language", "en", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        assertThat(get("/status.css").headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/css");
    }
}
