package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.firstline.bridge.sms.PhoneSim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * kill −9 of the whole box in the middle of a batch, with the phone at the far end of a pseudo-terminal: nothing is
 * lost, and nothing goes out twice without saying that it may have.
 */
class SmsCrashIT {
    /** How many messages, one part each or more, have gone out at each kill. */
    private static final int[] KILLS = {60, 170};

    /** Reports that a kill may lose: those of the twentieth of a second in which they wait to be written down together. */
    private static final int LOST_REPORTS = 15;

    private static final int FEWEST = 200;
    private static final int LONG_ONES = 60;
    /** Too long for the 70 characters that one part takes in Cyrillic. */
    private static final String LONG = "Уважаемый абонент! Завтра с 10:00 до 14:00 меняем оборудование в вашем доме.";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final PhoneSim phone =
            new PhoneSim().submitTakes(Duration.ofMillis(5)).reportTakes(Duration.ofMillis(20));
    private PtyDevice modem;
    private Box box;

    @BeforeEach
    void open() throws Exception {
        modem = new PtyDevice(folder, phone::serve);
        Path near = modem.plug("near");
        box = new Box(folder)
                .with("modem", near.toString())
                .with("sms.rate", "0")
                .start();
    }

    @AfterEach
    void close() throws Exception {
        if (box != null) box.close();
        modem.close();
    }

    @Test
    void nothingIsLostAndNothingGoesOutTwiceUnsaid() throws Exception {
        for (int i = 0; i < LONG_ONES; i++) {
            String message = "{\"to\":\"+7900%07d\",\"text\":\"%s Заявка № %d.\"}".formatted(i, LONG, i);
            var answer = box.send("POST", "/messages", "application/json", message);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
        var answer = box.send("POST", "/outages", "application/json", "{\"node\":\"" + node() + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String batch = "outage-" + box.parse(answer.body()).get("id").asLong() + "-down";
        for (int kill : KILLS) {
            await("messages are under way, see " + box.log())
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> phone.sent().size() >= kill);
            box.kill();
            box.start();
        }
        await("all messages are out, see " + box.log())
                .atMost(PATIENCE)
                .until(() -> count("queued") + count("sending") == 0);
        // what a report said while the box was dead or just before, may be lost with it, so a few stay sent
        await("nearly all reports are in, see " + box.log())
                .atMost(PATIENCE)
                .until(() -> count("sent") <= LOST_REPORTS * KILLS.length);
        JsonNode told = box.get("/batches/" + batch);
        assertThat(told.get("total").asInt()).isGreaterThanOrEqualTo(FEWEST);
        // the town remembers batches of before
        List<JsonNode> messages = box.all("/messages").stream()
                .filter(m -> m.get("batch").isNull()
                        || m.get("batch").asLong() == told.get("id").asLong())
                .toList();
        assertThat(messages).hasSize(LONG_ONES + told.get("total").asInt());
        check(messages);
    }

    private int count(String state) {
        return box.items("/messages?limit=200&state=" + state).size();
    }

    /** The smallest node with enough people behind it. */
    private String node() {
        return box.all("/nodes").stream()
                .filter(node ->
                        box.get("/subscribers/count?node=" + node.get("id").asString())
                                        .get("count")
                                        .asInt()
                                >= FEWEST)
                .min(java.util.Comparator.comparingInt(
                        node -> node.get("subscribers").asInt()))
                .orElseThrow()
                .get("id")
                .asString();
    }

    private void check(List<JsonNode> messages) throws Exception {
        Map<String, Integer> went = new HashMap<>();
        for (PhoneSim.Sent sent : phone.sent()) {
            var concat = sent.submit().concat();
            went.merge(sent.submit().to() + " " + (concat == null ? 1 : concat.index()), 1, Integer::sum);
        }
        Map<String, String> texts = decodedByGammu();
        assertThat(messages)
                .as("long and Cyrillic")
                .filteredOn(m -> m.get("parts").asInt() == 2)
                .hasSize(LONG_ONES);
        assertThat(messages)
                .as("at most the one in the air at each kill")
                .filteredOn(m -> m.get("maybeTwice").asBoolean())
                .hasSizeLessThanOrEqualTo(KILLS.length);
        for (JsonNode message : messages) {
            String to = message.get("to").asString();
            if (message.get("maybeTwice").asBoolean()) continue;
            for (int part = 1; part <= message.get("parts").asInt(); part++)
                assertThat(went.getOrDefault(to + " " + part, 0))
                        .as("times that part " + part + " went out of " + message)
                        .isEqualTo(1);
            assertThat(message.get("state").asString()).as("" + message).isIn("sent", "delivered");
            assertThat(texts.get(to))
                    .as("as libgammu reads it")
                    .isEqualTo(message.get("text").asString());
        }
    }

    /** What an independent implementation reads in the PDUs that went over the line, joined by phone. */
    private Map<String, String> decodedByGammu() throws Exception {
        String script = """
            import gammu, sys
            for line in open(sys.argv[1]):
                sms = gammu.DecodePDU(bytes.fromhex(line), True)
                text = sms['Text'].split('\\0')[0].encode('utf-8').hex()
                print(sms['Number'], sms['UDH']['PartNumber'], text)
            """;
        Path pdus = folder.resolve("pdus");
        Files.write(pdus, phone.sent().stream().map(PhoneSim.Sent::hex).toList());
        String said = Tool.run(folder, 60, "/usr/bin/python3", "-c", script, pdus.toString());
        Map<String, TreeMap<String, String>> parts = new HashMap<>();
        for (String line : said.lines().toList()) {
            String[] w = line.split(" ");
            String text = new String(HexFormat.of().parseHex(w[2]), StandardCharsets.UTF_8);
            parts.computeIfAbsent(w[0], k -> new TreeMap<>()).put(w[1], text);
        }
        Map<String, String> texts = new HashMap<>();
        parts.forEach((to, cut) -> texts.put(to, String.join("", cut.values())));
        return texts;
    }
}
