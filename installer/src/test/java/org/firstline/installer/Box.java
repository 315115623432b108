package org.firstline.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.firstline.base.FreePorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The assembled box as a user runs it: the installed tree started as a process of its own on free loopback ports, in a
 * folder of the test's own. Closing it sends SIGTERM and waits.
 */
public final class Box implements AutoCloseable {
    public static final String TOKEN = "e2e-token";
    public static final String PASSWORD = "e2e-password";
    /** Where the installed tree stands when the tests of this module run. */
    static final Path TREE = Path.of("target/firstline").toAbsolutePath();

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path folder;
    private final Map<String, String> config = new LinkedHashMap<>();
    private Process process;

    /** A box that is configured but not started. */
    public Box(Path folder) {
        this.folder = folder;
        config.put("data.dir", folder.resolve("data").toString());
        config.put("web.bind", "127.0.0.1");
        config.put("web.port", "" + FreePorts.next());
        config.put("portal.bind", "127.0.0.1");
        config.put("portal.port", "" + FreePorts.next());
        config.put("sip.bind", "127.0.0.1");
        config.put("sip.port", "" + FreePorts.next());
        config.put("rtp.ports", FreePorts.rtpRange());
        config.put("demo", "true");
        config.put("demo.password", PASSWORD);
        config.put("api.token", TOKEN);
        config.put("site.zone", "Asia/Yekaterinburg");
    }

    public Box with(String key, String value) {
        config.put(key, value);
        return this;
    }

    /** Writes the configuration file. */
    Path configure() throws IOException {
        Path file = folder.resolve("box.conf");
        var lines = new StringBuilder();
        config.forEach(
                (key, value) -> lines.append(key).append(" = ").append(value).append('\n'));
        return Files.writeString(file, lines);
    }

    /** The start script of the installed tree; while developing, {@code -Dfirstline.launch=} names another. */
    static List<String> command(String... more) {
        return Tool.words(
                List.of(System.getProperty(
                        "firstline.launch", TREE.resolve("bin/firstline").toString())),
                more);
    }

    public Box start() throws IOException {
        Path file = configure();
        process = new ProcessBuilder(command("run", "--config", file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        Awaitility.await("the box answers, see " + log())
                .atMost(STARTS_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!process.isAlive())
                        throw new IllegalStateException("the box ended:\n" + Files.readString(log()));
                    return isUp();
                });
        return this;
    }

    /** Whether it answers. */
    boolean isUp() {
        try {
            return send(HttpRequest.newBuilder(api("/health"))).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public Path log() {
        return folder.resolve("box.log");
    }

    public Path dataDir() {
        return folder.resolve("data");
    }

    public Process process() {
        return process;
    }

    public int sipPort() {
        return Integer.parseInt(config.get("sip.port"));
    }

    public URI page(String path) {
        return URI.create("http://127.0.0.1:" + config.get("web.port") + path);
    }

    public URI api(String path) {
        return page("/api" + path);
    }

    /** The answer to a GET with the token, which must be 200. */
    public JsonNode get(String path) {
        try {
            var answer = send(HttpRequest.newBuilder(api(path)));
            if (answer.statusCode() != 200)
                throw new AssertionError("GET " + path + ": " + answer.statusCode() + " " + answer.body());
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("GET " + path, e);
        }
    }

    /** The answer to a request with a body and the token, whatever its status. */
    public HttpResponse<String> send(String method, String path, String contentType, String body) {
        try {
            return send(HttpRequest.newBuilder(api(path))
                    .header("Content-Type", contentType)
                    .method(method, HttpRequest.BodyPublishers.ofString(body)));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    /** As {@link #send}, but without a token. */
    HttpResponse<String> sendWithout(String method, String path, String body) {
        try {
            return exchange(HttpRequest.newBuilder(api(path))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body)));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        return exchange(request.header("Authorization", "Bearer " + TOKEN));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The JSON of a text. */
    JsonNode parse(String text) {
        return json.readTree(text);
    }

    /** What a list has, its first page. */
    List<JsonNode> items(String path) {
        return get(path).get("items").valueStream().toList();
    }

    /** What a list has, all its pages; at most fifty. */
    List<JsonNode> all(String path) {
        var all = new ArrayList<JsonNode>();
        String more = path + (path.contains("?") ? "&" : "?") + "limit=200";
        String next = "";
        for (int page = 0; page < 50; page++) {
            JsonNode answer = get(more + next);
            answer.get("items").forEach(all::add);
            if (!answer.path("next").isString()) return all;
            next = "&cursor=" + answer.get("next").asString();
        }
        throw new AssertionError("GET " + path + " has no end");
    }

    /** kill −9, as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd(10);
    }

    /** SIGTERM. @return seconds that the box took to stop */
    public double stop() {
        long from = System.nanoTime();
        process.destroy();
        waitForEnd(30);
        return (System.nanoTime() - from) / 1e9;
    }

    private void waitForEnd(int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the box did not end within " + seconds + " s, see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws AssertionError where the box did what no test looks for and nothing may do */
    @Override
    public void close() {
        if (process != null && process.isAlive()) stop();
        try {
            if (Files.exists(log()) && Files.readString(log()).contains("calls wait for rows"))
                throw new AssertionError("rows were read on the thread of calls, see " + log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
