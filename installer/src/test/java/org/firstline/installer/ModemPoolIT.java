package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.firstline.bridge.mcu.McuSim;
import org.firstline.bridge.sms.PhoneSim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Three modems on pseudo-terminals, each known by its IMEI, at the running box. One hangs until a relay on a
 * microcontroller's board takes its power, one is pulled out and put in under another name, and every other fault of a
 * radio happens on the way: no message is lost, none comes twice. {@code -Dfirstline.pool.radio=3000} has the
 * radios as slow as in life (ms a message), and the line that it prints tells how near that came to what they allow.
 */
class ModemPoolIT {
    private static final int MESSAGES = 1000;
    private static final int MODEMS = 3;

    /** Three are told to be; a hang, a pull and a restart each take those that were on their way. */
    private static final int LOST_REPORTS = 15;

    private static final Duration RADIO = Duration.ofMillis(Long.getLong("firstline.pool.radio", 200));
    private static final Duration PATIENCE = Duration.ofMinutes(15).plus(RADIO.multipliedBy(MESSAGES / 2));

    @TempDir
    Path folder;

    private final List<PhoneSim> phones = new ArrayList<>();
    private final List<PtyDevice> plugged = new ArrayList<>();
    private final McuSim board = new McuSim(8, 8, 1);
    private final boolean[] dead = new boolean[MODEMS];
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private boolean powerless;
    private PtyDevice mcu;
    private Box box;
    private double deadSeconds;

    @BeforeEach
    void open() throws Exception {
        Path bus = Files.createDirectory(folder.resolve("bus"));
        box = new Box(folder).with("sms.rate", "0").with("sms.quiet", "never");
        for (int i = 0; i < MODEMS; i++) {
            String imei = "86000000000000" + i;
            var phone = new PhoneSim()
                    .imei(imei)
                    .submitTakes(RADIO)
                    .reportTakes(RADIO.multipliedBy(2))
                    .noise("^RSSI: 17", "+CREG: 1", "^HCSQ: \"LTE\",44,39");
            phones.add(phone);
            plugged.add(new PtyDevice(bus, phone::serve));
            plugged.get(i).plug("ttyUSB" + i);
            box.with(i == 0 ? "modem" : "modem.m" + i, "imei:" + imei + "@" + bus.resolve("ttyUSB*"));
        }
        mcu = new PtyDevice(bus, board::serve);
        box.with("modem.power", "mcu:" + mcu.plug("board") + "?relay=1").start();
        clock.scheduleWithFixedDelay(this::tick, 0, 50, TimeUnit.MILLISECONDS);
        awaitAllReady();
    }

    private void awaitAllReady() {
        await("all modems are ready, see " + box.log())
                .atMost(Duration.ofMinutes(3))
                .until(() -> box.items("/modems").stream().allMatch(m -> is(m, "ready")));
    }

    @AfterEach
    void close() throws Exception {
        clock.shutdownNow();
        if (box != null) box.close();
        for (PtyDevice device : plugged) device.close();
        mcu.close();
    }

    /** The first modem's supply goes through the relay: without it, it is gone from the bus. */
    private void tick() {
        try {
            for (int i = 0; i < MODEMS; i++) if (dead[i] || !phones.get(i).works()) deadSeconds += 0.05;
            if (powerless == board.isRelayOn(1)) return;
            powerless = !powerless;
            if (powerless) plugged.getFirst().unplug();
            else {
                phones.getFirst().powerCycle();
                plugged.getFirst().plug("ttyUSB0");
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aThousandMessagesSurviveEveryFaultAndNoneComesTwice() throws Exception {
        long begin = System.nanoTime();
        queue(0, MESSAGES / 2);
        faults();
        await("all messages are out, see " + box.log())
                .atMost(PATIENCE)
                .until(() -> count("queued") + count("sending") == 0);
        double took = (System.nanoTime() - begin) / 1e9;
        double allowed = (MESSAGES * RADIO.toMillis() / 1000.0 + deadSeconds) / MODEMS;
        System.out.printf(
                "%d messages took %.0f s; three such radios allow %.0f s (%.0f s of them dead)%n",
                MESSAGES, took, allowed, deadSeconds);
        await("the reports are in, see " + box.log())
                .atMost(Duration.ofMinutes(3))
                .until(() -> count("sent") <= LOST_REPORTS);
        check();
    }

    private void queue(int from, int to) {
        for (int i = from; i < to; i++) {
            String message = "{\"to\":\"+7900%07d\",\"text\":\"Авария, чиним. Заявка № %d\"}".formatted(i, i);
            var answer = box.send("POST", "/messages", "application/json", message);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    private void faults() throws Exception {
        after(60);
        phones.get(0).hang();
        after(120);
        dead[1] = true;
        plugged.get(1).unplug();
        after(180);
        plugged.get(1).plug("ttyUSB7");
        phones.get(1).restart();
        dead[1] = false;
        after(240);
        phones.get(2).refuse(500, 500);
        await("the modem that hung has its power again, see " + box.log())
                .atMost(PATIENCE)
                .until(phones.get(0)::works);
        int before = phones.get(0).count();
        int now = sent();
        // fast radios are through with the first half by now
        queue(MESSAGES / 2, MESSAGES);
        phones.get(2).loseAnswers(1);
        phones.get(0).fillMemory();
        after(now + 40);
        phones.get(1).loseReports(3);
        after(now + 80);
        phones.get(0).promptLate(Duration.ofSeconds(3));
        after(now + 120);
        phones.get(1).restart();
        await("the modem that hung sends again, see " + box.log())
                .atMost(PATIENCE)
                .until(() -> phones.get(0).count() > before);
    }

    /** Waits until so many are out. */
    private void after(int messages) {
        await(messages + " messages are out, see " + box.log())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> sent() >= messages);
    }

    private int sent() {
        return phones.stream().mapToInt(PhoneSim::count).sum();
    }

    private int count(String state) {
        return (int) box.items("/messages?limit=200&state=" + state).stream()
                .filter(ModemPoolIT::isOurs)
                .count();
    }

    private static boolean isOurs(JsonNode message) {
        return message.get("to").asString().startsWith("+7900");
    }

    private void check() {
        Map<String, Integer> went = new HashMap<>();
        for (PhoneSim phone : phones) for (PhoneSim.Text text : phone.texts()) went.merge(text.to(), 1, Integer::sum);
        List<JsonNode> messages =
                box.all("/messages").stream().filter(ModemPoolIT::isOurs).toList();
        assertThat(messages).hasSize(MESSAGES);
        assertThat(messages).filteredOn(m -> is(m, "failed")).isEmpty();
        assertThat(messages)
                .as("one for each fault that takes an answer")
                .filteredOn(m -> is(m, "unknown"))
                .hasSizeLessThanOrEqualTo(4);
        for (JsonNode message : messages) {
            int times = went.getOrDefault(message.get("to").asString(), 0);
            assertThat(times).as("never twice: %s", message).isLessThanOrEqualTo(1);
            if (!is(message, "unknown"))
                assertThat(times).as("never lost: %s", message).isEqualTo(1);
        }
        awaitAllReady();
    }

    private static boolean is(JsonNode message, String state) {
        return message.get("state").asString().equals(state);
    }
}
