package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.firstline.base.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The daemon as a machine's owner knows it: its configuration, its ports, its signals, its commands. */
class BoxIT {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Box box;

    @BeforeEach
    void configure() {
        // without the town, which takes its time to build
        box = new Box(folder).with("demo", "false").with("trunk", "simulated").with("modem", "simulated");
    }

    @AfterEach
    void close() {
        box.close();
    }

    /** What the box says when it does not start, and that it says so by its status. */
    private String refusal(Path config) throws IOException {
        try (var tool = new Tool(folder, "refusal", Box.command("run", "--config", config.toString()))) {
            assertThat(tool.await(120))
                    .as("exit status; it said " + tool.said())
                    .isNotZero();
            return tool.said();
        }
    }

    @Test
    void everyFaultOfTheConfigurationIsReportedWithItsLine() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.conf"), """
                # a comment
                data.dir = %s
                web.port = eighty
                sip.bind = nowhere
                wbe.port = 8080
                outage.confirm = perhaps
                outage.hold-down = soon
                sms.rate = -1
                """.formatted(folder.resolve("data")));
        String said = refusal(file);
        for (int line : List.of(3, 4, 5, 6, 7, 8)) assertThat(said).contains(file + ":" + line + ": ");
        assertThat(said).doesNotContain(file + ":2:").contains("web.port");
        assertThat(folder.resolve("data")).as("nothing was opened").doesNotExist();
    }

    @Test
    void aTakenPortGetsOneClearSentence() throws Exception {
        for (String key : List.of("web.port", "sip.port", "portal.port")) {
            try (var taken = new ServerSocket()) {
                taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                Path file = box.with(key, "" + taken.getLocalPort()).configure();
                List<String> said = refusal(file)
                        .lines()
                        .filter(line -> !line.matches("\\d{4}-\\d\\d-\\d\\dT.*"))
                        .toList();
                assertThat(said).as(key).hasSize(1);
                assertThat(said.getFirst()).as(key).contains("" + taken.getLocalPort());
            }
            box.with(key, "" + FreePorts.next());
        }
    }

    @Test
    void soundCallsAndCollectorRunInTheRealTimeClassWhereTheSystemAllowsIt() throws Exception {
        boolean allowed = Runtime.getRuntime().availableProcessors() > 1
                && new ProcessBuilder("chrt", "--rr", "2", "true").start().waitFor() == 0;
        box.start();
        // "class priority name", TS being the usual class
        List<String> threads = Tool.run(
                        folder,
                        10,
                        "ps",
                        "-L",
                        "-o",
                        "cls=,rtprio=,comm=",
                        "-p",
                        "" + box.process().pid())
                .lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
        assertThat(threads)
                .contains((allowed ? "RR 2 " : "TS - ") + "rtp")
                .contains((allowed ? "RR 1 " : "TS - ") + "VM Thread", (allowed ? "RR 1 " : "TS - ") + "GC Thread#0")
                .contains(
                        (allowed ? "RR 1 " : "TS - ") + "calls", (allowed ? "RR 1 " : "TS - ") + "sip." + box.sipPort())
                .contains("TS - sender.sms")
                .noneMatch(thread -> thread.matches("RR .*(ForkJoinPool|Compiler).*"));
        // what the threads of calls have started runs everywhere all the same
        assertThat(processorsOf("calls").equals(processorsOf("java"))).isEqualTo(!allowed);
        assertThat(processorsOf("ForkJoinPool")).isEqualTo(processorsOf("java"));
    }

    @Test
    void itStopsInTimeWithACallInProgressAndKeepsWhatItHas() throws Exception {
        box.start();
        var ticket = box.send(
                "POST",
                "/tickets",
                "application/json",
                "{\"subject\":\"Нет сигнала\",\"category\":\"tv\",\"text\":\"с утра\"}");
        assertThat(ticket.statusCode()).as(ticket.body()).isEqualTo(201);
        long number = box.parse(ticket.body()).get("id").asLong();
        String id;
        try (var audio = new RtpPeer(1000);
                var caller = Sipp.caller(folder, box.sipPort(), "+73430000021", audio.port())) {
            await("the caller hears the greeting; sipp says " + caller.log())
                    .atMost(PATIENCE)
                    .until(() -> Sound.secondsLoud(audio.heard()) > 0.3);
            JsonNode call = box.items("/calls").getFirst();
            assertThat(call.get("outcome").asString()).isEqualTo("in-progress");
            id = call.get("id").asString();
            assertThat(box.stop()).as("seconds to stop, see " + box.log()).isLessThan(10);
            // it was hung up on, not left hanging
            caller.succeeds();
        }
        box.start();
        JsonNode call = box.get("/calls/" + id);
        assertThat(call.get("endedAt").isNull()).as("" + call).isFalse();
        assertThat(Set.of("in-progress", "lost"))
                .doesNotContain(call.get("outcome").asString());
        assertThat(box.get("/tickets/" + number).get("subject").asString()).isEqualTo("Нет сигнала");
    }

    @Test
    void aCallThatAPowerCutEndsIsRecordedAsLost() throws Exception {
        box.start();
        try (var audio = new RtpPeer(1000);
                var caller = Sipp.caller(folder, box.sipPort(), "+73430000022", audio.port())) {
            await("the caller hears the greeting; sipp says " + caller.log())
                    .atMost(PATIENCE)
                    .until(() -> Sound.secondsLoud(audio.heard()) > 0.3);
            box.kill();
        }
        box.start();
        JsonNode call = box.items("/calls").getFirst();
        assertThat(call.get("caller").asString()).isEqualTo("+73430000022");
        assertThat(call.get("outcome").asString()).isEqualTo("lost");
        assertThat(call.get("endedAt").isNull()).isFalse();
    }

    @Test
    void filesAreImportedIntoTheRunningBoxAndIntoTheStoppedOne() throws Exception {
        box.start();
        imports("nodes", """
                Код;Родитель;Хост;Имя;Тип
                core;;10.0.0.1;Узел связи;router
                sw-1;core;10.0.0.2;улица Щорса, чётная сторона;switch
                """);
        imports("subscribers", """
                Договор;ФИО;Телефон;Адрес;Узел
                100;Жёлтая Юлия Эдуардовна;8 (912) 345-67-89;ул. Щорса, 4;sw-1
                """);
        assertThat(box.get("/nodes/sw-1").get("name").asString()).isEqualTo("улица Щорса, чётная сторона");
        JsonNode first = box.items("/subscribers?phone=89123456789").getFirst();
        assertThat(first.get("name").asString()).isEqualTo("Жёлтая Юлия Эдуардовна");
        box.stop();
        imports("subscribers", """
                Договор;ФИО;Телефон;Адрес;Узел
                100;Жёлтая Юлия Эдуардовна;8 (912) 345-67-89;ул. Щорса, 5;sw-1
                101;Щукин Пётр;8 (912) 345-67-90;ул. Щорса, 6;sw-1
                102;Безузлов;;;sw-2
                """);
        box.start();
        assertThat(box.get("/subscribers/" + first.get("id").asLong())
                        .get("address")
                        .asString())
                .endsWith("5");
        assertThat(box.items("/subscribers?phone=89123456790")).hasSize(1);
    }

    private void imports(String what, String lines) throws IOException {
        Path file = Files.write(folder.resolve(what + ".csv"), lines.getBytes(WINDOWS_1251));
        try (var tool = new Tool(
                folder,
                "import",
                Box.command(
                        "import",
                        what,
                        file.toString(),
                        "--config",
                        box.configure().toString()))) {
            assertThat(tool.await(120)).as(tool.said()).isZero();
        }
    }

    @Test
    void theUnitIsOneThatSystemdAccepts() throws Exception {
        Path unit = Path.of("../systemd/firstline.service").toRealPath();
        String said = Tool.run(folder, 60, "systemd-analyze", "verify", "--man=no", unit.toString());
        assertThat(said).doesNotContain("firstline.service");
    }

    @Test
    void jsvcStartsAndStopsIt() throws Exception {
        Path config = box.configure();
        Path said = folder.resolve("jsvc.out");
        try (var jsvc = new Tool(
                folder,
                "jsvc",
                List.of(
                        "/usr/bin/jsvc",
                        "-nodetach",
                        "-outfile",
                        said.toString(),
                        "-errfile",
                        "&1",
                        "-home",
                        System.getProperty("java.home"),
                        "-pidfile",
                        folder.resolve("jsvc.pid").toString(),
                        "-cp",
                        classPath(),
                        "-XX:+UseSerialGC",
                        "-Duser.timezone=UTC",
                        "-Dfirstline.home=" + Box.TREE,
                        "org.firstline.appliance.ApplianceDaemon",
                        "--config",
                        config.toString()))) {
            await("the box answers under jsvc, which says " + jsvc.log())
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> box.isUp() && hasStarted(said) || !jsvc.isRunning());
            assertThat(jsvc.isRunning()).as(jsvc.said()).isTrue();
            jsvc.terminate();
            jsvc.await(10);
            assertThat(box.isUp()).isFalse();
        }
    }

    /** Pages answer sooner; a signal that comes before jsvc's start has returned is lost. */
    private static boolean hasStarted(Path log) throws IOException {
        return Files.exists(log)
                && Files.readString(log)
                        .lines()
                        .anyMatch(line -> line.contains("Appliance") && line.endsWith("started"));
    }

    /** What is installed; while developing with another start command, what this test runs on. */
    /** The lists of processors on which the box's threads of this name may run. */
    private Set<String> processorsOf(String name) throws IOException {
        var lists = new TreeSet<String>();
        Path threads = Path.of("/proc", "" + box.process().pid(), "task");
        try (var all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                if (!Files.readString(thread.resolve("comm")).startsWith(name)) continue;
                for (String line : Files.readAllLines(thread.resolve("status")))
                    if (line.startsWith("Cpus_allowed_list:")) lists.add(line);
            }
        }
        return lists;
    }

    private static String classPath() {
        return System.getProperty("firstline.launch") == null
                ? Box.TREE.resolve("lib") + "/*"
                : System.getProperty("java.class.path");
    }
}
