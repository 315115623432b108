package org.firstline.installer.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.RealTime;
import org.firstline.calls.rtp.Wav;
import org.firstline.people.NewAgent;
import org.firstline.people.People;
import org.firstline.people.PeopleSettings;
import org.firstline.people.Role;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.Routing;
import org.firstline.routing.RoutingSettings;

/**
 * sipp calls the box so many times a second; sixty phones of this process answer at once and talk for a while that
 * keeps a few callers waiting all the time, so that every agent who gets free is wanted.
 */
final class CallsBench {
    private static final int AGENTS = 60;
    private static final String PASSWORD = "bench-password";
    private static final int WARM_SECONDS = 30;
    private static final int SECONDS = 30;

    private CallsBench() {}

    static void run(Path tree, int rate) throws Exception {
        Path folder = Files.createTempDirectory("firstline-bench");
        prepare(folder);
        var config = Map.of(
                "demo",
                "false",
                "trunk.allow",
                "127.0.0.1",
                "sip.max-calls",
                "3000",
                "rtp.ports",
                "20000-27999",
                "prompts.dir",
                folder.resolve("prompts").toString());
        var server = InetAddress.getLoopbackAddress();
        try (var box = new BoxProcess(tree, folder, config);
                var time = new RealTime(Set.of(Phones.OWNER), (who, failure) -> failure.printStackTrace());
                var phones = new Phones(time, new InetSocketAddress(server, box.sipPort), PASSWORD)) {
            phones.register(extensions());
            for (String extension : extensions())
                box.send("PUT", "/api/agents/" + extension + "/state", "{\"state\":\"ready\"}");
            // a little more work than sixty agents can do: there is nearly always somebody waiting
            phones.talk(Duration.ofMillis(AGENTS * 1000L / rate + 20));
            sipp(box, folder, rate, WARM_SECONDS);
            phones.forget();
            double cpu = box.cpuMillis();
            Path times = sipp(box, folder, rate, SECONDS);
            int calls = rate * SECONDS;
            cpu = (box.cpuMillis() - cpu) / calls;
            Figures.head("calls: " + rate + " a second for " + SECONDS + " s, " + AGENTS + " agents");
            setUp(times).row("set-up, INVITE to 200, ms", "p99 <= 100 at 60 a second");
            phones.freeToInvite().row("agent free to her next INVITE, ms", "p99 <= 10");
            Figures.row("processor time a queued call, ms", cpu, "<= 3");
            Figures.row("calls that an agent answered, of " + calls, phones.answered(), "");
            Figures.row("resident memory, MiB", box.rssMiB(), "<= 500");
        }
    }

    private static List<String> extensions() {
        return IntStream.range(0, AGENTS)
                .mapToObj(i -> Integer.toString(1001 + i))
                .toList();
    }

    /** Agents and queues in the box's stopped database, and prompts so short that a call is soon in its queue. */
    private static void prepare(Path folder) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        try (var time = new RealTime(Set.of(), (who, failure) -> failure.printStackTrace());
                var db = Db.derby(data.resolve("db"))) {
            var bus = new Bus(time);
            var agents = new ArrayList<NewAgent>();
            for (String e : extensions())
                agents.add(new NewAgent("agent" + e, "Agent " + e, e, Role.AGENT, "en", List.of("internet"), PASSWORD));
            agents.add(new NewAgent("admin", "Admin", null, Role.ADMIN, "en", List.of(), PASSWORD));
            new People(db, bus, time, PeopleSettings.DEFAULT).createAll(agents);
            var routing = new Routing(db, bus, time, new RoutingSettings(ZoneId.of("UTC")));
            for (String queue : List.of("internet", "tv", "billing"))
                routing.saveQueue(QueueSettings.of(queue, queue, queue).withWrapUp(Duration.ZERO));
        }
        for (String language : List.of("en", "ru"))
            for (String prompt : List.of("greeting", "menu")) {
                Path file = folder.resolve("prompts").resolve(language).resolve(prompt + ".wav");
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                new Wav(8000, new short[800]).write(file);
            }
    }

    /** Runs the callers to their end. @return the file with each call's set-up time */
    private static Path sipp(BoxProcess box, Path folder, int rate, int seconds) throws IOException {
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
                        "180",
                        "-recv_timeout",
                        "120000")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sipp.log").toFile())
                .start();
        try {
            if (!process.waitFor(200, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        if (process.exitValue() != 0)
            System.err.println("sipp ended with " + process.exitValue() + ", see " + folder.resolve("sipp.log"));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith("_rtt.csv"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("sipp wrote no times, see " + folder.resolve("sipp.log")));
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
