package org.firstline.web.resources;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.firstline.appliance.TestBox;
import org.firstline.base.Db;
import org.firstline.base.RealTime;
import org.firstline.calls.SimulatedLine;
import org.firstline.diagnostics.Probe;
import org.firstline.people.TokenScope;
import org.firstline.services.Services;
import org.firstline.web.Api;
import org.firstline.web.Json;
import org.firstline.web.Metrics;
import org.firstline.web.ServiceMetrics;
import org.firstline.web.WebFailure;
import org.firstline.web.WebServer;
import org.firstline.web.WebSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole box behind its two ports, as a machine with a token meets it: real sockets, real clock. */
final class WireBox implements AutoCloseable {
    static final String TOKEN = "token of a machine";
    static final String DEVICE = "token of a television";

    private static final JsonMapper json = Json.mapper();

    final RealTime time = new RealTime(Set.of(), (who, failure) -> {
        throw new AssertionError(who, failure);
    });
    final SimulatedLine line = new SimulatedLine(time);
    final Services services;
    final WebServer server;
    final Db db;
    private final HttpClient http = HttpClient.newHttpClient();

    WireBox(String name) throws WebFailure {
        this(name, made -> made);
    }

    /** @param other what stands in for a part of the box */
    WireBox(String name, UnaryOperator<Services> other) throws WebFailure {
        this(name, List.of(), other);
    }

    /** @param probes what line checks ask with */
    WireBox(String name, List<Probe> probes) throws WebFailure {
        this(name, probes, made -> made);
    }

    private WireBox(String name, List<Probe> probes, UnaryOperator<Services> other) throws WebFailure {
        db = Db.inMemory(name);
        services = other.apply(TestBox.services(db, time, line, probes));
        services.people().putToken("billing", TokenScope.API, TOKEN);
        services.people().putToken("hall", TokenScope.DEVICE, DEVICE);
        var metrics = new Metrics();
        ServiceMetrics.add(metrics, services);
        server =
                new WebServer(new WebSettings("127.0.0.1", 0, 0), Api.over(services), metrics, Map.of(), context -> {});
        server.start();
    }

    @Override
    public void close() {
        server.close();
        time.close();
        db.close();
    }

    /** An answer as it came, and its body read as JSON where it is some. */
    record Answer(int status, String type, String text, byte[] octets, HttpResponse<byte[]> http) {
        JsonNode json() {
            return json.readTree(octets);
        }

        JsonNode at(String pointer) {
            return json().at(pointer);
        }

        /** The texts of this part of each item of a list. */
        List<String> each(String part) {
            return json().get("items")
                    .valueStream()
                    .map(item -> item.get(part))
                    .map(value -> value.isContainer() ? value.toString() : value.asString())
                    .toList();
        }
    }

    Answer get(String path) {
        return send("GET", path, TOKEN, null);
    }

    Answer post(String path, String body) {
        return send("POST", path, TOKEN, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, TOKEN, body);
    }

    Answer send(String method, String path, String token, String body, String... headers) {
        return send(server.port(), method, path, token, body, headers);
    }

    Answer send(int port, String method, String path, String token, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (body != null && headers.length == 0) request.header("Content-Type", "application/json");
        if (headers.length > 0) request.headers(headers);
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    new String(answer.body(), StandardCharsets.UTF_8),
                    answer.body(),
                    answer);
        } catch (Exception e) {
            throw new AssertionError(method + " " + path, e);
        }
    }
}
