package org.firstline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.firstline.appliance.TestBox;
import org.firstline.base.SimulatedTime;
import org.firstline.callbacks.CallbackSource;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page "call me" as a subscriber's telephone gets it. */
class CallMePageTest {
    private static int boxes;

    private final SimulatedTime time = new SimulatedTime(Instant.parse("2026-11-22T06:00:00Z"));
    private final HttpClient http = HttpClient.newHttpClient();
    private Services services;
    private WebServer server;

    @BeforeEach
    void start() throws WebFailure {
        services = TestBox.services("CallMePageTest" + boxes++, time);
        services.routing().saveQueue(QueueSettings.of("internet", "Internet <fast>", "Интернет"));
        server = new WebServer(
                new WebSettings("127.0.0.1", 0, 0),
                Api.over(services),
                new Metrics(),
                Map.of(CallMePage.PATH, new CallMePage(services)),
                context -> {});
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private URI uri(String query) {
        return URI.create("http://127.0.0.1:" + server.portalPort() + "/call-me" + query);
    }

    private HttpResponse<String> get(String query, String language) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(query))
                        .header("Accept-Language", language)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String number, String queue, String consent) throws Exception {
        String body = "number=" + URLEncoder.encode(number, StandardCharsets.UTF_8) + "&queue=" + queue + "&consent="
                + consent;
        return http.send(
                HttpRequest.newBuilder(uri("?lang=en"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void speaksTheLanguageOfWhoReadsIt() throws Exception {
        assertThat(get("", "ru-RU,ru").body()).contains("Перезвоните мне", "Интернет", "lang=\"ru\"");
        assertThat(get("", "en").body()).contains("Call me back", "Internet &lt;fast&gt;", "type=\"tel\"");
        assertThat(get("?lang=ru", "en").body()).contains("Перезвоните мне");
        assertThat(get("", "fr").body()).as("the site's").contains("Перезвоните мне");
        assertThat(get("", "en").body()).doesNotContain("<script");
    }

    @Test
    void keepsAPlaceForANumberInAnyForm() throws Exception {
        var answer = post("8 (351) 200-01-02", "internet", "yes");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("+7 351 200-01-02");
        assertThat(services.callbacks().listLive()).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo("+73512000102");
            assertThat(one.source()).isEqualTo(CallbackSource.PORTAL);
            assertThat(one.language()).isEqualTo("en");
        });
        post("+7 351 2000102", "internet", "yes");
        assertThat(services.callbacks().listLive()).hasSize(1);
    }

    @Test
    void takesNoNonsense() throws Exception {
        assertThat(post("hello", "internet", "yes").statusCode()).isEqualTo(400);
        assertThat(post("+1 212 555 0100", "internet", "yes").statusCode())
                .as("another country: toll fraud")
                .isEqualTo(400);
        assertThat(post("+7 809 505-00-00", "internet", "yes").statusCode())
                .as("denied by the dial plan: nobody could be called there")
                .isEqualTo(400);
        assertThat(post("83512000102", "nowhere", "yes").statusCode()).isEqualTo(400);
        assertThat(post("83512000102", "internet", "").statusCode()).isEqualTo(400);
        var echoed = post("\"><b>x", "internet", "yes");
        assertThat(echoed.body()).contains("&quot;&gt;&lt;b&gt;x").doesNotContain("<b>x");
        assertThat(services.callbacks().listLive()).isEmpty();
    }

    @Test
    void oneSourceMayAskFiveTimesAnHour() throws Exception {
        for (int i = 0; i < 5; i++)
            assertThat(post("8351200010" + i, "internet", "yes").statusCode()).isEqualTo(200);
        var more = post("83512000109", "internet", "yes");
        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.headers().firstValue("Retry-After")).isPresent();
        time.pass(Duration.ofHours(1).plusSeconds(1));
        assertThat(post("83512000109", "internet", "yes").statusCode()).isEqualTo(200);
    }
}
