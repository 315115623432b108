package org.firstline.installer.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.firstline.base.RealTime;

/**
 * sipp calls the box so many times a second; sixty phones of this process answer at once and talk for a while that
 * keeps a few callers waiting all the time ({@link Balance}).
 */
final class CallsBench {
    private static final int AGENTS = 60;
    private static final String PASSWORD = "bench-password";
    /**
     * Java's compiler is done with the code of calls after some 45,000 of them, and the goals are for a warm box. In
     * rounds: what it first meets in the lull between two loads has it compile anew for some tens of seconds.
     */
    private static final int WARM_ROUNDS = 5;

    private static final int WARM_SECONDS = 60;

    private static final int WARM_RATE = 150;
    private static final int SECONDS = 30;

    private CallsBench() {}

    static void run(Path tree, int rate) throws Exception {
        Path folder = Scratch.folder();
        Site.prepare(folder, AGENTS, PASSWORD);
        var config = Site.config(folder, 3000);
        var server = InetAddress.getLoopbackAddress();
        try (var box = new BoxProcess(tree, folder, config);
                var time = new RealTime(Set.of(Phones.OWNER), (who, failure) -> failure.printStackTrace());
                var phones = new Phones(time, new InetSocketAddress(server, box.sipPort), PASSWORD)) {
            phones.register(Site.extensions(AGENTS));
            for (String extension : Site.extensions(AGENTS))
                box.send("PUT", "/api/agents/" + extension + "/state", "{\"state\":\"ready\"}");
            var balance = new Balance(box, phones);
            balance.around(Duration.ofSeconds(AGENTS).dividedBy(WARM_RATE));
            time.every("balance", Duration.ofSeconds(1), balance::look);
            for (int round = 0; round < WARM_ROUNDS; round++) sipp(box, folder, "warm-up", WARM_RATE, WARM_SECONDS);
            balance.around(Duration.ofSeconds(AGENTS).dividedBy(rate));
            phones.forget();
            int calls = rate * SECONDS;
            double cpu = box.cpuMillis();
            Path times = sipp(box, folder, "calls", rate, SECONDS);
            cpu = (box.cpuMillis() - cpu) / calls;
            Figures.head("calls: " + rate + " a second for " + SECONDS + " s, " + AGENTS + " agents");
            setUp(times).row("set-up, INVITE to 200, ms", "p99 <= 100 at 150 a second");
            Figures.row("processor time a queued call, ms", cpu, "<= 1.5");
            Figures.row("calls that an agent answered, of " + calls, phones.answered(), "");
            Figures.row("resident memory, MiB", box.rssMiB(), "<= 500");
            // once more with a capture, which costs the box: the kernel looks at each packet on the sender's time
            phones.forget();
            var wire = new Tcpdump(folder, "sip", FreeToInvite.OCTETS, "udp port " + box.sipPort);
            try (wire) {
                sipp(box, folder, "captured", rate, SECONDS);
            }
            onTheWire(wire, box.sipPort);
            phones.freeToInvite().row("the same as the bench's own phones see it", "");
        }
    }

    private static void onTheWire(Tcpdump wire, int sipPort) {
        var seen = new FreeToInvite(sipPort);
        try {
            wire.read(seen);
            seen.times.row("agent's BYE to her next INVITE, ms", "p99 <= 2");
        } catch (IOException e) {
            System.out.println("agent's BYE to her next INVITE: not measured, " + e.getMessage());
        }
    }

    /** Runs the callers to their end. @return the file with each call's set-up time */
    private static Path sipp(BoxProcess box, Path folder, String name, int rate, int seconds) throws IOException {
        Path scenario = folder.resolve("caller.xml");
        try (InputStream in = Objects.requireNonNull(CallsBench.class.getResourceAsStream("/bench/caller.xml"))) {
            Files.copy(in, scenario, StandardCopyOption.REPLACE_EXISTING);
        }
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.filter(f -> f.toString().endsWith("_rtt.csv")).toList()) Files.delete(file);
        }
        var process = new ProcessBuilder(
                        "sipp",
                        "127.0.0.1:" + box.sipPort,
                        "-sf",
                        scenario.toString(),
                        "-r",
                        "" + rate,
                        "-m",
                        "" + rate * seconds,
                        "-l",
                        "3000",
                        "-i",
                        "127.0.0.1",
                        "-p",
                        "" + BoxProcess.freePort(),
                        "-mp",
                        "30000",
                        "-nostdin",
                        "-trace_rtt",
                        "-rtt_freq",
                        "1",
                        "-timeout",
                        "" + (seconds + 90),
                        "-recv_timeout",
                        "120000")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        try {
            if (!process.waitFor(seconds + 110, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        if (process.exitValue() != 0)
            Scratch.keep("sipp ended with " + process.exitValue() + ", it says why in " + name + ".log");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith("_rtt.csv"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("sipp wrote no times, " + name + ".log says why"));
        }
    }

    /** Lines of sipp: date, milliseconds, number of the stop-watch. */
    private static Figures setUp(Path times) throws IOException {
        var figures = new Figures();
        for (String line : Files.readAllLines(times)) {
            String[] cells = line.split(";");
            if (cells.length >= 2 && cells[1].matches("[0-9.]+")) figures.add(Double.parseDouble(cells[1]));
        }
        return figures;
    }
}
