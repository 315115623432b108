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

/** The box under load: a process of its own on free loopback ports, with what Linux says of its cost. */
final class BoxProcess implements AutoCloseable {
    private static final String TOKEN = "bench-token";
    /** Ticks of /proc/PID/stat a second: fixed at 100 on Linux. */
    private static final double TICK_MILLIS = 10;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> config = new TreeMap<>();
    private final Path tree;
    final Path folder;
    final int sipPort = freePort();
    private final int webPort = freePort();
    private final Process process;
    final double secondsToFirstPage;

    /** @param more keys beside the ports and the data folder */
    BoxProcess(Path tree, Path folder, Map<String, String> more) throws IOException {
        this.tree = tree;
        this.folder = folder;
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
        config.putAll(more);
        var lines = new StringBuilder();
        config.forEach((key, value) -> lines.append(key + " = " + value + "\n"));
        Path file = Files.writeString(folder.resolve("box.conf"), lines);
        long from = System.nanoTime();
        process = new ProcessBuilder(this.tree.resolve("bin/firstline").toString(), "run", "--config", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("box.log").toFile())
                .start();
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

    /** Processor time so far, user and system, in ms. */
    double cpuMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
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
