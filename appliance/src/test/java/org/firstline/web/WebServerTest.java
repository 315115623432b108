package org.firstline.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.firstline.base.Bus;
import org.firstline.base.Health;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.firstline.people.TokenScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server as machines see it: over real sockets. */
class WebServerTest {
    private static final SimulatedTime time = new SimulatedTime();
    private static final Health health = new Health(time, new Bus(time));
    private static final HttpClient http = HttpClient.newHttpClient();
    private static WebServer server;

    enum Mood {
        GOOD,
        VERY_GOOD
    }

    record Thing(
            String name, Mood mood, int weight, @Nullable Instant at) {}

    /** What a resource of the product looks like, and everything that may go wrong in one. */
    @Path("things")
    @Produces(MediaType.APPLICATION_JSON)
    public static final class ThingsResource {
        @GET
        public Page<Long> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
            var paging = Paging.of(limit, cursor);
            Long before = paging.before();
            var found = LongStream.iterate(before == null ? 700 : before - 1, n -> n > 0, n -> n - 1)
                    .limit(paging.fetch())
                    .boxed()
                    .toList();
            return Page.of(found, paging, String::valueOf, n -> n);
        }

        @GET
        @Path("{id}")
        public Thing get(@PathParam("id") String id, @Context SecurityContext security) {
            return switch (id) {
                case "refused" -> throw new Refused("web.no-start", "<it>");
                case "bad" -> throw BadRequest.at(7, "weight", "web.bad-limit", 5);
                case "broken" -> throw new IllegalStateException("secret inside");
                case "away" -> throw new IllegalStateException(new SQLException("secret inside", "08003"));
                case "me" -> new Thing(Caller.of(security).orElseThrow().name(), Mood.VERY_GOOD, 1, time.now());
                default -> throw new NotFoundException();
            };
        }

        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        public Thing post(Thing thing) {
            return thing;
        }

        @POST
        @Path("size")
        public Map<String, Integer> size(InputStream body) throws IOException {
            return Map.of("size", body.readAllBytes().length);
        }
    }

    @BeforeAll
    static void start() throws WebFailure {
        TokenCheck tokens = secret -> switch (secret) {
            case "machine" -> Optional.of(new Caller("billing", TokenScope.API));
            case "tv" -> Optional.of(new Caller("hall", TokenScope.DEVICE));
            default -> Optional.empty();
        };
        health.part("database").well();
        health.part("modem").ill("no answer to AT");
        var metrics = new Metrics();
        OwnMetrics.add(metrics, health);
        server = new WebServer(
                new WebSettings("127.0.0.1", 0, 0),
                new Api(
                        tokens,
                        List.of(new HealthResource(health), new OpenApiResource()),
                        List.of(new ThingsResource())),
                metrics,
                Map.of(),
                context -> {});
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void healthTellsStrangersOnlyUpOrDown() throws Exception {
        var answer = get("/api/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"up\",\"parts\":null}");
    }

    @Test
    void healthTellsMachinesEachPart() throws Exception {
        assertThat(get("/api/health", "Authorization", "Bearer machine").body())
                .contains("{\"name\":\"modem\",\"state\":\"ill\",\"since\":\"2026-11-22T09:00:00Z\",\"why\":\"no answer"
                        + " to AT\"}");
    }

    @Test
    void downIs503() throws Exception {
        var database = health.part("database");
        database.ill("disk full");
        try {
            assertThat(get("/api/health").statusCode()).isEqualTo(503);
        } finally {
            database.well();
        }
    }

    @Test
    void whatIsNotOpenNeedsAToken() throws Exception {
        var answer = get("/api/things/me");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"firstline\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(get("/api/things/me", "Authorization", "Bearer tv").statusCode())
                .isEqualTo(403);
        assertThat(get("/api/things/me", "Authorization", "Bearer machine").body())
                .isEqualTo(
                        "{\"name\":\"billing\",\"mood\":\"very-good\",\"weight\":1,\"at\":\"2026-11-22T09:00:00Z\"}");
    }

    @Test
    void aWrongTokenIsToldSoEvenWhereNoneIsNeeded() throws Exception {
        assertThat(get("/api/health", "Authorization", "Bearer old").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aRefusalIs409WithItsSentenceInTheCallersLanguage() throws Exception {
        var english = get("/api/things/refused", "Authorization", "Bearer machine");
        assertThat(english.statusCode()).isEqualTo(409);
        assertThat(english.body())
                .isEqualTo("{\"status\":409,\"title\":\"Conflict\",\"detail\":\"The web server can't start: <it>.\","
                        + "\"code\":\"web.no-start\"}");
        var russian = get(
                "/api/things/refused", "Authorization", "Bearer machine", "Accept-Language", "ru-RU,ru;q=0.9,en;q=0.5");
        assertThat(russian.body()).contains("Веб-сервер не запускается: <it>.");
    }

    @Test
    void badInputNamesItsPlace() throws Exception {
        var answer = get("/api/things/bad", "Authorization", "Bearer machine");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"weight\"", "\"line\":7", "from 1 to 5");
    }

    @Test
    void badJsonNamesFieldAndLine() throws Exception {
        assertThat(post("/api/things", "{\n\"name\":\"x\",\n\"mood\":\"sad\"}").body())
                .contains("\"status\":400", "\"field\":\"mood\"", "\"line\":3");
        assertThat(post("/api/things", "{\"name\":\"x\",\"weight\":1,\"colour\":1}")
                        .body())
                .contains("\"status\":400", "\"field\":\"colour\"");
        assertThat(post("/api/things", "{\n\"name\":").body())
                .contains("\"status\":400", "\"code\":\"web.bad-json\"", "\"line\":2");
        assertThat(post("/api/things", "{\"name\":\"x\",\"mood\":\"very-GOOD\",\"weight\":3}")
                        .body())
                .contains("\"mood\":\"very-good\"");
    }

    @Test
    void theUnforeseenShowsNothingOfItsInside() throws Exception {
        var answer = get("/api/things/broken", "Authorization", "Bearer machine");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"code\":\"web.failed\"").doesNotContain("secret", "IllegalState");
    }

    @Test
    void aDatabaseThatIsAwayIsWorthATryLater() throws Exception {
        var answer = get("/api/things/away", "Authorization", "Bearer machine");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        assertThat(answer.body()).contains("\"code\":\"web.database-away\"").doesNotContain("secret", "SQL");
    }

    @Test
    void unknownAddressesAndMethodsAreProblemsToo() throws Exception {
        assertThat(get("/api/nothing", "Authorization", "Bearer machine").body())
                .contains("\"status\":404", "There is nothing at this address");
        var answer = send(
                request("/api/things/me", "Authorization", "Bearer machine").method("DELETE", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAnnouncedOrNot() throws Exception {
        byte[] large = new byte[BodyLimit.BYTES + 1];
        byte[] fits = new byte[BodyLimit.BYTES];
        for (var body : List.of(
                BodyPublishers.ofByteArray(large),
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))))
            assertThat(send(request("/api/things/size", "Authorization", "Bearer machine")
                                    .POST(body))
                            .statusCode())
                    .isEqualTo(413);
        assertThat(send(request("/api/things/size", "Authorization", "Bearer machine")
                                .POST(BodyPublishers.ofByteArray(fits)))
                        .body())
                .isEqualTo("{\"size\":" + fits.length + "}");
    }

    @Test
    void aListIsReadPageByPage() throws Exception {
        assertThat(get("/api/things?limit=2", "Authorization", "Bearer machine").body())
                .isEqualTo("{\"items\":[700,699],\"next\":\"699\"}");
        assertThat(get("/api/things?limit=3&cursor=4", "Authorization", "Bearer machine")
                        .body())
                .isEqualTo("{\"items\":[3,2,1],\"next\":null}");
        assertThat(get("/api/things?limit=0", "Authorization", "Bearer machine").body())
                .contains("\"status\":400", "\"field\":\"limit\"");
        assertThat(get("/api/things?cursor=x", "Authorization", "Bearer machine")
                        .body())
                .contains("\"status\":400", "\"field\":\"cursor\"");
    }

    @Test
    void thePortalKnowsOnlyWhatIsSafeOutside() throws Exception {
        assertThat(portal("/api/health").statusCode()).isEqualTo(200);
        assertThat(portal("/").body()).contains("<h1>Firstline</h1>");
        assertThat(portal("/metrics").statusCode()).isEqualTo(404);
        var answer = send(HttpRequest.newBuilder(at(server.portalPort(), "/api/things"))
                .header("Authorization", "Bearer machine"));
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void metricsAreThereForPrometheus() throws Exception {
        var answer = get("/metrics");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body())
                .contains("# TYPE firstline_up gauge\nfirstline_up 1\n")
                .contains("firstline_part_state{part=\"modem\",state=\"ill\"} 1\n");
    }

    @Test
    void browsersAreToldWhatPagesMayDo() throws Exception {
        var headers = get("/api/health").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'", "object-src 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void largeAnswersAreCompressedForWhoUnderstandsIt() throws Exception {
        var answer = get("/api/openapi.json", "Accept-Encoding", "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @Test
    void aTakenPortIsOneClearSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            var second = new WebServer(
                    new WebSettings("127.0.0.1", 0, taken.getLocalPort()),
                    new Api(secret -> Optional.empty(), List.of(), List.of()),
                    new Metrics(),
                    Map.of(),
                    context -> {});
            assertThatThrownBy(second::start)
                    .isInstanceOf(WebFailure.class)
                    .hasMessage("Port %d (portal.port) is taken: another program on this machine listens on it."
                                    .formatted(taken.getLocalPort())
                            + " Stop that program or set another portal.port.");
        }
    }

    @Test
    void whatTheServerItselfRefusesBelowApiIsAProblemToo() throws Exception {
        for (String request : List.of(
                "GET /api/%zz HTTP/1.1",
                "GET /api/a%2Fb HTTP/1.1",
                "GET /api//things HTTP/1.1",
                "GET /api/things HTTP/1.1\r\nX-Long: " + "a".repeat(20_000))) {
            try (var socket = new Socket("127.0.0.1", server.port())) {
                socket.getOutputStream()
                        .write((request + "\r\nHost: box\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
                String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
                assertThat(answer)
                        .as(request.substring(0, 20))
                        .matches("(?s)HTTP/1.1 4\\d\\d .*")
                        .contains("Content-Type: application/problem+json")
                        .contains("{\"status\":4");
            }
        }
    }

    @Test
    void eachPortStandsAtItsOwnAddress() throws Exception {
        try (var two = new WebServer(
                new WebSettings("127.0.0.1", 0, "127.0.0.2", 0, Languages.RUSSIAN),
                new Api(secret -> Optional.empty(), List.of(), List.of()),
                new Metrics(),
                Map.of(),
                context -> {})) {
            two.start();
            var first = HttpRequest.newBuilder(URI.create("http://127.0.0.2:" + two.portalPort() + "/"));
            assertThat(send(first).body()).as("the site's language").contains("lang=\"ru\"");
            try (var portal = new Socket("127.0.0.2", two.portalPort())) {
                assertThat(portal.isConnected()).isTrue();
            }
            assertThatThrownBy(() -> new Socket("127.0.0.1", two.portalPort())).isInstanceOf(ConnectException.class);
        }
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(request(path, headers));
    }

    private static HttpResponse<String> post(String path, String json) throws Exception {
        return send(request(path, "Authorization", "Bearer machine", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> portal(String path) throws Exception {
        return send(HttpRequest.newBuilder(at(server.portalPort(), path)));
    }

    private static HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(at(server.port(), path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
