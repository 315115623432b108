package org.firstline.installer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.firstline.base.RealTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kill −9 of the whole box in the middle of twenty calls a second, again and again: afterwards each answered call has one
 * record, and what the box lost ended about when it died.
 */
final class CrashBench {
    private static final int AGENTS = 10;
    private static final String PASSWORD = "bench-password";
    private static final int RATE = 20;

    private CrashBench() {}

    static void run(Path tree, int kills) throws Exception {
        Path folder = Scratch.folder();
        Site.prepare(folder, AGENTS, PASSWORD);
        var config = Site.config(folder, 1000);
        config.put("sip.port", "" + BoxProcess.freePort());
        var random = new Random(kills);
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(config.get("sip.port")));
        var killed = new ArrayList<Instant>();
        var back = new Figures();
        try (var time = new RealTime(Set.of(Phones.OWNER, Callers.OWNER), (who, failure) -> failure.printStackTrace());
                var phones = new Phones(time, server, PASSWORD);
                var callers = new Callers(time, server, AudioBench.murmur())) {
            phones.talk(Duration.ofMillis(400));
            for (int kill = 0; kill < kills; kill++) {
                var box = new BoxProcess(tree, folder, config);
                back.add(box.secondsToFirstPage * 1000);
                phones.register(Site.extensions(AGENTS));
                for (String extension : Site.extensions(AGENTS))
                    box.send("PUT", "/api/agents/" + extension + "/state", "{\"state\":\"ready\"}");
                callers.call(RATE + random.nextInt(2 * RATE), RATE);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(200)));
                box.kill();
                killed.add(Instant.now());
            }
            try (var box = new BoxProcess(tree, folder, config)) {
                // what the crashes left is told to the far ends, and they are gone
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
                while (callers.connected() > 0 && System.nanoTime() < deadline) LockSupport.parkNanos(50_000_000);
                Figures.head("kill -9: " + kills + " times under " + RATE + " calls a second");
                report(records(box), callers, killed);
            }
            back.row("from start to the first page, ms", "<= 5000");
            callers.leave();
        }
    }

    private static void report(List<JsonNode> records, Callers callers, List<Instant> killed) {
        Map<String, Integer> times = new HashMap<>();
        var lostAt = new Figures();
        int open = 0;
        for (JsonNode record : records) {
            times.merge(record.get("caller").asString(), 1, Integer::sum);
            String outcome = record.get("outcome").asString();
            if (outcome.equals("in-progress")) open++;
            if (outcome.equals("lost"))
                lostAt.add(nearest(Instant.parse(record.get("endedAt").asString()), killed));
        }
        long missing =
                callers.answered.stream().filter(n -> !times.containsKey(n)).count();
        long twice = times.values().stream().filter(n -> n > 1).count();
        Figures.row("calls answered", callers.answered.size(), "");
        Figures.row("records", records.size(), "");
        Figures.row("answered calls without a record", missing, "0");
        Figures.row("calls with two records", twice, "0");
        Figures.row("records without an end", open, "0");
        Figures.row("calls lost by the crashes", lostAt.count(), "");
        Figures.row("their end, from the kill, at most, ms", lostAt.max(), "<= 5000");
        Figures.row("far ends still in a call", callers.connected(), "0");
        if (missing + twice + open > 0) Scratch.keep("records are missing, double or open");
    }

    private static double nearest(Instant end, List<Instant> killed) {
        return killed.stream()
                .mapToDouble(kill -> Duration.between(end, kill).abs().toMillis())
                .min()
                .orElse(Double.NaN);
    }

    private static List<JsonNode> records(BoxProcess box) throws IOException {
        var json = JsonMapper.builder().build();
        var all = new ArrayList<JsonNode>();
        String cursor = "";
        while (true) {
            JsonNode page = json.readTree(
                    box.send("GET", "/api/calls?limit=200" + cursor, "").body());
            page.get("items").forEach(all::add);
            if (!page.path("next").isString()) return all;
            cursor = "&cursor=" + page.get("next").asString();
        }
    }
}
