package org.firstline.base;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server of the tests' own: started once a JVM on a free port with its data in a temporary folder, stopped
 * when the JVM ends. Debian's package {@code postgresql} brings the programs; {@code ./firstline test} installs it.
 */
public final class Postgres {
    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");
    private static final AtomicInteger databases = new AtomicInteger();
    private static int port;

    private Postgres() {}

    /** An empty, migrated database that nobody else has seen. */
    public static Db freshDatabase() {
        return Db.postgresql(freshUrl());
    }

    /** The same, as a URL for whoever opens it himself; not migrated yet. */
    public static synchronized String freshUrl() {
        try {
            if (port == 0) start();
            String name = "t" + databases.incrementAndGet();
            try (var connection = DriverManager.getConnection(url("postgres"));
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return url(name);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL for the tests did not start: " + e.getMessage(), e);
        }
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=firstline";
    }

    private static void start() throws IOException {
        if (!Files.isExecutable(BIN.resolve("initdb")))
            throw new IllegalStateException(
                    "no " + BIN + "/initdb: install Debian's package postgresql (./firstline test does)");
        Path home = Files.createTempDirectory("firstline-pg");
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root) run(List.of("chown", "postgres", home.toString()));
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        String data = home.resolve("data").toString();
        run(asPostgres(
                root,
                "initdb",
                "-D",
                data,
                "-U",
                "firstline",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync"));
        String options = "-p " + free + " -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60 -k " + home;
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            try {
                run(asPostgres(root, "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"));
                run(List.of("rm", "-rf", home.toString()));
            } catch (IOException e) {
                System.err.println("PostgreSQL of the tests was left in " + home + ": " + e.getMessage());
            }
        }));
        run(asPostgres(root, "pg_ctl", "-D", data, "-l", home.resolve("log").toString(), "-o", options, "-w", "start"));
        port = free;
    }

    /** PostgreSQL refuses to run as root, so root asks the account that the package made. */
    private static List<String> asPostgres(boolean root, String program, String... args) {
        var command = new ArrayList<String>();
        if (root) command.addAll(List.of("runuser", "-u", "postgres", "--"));
        command.add(BIN.resolve(program).toString());
        command.addAll(List.of(args));
        return command;
    }

    private static void run(List<String> command) throws IOException {
        Path output = Files.createTempFile("firstline-pg", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + " took over 60 s");
            }
            if (process.exitValue() != 0) throw new IOException(command + " failed: " + Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(output);
        }
    }
}
