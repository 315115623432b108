package org.firstline.installer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.firstline.base.RealTime;

/** The status page under a town that looks at once, while callers hear music: so many requests a second for ten seconds. */
final class StatusBench {
    private static final int CALLS = 100;
    private static final int SECONDS = 10;
    /** More answers that are still owed are counted as late and not asked for. */
    private static final int MOST_OPEN = 2000;

    private static final String RTP = "20000-27999";

    private StatusBench() {}

    static void run(Path tree, int rate) throws Exception {
        Path folder = Scratch.folder();
        Site.prepare(folder, 1, "bench-password");
        int portal = BoxProcess.freePort();
        Map<String, String> config = new HashMap<>(Site.config(folder, CALLS + 10));
        config.put("portal.port", Integer.toString(portal));
        var server = InetAddress.getLoopbackAddress();
        try (var box = new BoxProcess(tree, folder, config);
                var time = new RealTime(Set.of(Callers.OWNER), (who, failure) -> failure.printStackTrace());
                var callers = new Callers(time, new InetSocketAddress(server, box.sipPort), AudioBench.murmur());
                var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            fill(box);
            callers.call(CALLS, 50);
            callers.await(CALLS);
            Figures.head("status page: " + CALLS + " callers hear music, nobody looks");
            quiet(box, folder);
            Figures.head("status page: " + rate + " requests a second for " + SECONDS + " s meanwhile");
            loaded(box, http, portal, rate, folder);
            Figures.row("callers who were lost", callers.lost(), "0");
            callers.leave();
        }
    }

    /** A town of a few streets with an outage and works, so that the page has something to say. */
    private static void fill(BoxProcess box) throws IOException {
        var nodes = new StringBuilder("id;parent;host;name\ncore;;;Town\n");
        var people = new StringBuilder("contract;name;phones;address;node\n");
        for (int i = 0; i < 40; i++) {
            nodes.append("sw%d;core;10.0.0.%d;Street %d\n".formatted(i, i + 1, i));
            for (int k = 0; k < 5; k++)
                people.append("%d;S;+7900%07d;Town, Street %d, h. %d;sw%d\n".formatted(i * 5 + k, i * 5 + k, i, k, i));
        }
        box.send("POST", "/api/import/nodes", nodes.toString());
        box.send("POST", "/api/import/subscribers", people.toString());
        for (int i = 0; i < 10; i++) box.send("POST", "/api/outages", "{\"node\":\"sw" + i + "\"}");
    }

    private static void quiet(BoxProcess box, Path folder) throws Exception {
        double cpu = box.cpuMillis();
        long from = System.nanoTime();
        Capture capture = Capture.of(folder, RTP, SECONDS - 2);
        row(capture, (box.cpuMillis() - cpu) / ((System.nanoTime() - from) / 1e6) * 100);
    }

    private static void loaded(BoxProcess box, HttpClient http, int portal, int rate, Path folder) throws Exception {
        var asked = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + portal + "/status"))
                .header("Accept-Language", "ru")
                .header("Accept-Encoding", "gzip")
                .build();
        http.send(asked, HttpResponse.BodyHandlers.ofByteArray());
        var answers = new Figures();
        var failed = new AtomicInteger();
        var open = new Semaphore(MOST_OPEN);
        double cpu = box.cpuMillis();
        long begun = System.nanoTime();
        Thread asks = Thread.ofPlatform().start(() -> ask(http, asked, rate, begun, answers, failed, open));
        Capture capture = Capture.of(folder, RTP, SECONDS - 2);
        asks.join();
        double percent = (box.cpuMillis() - cpu) / ((System.nanoTime() - begun) / 1e6) * 100;
        open.acquire(MOST_OPEN);
        answers.row("request to whole answer, ms", "");
        Figures.row("answers a second", answers.count() / ((System.nanoTime() - begun) / 1e9), "" + rate);
        Figures.row("requests that failed or were late", failed.get(), "0");
        row(capture, percent);
    }

    /** At its own pace, whatever the answers do. */
    private static void ask(
            HttpClient http,
            HttpRequest asked,
            int rate,
            long begun,
            Figures answers,
            AtomicInteger failed,
            Semaphore open) {
        for (int i = 0; i < rate * SECONDS; i++) {
            long due = begun + i * 1_000_000_000L / rate;
            LockSupport.parkNanos(due - System.nanoTime());
            if (!open.tryAcquire()) {
                failed.incrementAndGet();
                continue;
            }
            long from = System.nanoTime();
            CompletableFuture<HttpResponse<byte[]>> answer =
                    http.sendAsync(asked, HttpResponse.BodyHandlers.ofByteArray());
            answer.whenComplete((ok, failure) -> {
                if (failure != null || ok.statusCode() != 200) failed.incrementAndGet();
                else answers.add((System.nanoTime() - from) / 1e6);
                open.release();
            });
        }
    }

    private static void row(Capture capture, double percent) {
        Figures.row("gaps of the callers' sound over 40 ms, %", capture.gaps.percentAbove(40), "<= 0.1");
        Figures.row("longest gap, ms", capture.gaps.max(), "");
        Figures.row("the box's processor time, % of a core", percent, "");
    }
}
