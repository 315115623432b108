package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.SimulatedTime;
import org.firstline.bridge.serial.JSerialLine;
import org.firstline.bridge.serial.SerialMode;
import org.firstline.bridge.sms.PhoneSim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill −9 in the middle of a batch over a real tty: nothing is lost, and nothing is sent twice without saying so. */
class CrashTest {
    @TempDir
    Path folder;

    private final PhoneSim phone =
            new PhoneSim().submitTakes(Duration.ofMillis(3)).reportTakes(Duration.ofMillis(5));
    private Process socat;
    private JSerialLine far;
    private Thread serving;
    private Process child;

    @BeforeEach
    void open() throws Exception {
        Path near = folder.resolve("near");
        Path end = folder.resolve("far");
        socat = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + near, "pty,raw,echo=0,link=" + end)
                .inheritIO()
                .start();
        Awaitility.await("socat makes its ptys").until(() -> Files.exists(near) && Files.exists(end));
        far = new JSerialLine(end.toString(), SerialMode.MODEM);
        far.open();
        serving = Thread.ofPlatform().start(() -> phone.serve(far));
    }

    @AfterEach
    void close() throws Exception {
        child.destroyForcibly().waitFor();
        serving.interrupt();
        serving.join();
        far.close();
        socat.destroy();
        socat.waitFor();
    }

    @Test
    void nothingIsLostAndNothingIsSentTwice() throws Exception {
        for (int killAt : new int[] {70, 210}) {
            run();
            Awaitility.await("the batch is under way")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> phone.sent().size() >= killAt);
            child.destroyForcibly().waitFor();
        }
        run();
        assertThat(child.inputReader().lines().anyMatch("done"::equals)).isTrue();
        child.getOutputStream().close();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
        check();
    }

    private void run() throws IOException {
        child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Duser.timezone=UTC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashChild.class.getName(),
                        folder.resolve("db").toString(),
                        folder.resolve("near").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void check() throws Exception {
        Map<String, Integer> times = new HashMap<>();
        for (PhoneSim.Sent sent : phone.sent())
            times.merge(sent.submit().to() + " " + sent.submit().concat().index(), 1, Integer::sum);
        Map<String, String> texts = decodedByGammu();
        try (var db = Db.derby(folder.resolve("db"))) {
            var time = new SimulatedTime();
            var messages = new Messages(db, new Bus(time), time);
            assertThat(messages.counts("crash").total()).isEqualTo(CrashChild.RECIPIENTS);
            assertThat(messages.counts("crash").isDone()).isTrue();
            assertThat(messages.counts("crash").failed()).isZero();
            assertThat(messages.counts("crash").unknown()).as("one a kill").isLessThanOrEqualTo(2);
            assertThat(messages.counts("crash").delivered()).isGreaterThan(180);
            for (Message message : messages.list(MessageFilter.ALL, null, 1000)) {
                String to = message.to().e164();
                for (int seq = 1; seq <= 2; seq++)
                    assertThat(times.getOrDefault(to + " " + seq, 0))
                            .as("twice")
                            .isLessThanOrEqualTo(1);
                if (message.state() == MessageState.UNKNOWN) {
                    assertThat(message.maybeTwice()).isTrue();
                    continue;
                }
                assertThat(message.state()).isIn(MessageState.SENT, MessageState.DELIVERED);
                assertThat(texts.get(to)).isEqualTo(message.text());
            }
        }
    }

    /** What an independent implementation reads in the PDUs that went over the line, joined by phone. */
    private Map<String, String> decodedByGammu() throws Exception {
        String script = """
                import gammu, sys
                for line in sys.stdin:
                    sms = gammu.DecodePDU(bytes.fromhex(line), True)
                    print(sms['Number'], sms['UDH']['PartNumber'], sms['Text'].split('\\0')[0].encode('utf-8').hex())
                """;
        Process python = new ProcessBuilder("/usr/bin/python3", "-c", script)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<PhoneSim.Sent> sent = phone.sent();
        try (var in = python.outputWriter(StandardCharsets.US_ASCII)) {
            for (PhoneSim.Sent one : sent) in.write(one.hex() + "\n");
        }
        Map<String, TreeMap<String, String>> parts = new HashMap<>();
        for (String line : python.inputReader(StandardCharsets.US_ASCII).lines().toList()) {
            String[] w = line.split(" ");
            String text = new String(java.util.HexFormat.of().parseHex(w[2]), StandardCharsets.UTF_8);
            parts.computeIfAbsent(w[0], k -> new TreeMap<>()).put(w[1], text);
        }
        assertThat(python.waitFor()).as("python3-gammu").isZero();
        Map<String, String> texts = new HashMap<>();
        parts.forEach((to, cut) -> texts.put(to, String.join("", cut.values())));
        return texts;
    }
}
