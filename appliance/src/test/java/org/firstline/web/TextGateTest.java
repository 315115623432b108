package org.firstline.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import org.firstline.appliance.TestBox;
import org.firstline.base.PhoneNumber;
import org.firstline.base.SimulatedTime;
import org.firstline.messages.Message;
import org.firstline.messages.MessageFilter;
import org.firstline.messages.Wish;
import org.firstline.services.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Monitors that know other boxes' interfaces, at the wire. */
class TextGateTest {
    private static int boxes;

    private final SimulatedTime time = new SimulatedTime();
    private final HttpClient http = HttpClient.newHttpClient();
    private Services services;
    private WebServer server;

    @BeforeEach
    void start() throws WebFailure {
        services = TestBox.services("TextGateTest" + boxes++, time);
        var gate = new TextGate(services, new TextGate.Settings("monitor", "secret", 5));
        var pages = new HashMap<String, HttpServlet>();
        pages.put(PlaySmsApi.PATH, new PlaySmsApi(gate));
        var eagle = new EagleApi(gate);
        EagleApi.PATHS.forEach(path -> pages.put(path, eagle));
        var eagleJson = new EagleJsonApi(gate);
        EagleJsonApi.PATHS.forEach(path -> pages.put(path, eagleJson));
        server = new WebServer(
                new WebSettings("127.0.0.1", 0, 0), Api.over(services), new Metrics(), pages, context -> {});
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String get(String path) throws Exception {
        return get(server.port(), path);
    }

    private String get(int port, String path) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode() == 200 ? answer.body() : String.valueOf(answer.statusCode());
    }

    private String post(String path, String body) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private Message last() {
        return services.messages().list(MessageFilter.ALL, null, 1).getFirst();
    }

    @Test
    void smsEaglesWay() throws Exception {
        String answer = get("/http_api/send_sms?access_token=secret&to=79512000101&message=Node%20down");
        assertThat(answer).isEqualTo("OK; ID=" + last().id());
        assertThat(last().text()).isEqualTo("Node down");
        assertThat(last().to()).isEqualTo(new PhoneNumber("+79512000101"));
        assertThat(
                        get(
                                "/index.php/http_api/send_sms?login=monitor&pass=secret&to=%2B79512000101,89512000102&message=x"))
                .matches("OK; ID=\\d+\nOK; ID=\\d+");
        assertThat(get("/http_api/send_sms?access_token=secret&to=89512000101&message=x&responsetype=xml"))
                .matches("<xml><item><message_id>\\d+</message_id><status>ok</status></item></xml>");
    }

    @Test
    void smsEaglesFaults() throws Exception {
        assertThat(get("/http_api/send_sms?access_token=wrong&to=89512000101&message=x"))
                .isEqualTo("Invalid access token");
        assertThat(get("/http_api/send_sms?login=monitor&pass=wrong&to=89512000101&message=x"))
                .isEqualTo("Invalid login or password");
        assertThat(get("/http_api/send_sms?to=89512000101&message=x")).isEqualTo("Invalid login or password");
        assertThat(get("/http_api/send_sms?access_token=secret&to=anna&message=x"))
                .isEqualTo("Wrong parameters");
        assertThat(get("/http_api/send_sms?access_token=secret&to=89512000101")).isEqualTo("Wrong parameters");
        assertThat(get("/http_api/send_sms?access_token=secret&to=89512000101&message=x&date=203001010000"))
                .as("not sent now where later was meant")
                .isEqualTo("Wrong parameters");
        assertThat(get("/http_api/send_sms?access_token=secret&to=89512000101&message=x&test=1"))
                .isEqualTo("OK; ID=0");
        assertThat(services.messages().backlog().messages()).isZero();
    }

    @Test
    void smsEaglesJsonWay() throws Exception {
        assertThat(post(
                        "/jsonrpc/sms",
                        "{\"method\":\"sms.send_sms\",\"params\":{\"access_token\":\"secret\",\"to\":\"79512000101\","
                                + "\"message\":\"Узел упал\",\"highpriority\":\"1\"}}"))
                .isEqualTo("{\"result\":\"OK; ID=" + last().id() + "\"}");
        assertThat(last().text()).isEqualTo("Узел упал");
        assertThat(post(
                        "/index.php/jsonrpc/sms",
                        "{\"method\":\"sms.send_sms\",\"params\":{\"login\":\"monitor\",\"pass\":\"secret\","
                                + "\"to\":\"79512000101\",\"message\":\"x\",\"responsetype\":\"extended\"}}"))
                .contains("\"message_id\":\"" + last().id() + "\"", "\"status\":\"ok\"");
        assertThat(post("/jsonrpc/sms", "{\"method\":\"sms.read_sms\",\"params\":{}}"))
                .isEqualTo("{\"result\":\"Wrong parameters\"}");
        assertThat(post("/jsonrpc/sms", "no json")).isEqualTo("{\"result\":\"Wrong parameters\"}");
        assertThat(post("/jsonrpc/sms", "{\"method\":\"sms.send_sms\",\"params\":{\"access_token\":\"x\"}}"))
                .isEqualTo("{\"result\":\"Invalid access token\"}");
    }

    /** The status and the body. */
    private String postAs(String token, String path, String body) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("access-token", token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    @Test
    void smsEaglesSecondWay() throws Exception {
        String path = "/api/v2/messages/sms";
        assertThat(postAs("secret", path, "{\"to\":[\"+79512000101\",\"anna\"],\"text\":\"Узел упал\"}"))
                .isEqualTo("200 [{\"status\":\"queued\",\"message\":\"OK\",\"number\":\"+79512000101\",\"id\":"
                        + last().id()
                        + "},{\"status\":\"error\",\"message\":\"Invalid phone number\",\"number\":\"anna\"}]");
        assertThat(last().text()).isEqualTo("Узел упал");
        services.messages().consents().set(new PhoneNumber("+79512000102"), Wish.NONE, "test");
        assertThat(postAs("secret", path, "{\"to\":[\"89512000102\"],\"text\":\"x\"}"))
                .startsWith("400 [{\"status\":\"error\"");
        assertThat(postAs(
                        "secret",
                        "/index.php/api/v2/messages/sms_single",
                        "{\"to\":\"89512000102\",\"text\":\"x\",\"priority\":9,\"date\":null,\"groups\":[]}"))
                .startsWith("200 [{\"status\":\"queued\"");
        long before = last().id();
        assertThat(postAs("secret", path, "{\"to\":[\"89512000103\"],\"text\":\"x\",\"test\":true}"))
                .contains("\"id\":0");
        assertThat(postAs("wrong", path, "{\"to\":[\"89512000103\"],\"text\":\"x\"}"))
                .startsWith("401 {");
        assertThat(postAs("secret", path, "no json")).startsWith("400 {").contains("no JSON");
        assertThat(postAs("secret", path, "{\"to\":[],\"text\":\"x\"}"))
                .startsWith("400 {")
                .contains("to:");
        assertThat(postAs("secret", path, "{\"to\":[\"89512000103\"]}"))
                .startsWith("400 {")
                .contains("text");
        assertThat(postAs("secret", path, "{\"to\":[\"anna\"],\"text\":\"x\"}")).startsWith("400 [{");
        assertThat(postAs("secret", path, "{\"groups\":[1],\"text\":\"x\"}"))
                .startsWith("400 {")
                .contains("groups");
        assertThat(postAs(
                        "secret", path, "{\"to\":[\"89512000103\"],\"text\":\"x\",\"date\":\"2030-01-01T00:00:00Z\"}"))
                .as("not sent now where later was meant")
                .startsWith("400 {");
        assertThat(last().id()).isEqualTo(before);
    }

    @Test
    void playSmsWay() throws Exception {
        String answer = get("/index.php?app=ws&u=monitor&h=secret&op=pv&to=89512000101,anna&msg=Node+down");
        var json = Json.mapper().readTree(answer);
        assertThat(json.at("/data/0/status").asString()).isEqualTo("OK");
        assertThat(json.at("/data/0/error").asString()).isEqualTo("0");
        assertThat(json.at("/data/0/smslog_id").asString()).isEqualTo(String.valueOf(last().id()));
        assertThat(json.at("/data/0/queue").asString()).hasSize(32);
        assertThat(json.at("/data/0/to").asString()).isEqualTo("89512000101");
        assertThat(json.at("/data/1/error").asString()).isEqualTo("200");
        assertThat(json.at("/error_string").isNull()).isTrue();
        assertThat(last().text()).isEqualTo("Node down");
        assertThat(get("/index.php?app=ws&u=monitor&h=wrong&op=pv&to=89512000101&msg=x"))
                .contains("\"status\":\"ERR\"", "\"error\":\"100\"");
        assertThat(get("/index.php?app=ws&u=other&h=secret&op=pv&to=89512000101&msg=x"))
                .contains("\"error\":\"100\"");
        assertThat(get("/index.php?app=ws&u=monitor&h=secret&op=ds")).contains("\"error\":\"101\"");
        assertThat(get("/index.php?app=ws&u=monitor&h=secret")).contains("\"error\":\"102\"");
        assertThat(get("/index.php?app=ws&u=monitor&h=secret&op=pv&to=89512000101"))
                .contains("\"error\":\"201\"");
        assertThat(get("/index.php?app=main")).isEqualTo("404");
    }

    @Test
    void hasLimits() throws Exception {
        String path = "/http_api/send_sms?access_token=secret&to=89512000101&message=x";
        for (int i = 0; i < 5; i++) assertThat(get(path)).startsWith("OK");
        assertThat(get(path)).isEqualTo("429");
        time.pass(Duration.ofSeconds(61));
        assertThat(get(path)).startsWith("OK");
        for (int i = 0; i < TextGate.MOST_WRONG; i++) get("/http_api/send_sms?access_token=guess&to=1&message=x");
        assertThat(get(path)).as("not even looked at").isEqualTo("Invalid access token");
    }

    @Test
    void whoWantsNoSmsGetsTheUrgentOnly() throws Exception {
        services.messages().consents().set(new PhoneNumber("+79512000101"), Wish.NONE, "test");
        String path = "/http_api/send_sms?access_token=secret&to=89512000101&message=x";
        assertThat(get(path)).isEqualTo("Wrong parameters");
        assertThat(get(path + "&highpriority=1")).startsWith("OK");
    }

    @Test
    void isNotOnThePortalAndNotWithoutAToken() throws Exception {
        String path = "/http_api/send_sms?access_token=secret&to=89512000101&message=x";
        assertThat(get(server.portalPort(), path)).isEqualTo("404");
        assertThat(get(server.portalPort(), "/index.php?app=ws")).isEqualTo("404");
        assertThat(new TextGate(services, TextGate.Settings.OFF).knows(null, ""))
                .isFalse();
    }
}
