package org.firstline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstline.appliance.TestBox;
import org.firstline.base.SimulatedTime;
import org.firstline.boards.Board;
import org.firstline.boards.Boards;
import org.firstline.boards.Look;
import org.firstline.boards.Tile;
import org.firstline.people.TokenScope;
import org.firstline.services.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A television's side of the wire. */
class TvPageTest {
    private static int boxes;

    private final SimulatedTime time = new SimulatedTime();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<BufferedReader> screens = new ArrayList<>();
    private Services services;
    private String token;
    private WebServer server;

    @BeforeEach
    void start() throws WebFailure {
        services = TestBox.services("TvPageTest" + boxes++, time);
        token = services.people().issueToken("hall", TokenScope.DEVICE);
        var tv = new TvPage(services);
        server = new WebServer(
                new WebSettings("127.0.0.1", 0, 0),
                Api.over(services),
                new Metrics(),
                Map.of("/tv", tv, "/tv/events", tv),
                context -> {});
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thePageRunsOnlyWhatStandsInIt() throws Exception {
        var page = http.send(request("/tv?board=main&token=" + token), BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<canvas");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'sha256-", "style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    }

    @Test
    void withoutAKnownTokenNothingIsSeen() throws Exception {
        assertThat(open("board=main").statusCode()).isEqualTo(401);
        assertThat(open("board=main&token=guessed").statusCode()).isEqualTo(401);
        assertThat(open("board=none&token=" + token).statusCode()).isEqualTo(404);
    }

    @Test
    void theFirstFrameComesAtOnceAndThenOneAtEachBeat() throws Exception {
        var second = Duration.ofSeconds(1);
        time.pass(second);
        var screen = watch("main");
        assertThat(frame(screen))
                .startsWith("{\"name\":\"main\",\"width\":160,\"height\":90,")
                .contains("\"asOf\":\"2026-11-22T09:00:01Z\",\"stale\":false");
        time.pass(TvPage.BEAT.minus(second));
        assertThat(frame(screen)).startsWith("{\"name\":\"main\"");
        // the facts of this very second may come just after the beat, those of the one before are surely there
        time.pass(TvPage.BEAT);
        assertThat(frame(screen)).containsPattern("\"asOf\":\"2026-11-22T09:00:0[34]Z\",\"stale\":false");
    }

    @Test
    void aChangeIsSeenWithoutWaitingForTheBeat() throws Exception {
        var screen = watch("main");
        assertThat(frame(screen)).contains("\"width\":160");
        services.boards().save(new Board("main", "", 64, 16, List.of(new Tile.Clock()), "en"));
        time.settle();
        assertThat(frame(screen)).contains("\"width\":64");
    }

    @Test
    void theNightDimsAScreenWithoutWaitingForTheBeat() throws Exception {
        var drawn = TvPage.BEAT.multipliedBy(2);
        var dusk = LocalTime.ofInstant(time.now(), services.zone()).plus(drawn).plusSeconds(1);
        var look = new Look(6, 90, dusk, dusk.plusHours(8), 25, "house");
        services.boards().save(new Board("hall", "", 64, 16, List.of(new Tile.TextLine("hi")), "en", look));
        services.boards().start();
        time.pass(drawn);
        var screen = watch("hall");
        assertThat(frame(screen)).contains("\"brightness\":90");
        time.pass(Duration.ofSeconds(1).plus(Boards.TICK));
        assertThat(frame(screen)).contains("\"brightness\":25");
    }

    @Test
    void aRevokedTokenEndsTheStream() throws Exception {
        var screen = watch("main");
        frame(screen);
        services.people()
                .revokeToken(services.people().findToken(token).orElseThrow().id());
        time.pass(TvPage.BEAT);
        assertThat(screen.readLine()).isNull();
        assertThat(open("board=main&token=" + token).statusCode()).isEqualTo(401);
    }

    @Test
    void aDeletedBoardEndsTheStream() throws Exception {
        services.boards().save(new Board("hall", "", 64, 16, List.of(new Tile.Clock()), "en"));
        var screen = watch("hall");
        frame(screen);
        services.boards().delete("hall");
        time.settle();
        assertThat(screen.readLine()).isNull();
    }

    @Test
    void screensBeyondTheLimitAreTurnedAway() throws Exception {
        for (int i = 0; i < TvPage.MOST_VIEWERS; i++) screens.add(watch("main"));
        var answer = open("board=main&token=" + token);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
    }

    @Test
    void stoppingTheServerEndsTheStreams() throws Exception {
        var screen = watch("main");
        frame(screen);
        server.close();
        assertThat(screen.lines().filter(line -> !line.isEmpty()).toList()).isEmpty();
    }

    private BufferedReader watch(String board) throws Exception {
        var answer = open("board=" + board + "&token=" + token);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<InputStream> open(String query) throws Exception {
        return http.send(request("/tv/events?" + query), BodyHandlers.ofInputStream());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .build();
    }

    private static String frame(BufferedReader screen) throws IOException {
        String data = screen.readLine();
        assertThat(data).startsWith("data: ");
        assertThat(screen.readLine()).isEmpty();
        return data.substring("data: ".length());
    }
}
