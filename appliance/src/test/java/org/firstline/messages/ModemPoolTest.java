package org.firstline.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstline.base.BlockingTime;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.PhoneNumber;
import org.firstline.bridge.serial.FoundLine;
import org.firstline.bridge.serial.SerialLine;
import org.firstline.bridge.sms.AtModem;
import org.firstline.bridge.sms.PhoneSim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three modems whose radios take 3 s a message, each found by its IMEI wherever it is plugged in, on simulated time in
 * which they block: AT, PDUs, rows and time-outs are real, only the clock is not.
 */
class ModemPoolTest {
    private static final int MESSAGES = 1000;
    private static final Duration RADIO = Duration.ofSeconds(3);

    private final BlockingTime time = new BlockingTime();
    private final Bus bus = new Bus(time);
    private final Health health = new Health(time, bus);
    private final Map<String, PhoneSim> ports = new LinkedHashMap<>();
    private final List<PhoneSim> phones = new ArrayList<>();
    private Db db;
    private Messages messages;
    private Sender sender;

    @BeforeEach
    void open() {
        db = Db.inMemory("pool");
        messages = new Messages(db, bus, time);
        var gateways = new ArrayList<Gateway>();
        for (int i = 0; i < 3; i++) {
            String imei = "86000000000000" + i;
            PhoneSim phone = new PhoneSim(time)
                    .imei(imei)
                    .submitTakes(RADIO)
                    .reportTakes(Duration.ofSeconds(6))
                    .noise("^RSSI: 17", "+CREG: 1", "^HCSQ: \"LTE\",44,39");
            phones.add(phone);
            ports.put("ttyUSB" + i, phone);
            var line = new FoundLine("imei:" + imei, this::candidates, l -> AtModem.hasImei(l, imei), time);
            gateways.add(new Gateway(
                    new ModemSettings("m" + i, "imei:" + imei, new Caps(0, 0, 0), List.of(), ""), new AtModem(line)));
        }
        sender = new Sender(time, bus, db, messages.modems(), gateways, SmsSettings.DEFAULTS, health);
        sender.start();
    }

    @AfterEach
    void close() {
        time.close();
        db.close();
    }

    /** A port that another modem's owner has open is refused to the rest, as the lock on a tty does. */
    private List<SerialLine> candidates() {
        var lines = new ArrayList<SerialLine>();
        ports.forEach((port, phone) -> lines.add(phone.line(port)));
        return lines;
    }

    private void in(int seconds, Runnable fault) {
        time.after("faults", Duration.ofSeconds(seconds), fault);
    }

    @Test
    void aThousandMessagesSurviveEveryFaultAndNoneComesTwice() {
        in(60, () -> phones.get(0).hang());
        in(200, () -> {
            phones.get(1).unplug();
            ports.remove("ttyUSB1");
        });
        in(215, () -> {
            ports.put("ttyUSB7", phones.get(1));
            phones.get(1).plug();
        });
        in(300, () -> phones.get(2).refuse(500, 500));
        in(400, () -> phones.get(0).fillMemory());
        in(500, () -> phones.get(1).loseReports(3));
        in(600, () -> phones.get(2).promptLate(Duration.ofSeconds(3)));
        in(700, () -> phones.get(0).loseAnswers(1));
        in(800, () -> phones.get(2).restart());
        long[] deadSeconds = {0};
        time.every("faults", Duration.ofSeconds(1), () -> {
            for (PhoneSim phone : phones) if (!phone.works()) deadSeconds[0]++;
        });
        time.pass(Duration.ofSeconds(30));
        assertThat(messages.modems().list()).extracting(ModemView::state).containsOnly(ModemState.READY);

        Instant begin = time.now();
        queue(MESSAGES);
        while (!messages.counts("b").isDone()) {
            time.pass(Duration.ofSeconds(1));
            assertThat(Duration.between(begin, time.now())).as("still not done").isLessThan(Duration.ofHours(1));
        }
        double took = Duration.between(begin, time.now()).toMillis() / 1000.0;
        double allowed = (MESSAGES * RADIO.toSeconds() + deadSeconds[0]) / 3.0;
        System.out.printf(
                "1000 messages took %.0f s; three such radios allow %.0f s (%d s of them dead)%n",
                took, allowed, deadSeconds[0]);
        time.pass(Duration.ofMinutes(2));
        check();
        assertThat(took).isLessThan(allowed * 1.05);
    }

    private void check() {
        Map<String, Integer> sent = new HashMap<>();
        for (PhoneSim phone : phones) for (PhoneSim.Text text : phone.texts()) sent.merge(text.to(), 1, Integer::sum);
        BatchCounts counts = messages.counts("b");
        System.out.println(counts);
        assertThat(counts.total()).isEqualTo(MESSAGES);
        assertThat(counts.failed()).isZero();
        assertThat(counts.unknown())
                .as("one for each fault that takes an answer")
                .isLessThanOrEqualTo(4);
        assertThat(counts.sent())
                .as("whose reports were lost: told to be, or on the wire in a fault")
                .isBetween(3, 10);
        for (Message message : messages.list(MessageFilter.ALL, null, MESSAGES)) {
            int times = sent.getOrDefault(message.to().e164(), 0);
            assertThat(times).as("never twice: %s", message).isLessThanOrEqualTo(1);
            if (message.state() != MessageState.UNKNOWN)
                assertThat(times).as("never lost: %s", message).isEqualTo(1);
        }
        for (PhoneSim phone : phones) assertThat(phone.sent()).hasSizeGreaterThan(200);
        assertThat(messages.modems().list()).extracting(ModemView::state).containsOnly(ModemState.READY);
    }

    @Test
    void aLongTextStaysWithTheModemThatBeganIt() {
        time.pass(Duration.ofSeconds(30));
        queueTexts(30, "Авария на линии, чиним. ".repeat(7));
        time.pass(Duration.ofMinutes(5));
        assertThat(messages.counts("b").delivered()).isEqualTo(30);
        int whole = phones.stream().mapToInt(p -> p.texts().size()).sum();
        assertThat(whole).as("each whole, from one number").isEqualTo(30);
        for (PhoneSim phone : phones) assertThat(phone.texts()).isNotEmpty();
    }

    private void queue(int count) {
        queueTexts(count, "Авария, чиним");
    }

    private void queueTexts(int count, String text) {
        var recipients = new ArrayList<Recipient>();
        for (int i = 0; i < count; i++)
            recipients.add(new Recipient(new PhoneNumber("+7951222" + (1000 + i)), text, null));
        messages.queueBatch("b", "title", MessagePriority.OUTAGE, recipients);
    }
}
