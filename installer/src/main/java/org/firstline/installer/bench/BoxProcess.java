package org.firstline.installer.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** The box under load: a process of its own on free loopback ports, with what Linux says of its cost. */
final class BoxProcess implements AutoCloseable {
    private static final String TOKEN = "bench-token";
    /** Ticks of /proc/PID/stat a second: fixed at 100 on Linux. */
    private static final double TICK_MILLIS = 10;

    private static final Pattern PAUSE = Pattern.compile("\\[([0-9.]+)s].*Total: +(\\d+) ns");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> config = new TreeMap<>();
    final Path folder;
    final int sipPort;
    private final int webPort = freePort();
    private final Process process;
    private final long startedAt;
    final double secondsToFirstPage;

    /** @param more keys beside the ports and the data folder */
    BoxProcess(Path tree, Path folder, Map<String, String> more) throws IOException {
        this.folder = folder;
        this.sipPort = Integer.parseInt(more.getOrDefault("sip.port", "" + freePort()));
        config.putAll(Map.of(
                "data.dir",
                folder.resolve("data").toString(),
                "web.bind",
                "127.0.0.1",
                "web.port",
                Integer.toString(webPort),
                "portal.bind",
                "127.0.0.1",
                "portal.port",
                Integer.toString(freePort()),
                "sip.bind",
                "127.0.0.1",
                "sip.port",
                Integer.toString(sipPort),
                "api.token",
                TOKEN));
        // benches run at night too
        config.put("sms.quiet", "never");
        config.putAll(more);
        var lines = new StringBuilder();
        config.forEach((key, value) -> lines.append(key + " = " + value + "\n"));
        Path file = Files.writeString(folder.resolve("box.conf"), lines);
        startedAt = System.nanoTime();
        long from = startedAt;
        var builder = new ProcessBuilder(
                        System.getProperty(
                                "firstline.launch",
                                tree.resolve("bin/firstline").toString()),
                        "run",
                        "--config",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("box.log").toFile()));
        builder.environment()
                .merge(
                        "FIRSTLINE_JAVA_OPTS",
                        "-Xlog:safepoint:file=" + safepoints() + ":uptime:filecount=0",
                        (given, own) -> given + " " + own);
        process = builder.start();
        while (!answers("/")) {
            if (!process.isAlive())
                throw new IOException("the box ended:\n" + Files.readString(folder.resolve("box.log")));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        secondsToFirstPage = (System.nanoTime() - from) / 1e9;
    }

    private boolean answers(String path) throws IOException {
        try {
            return send("GET", path, "").statusCode() == 200;
        } catch (java.net.ConnectException e) {
            return false;
        }
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webPort + path))
                            .timeout(Duration.ofSeconds(30))
                            .header("Authorization", "Bearer " + TOKEN)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The same, and it must be done. */
    void expect(String method, String path, String body) throws IOException {
        var answer = send(method, path, body);
        if (answer.statusCode() / 100 != 2)
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
    }

    /** Processor time so far, user and system, in ms. */
    double cpuMillis() throws IOException {
        return cpuMillis(process.pid());
    }

    /** The same of any process. */
    static double cpuMillis(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
    }

    private Path safepoints() {
        return folder.resolve("safepoints.log");
    }

    /** How long the box's threads stood still, in ms, since so many seconds after its start: collections and the like. */
    Figures pauses(double afterSeconds) throws IOException {
        var figures = new Figures();
        for (String line : Files.readAllLines(safepoints())) {
            var pause = PAUSE.matcher(line);
            if (pause.find() && Double.parseDouble(pause.group(1)) >= afterSeconds)
                figures.add(Long.parseLong(pause.group(2)) / 1e6);
        }
        return figures;
    }

    /** Seconds since the box was started. */
    double uptime() {
        return (System.nanoTime() - startedAt) / 1e9;
    }

    /** kill −9. */
    void kill() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Resident memory now, in MiB. */
    double rssMiB() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")))
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        throw new IOException("no VmRSS");
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
