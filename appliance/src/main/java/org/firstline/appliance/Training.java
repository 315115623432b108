package org.firstline.appliance;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A short life of a demo town with traffic, on loopback ports and in a folder of its own, from which the Java machine
 * learns which classes and methods the box needs (JEP 514, 515). Run by {@code bin/firstline train} on the installed
 * box, since what is learnt is tied to that Java and those jars.
 */
final class Training {
    private static final Duration LENGTH = Duration.ofSeconds(25);
    private static final List<String> PAGES =
            List.of("/", "/api/health", "/api/queues", "/api/calls", "/api/tickets", "/api/outages", "/metrics");

    private Training() {}

    static void run(Path installed) throws IOException, NotStarted, InterruptedException {
        Path folder = Files.createTempDirectory("firstline-training");
        try {
            int web = freePort();
            ConfigFile file = ConfigFile.parse("""
                demo = true
                data.dir = data
                web.bind = 127.0.0.1
                portal.bind = 127.0.0.1
                sip.bind = 127.0.0.1
                api.token = training
                web.port = %d
                portal.port = %d
                sip.port = %d
                """.formatted(web, freePort(), freePort()), folder);
            var box = new Appliance(Settings.from(file, installed, false), true);
            try {
                box.start();
                visit(web);
            } finally {
                box.stop();
            }
        } finally {
            delete(folder);
        }
    }

    private static void visit(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + LENGTH.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                for (String page : PAGES)
                    http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page))
                                    .header("Authorization", "Bearer training")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    /** Free for TCP and for UDP, which SIP wants both. */
    private static int freePort() throws IOException {
        try (var tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var _ = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
            return tcp.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
