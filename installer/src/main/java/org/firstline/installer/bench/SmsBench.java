package org.firstline.installer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.firstline.bridge.sms.PhoneSim;

/**
 * From a message's queueing over HTTP to {@code AT+CMGS} on the wire, how many an ideal modem is given in a second, and
 * how near to the radio's own rate a slow one is kept; with a simulated phone at the far end of a pseudo-terminal. The
 * same phone then serves what other SMS daemons are installed here.
 */
final class SmsBench {
    private static final int WARM = 60;
    private static final int SINGLES = 200;
    private static final int BURST = 1000;
    private static final int SLOW = 21;
    private static final Duration RADIO = Duration.ofSeconds(3);

    private SmsBench() {}

    static void run(Path tree) throws Exception {
        Path folder = Scratch.folder();
        try (var wire = new PhoneWire(folder);
                var box = new BoxProcess(
                        tree, folder, Map.of("modem", wire.near.toString(), "sms.rate", "0", "demo", "false"))) {
            Figures.head("sms");
            measure(box, wire.phone);
            slow(box, wire.phone);
        }
        PeerBench.run();
    }

    private static void measure(BoxProcess box, PhoneSim phone) throws IOException {
        singles(box, phone, WARM);
        singles(box, phone, SINGLES).row("POST /api/messages to AT+CMGS at idle, ms", "p99 <= 50");
        // all are queued behind one whose answer is late, so that HTTP does not set the pace
        phone.answerLate(Duration.ofSeconds(15));
        int before = phone.sent().size();
        for (int i = 0; i <= BURST; i++) queue(box, i);
        double cpu = box.cpuMillis();
        List<PhoneSim.Sent> sent = await(phone, before + BURST + 1);
        cpu = (box.cpuMillis() - cpu) / BURST;
        List<PhoneSim.Sent> burst = sent.subList(before + 1, sent.size());
        double seconds = (burst.getLast().takenNanos() - burst.getFirst().askedNanos()) / 1e9;
        var between = new Figures();
        for (int i = 1; i < burst.size(); i++)
            between.add((burst.get(i).askedNanos() - burst.get(i - 1).takenNanos()) / 1e6);
        Figures.row("messages a second through one ideal modem", burst.size() / seconds, ">= 100");
        between.row("own time between two messages, ms", "<= 5");
        Figures.row("processor time a message, ms", cpu, "");
        Figures.row("resident memory, MiB", box.rssMiB(), "");
    }

    private static void slow(BoxProcess box, PhoneSim phone) throws IOException {
        phone.submitTakes(RADIO);
        int before = phone.sent().size();
        for (int i = 0; i < SLOW; i++) queue(box, i);
        List<PhoneSim.Sent> sent = await(phone, before + SLOW);
        double each =
                (sent.get(before + SLOW - 1).takenNanos() - sent.get(before).takenNanos()) / 1e9 / (SLOW - 1);
        double over = 100 * (each - RADIO.toSeconds()) / RADIO.toSeconds();
        Figures.row("a radio of 3 s: slower than it allows, %", over, "<= 1");
        phone.submitTakes(Duration.ZERO);
    }

    private static Figures singles(BoxProcess box, PhoneSim phone, int count) throws IOException {
        var figures = new Figures();
        for (int i = 0; i < count; i++) {
            int before = phone.sent().size();
            long from = System.nanoTime();
            queue(box, i);
            List<PhoneSim.Sent> sent = await(phone, before + 1);
            figures.add((sent.get(before).askedNanos() - from) / 1e6);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return figures;
    }

    private static void queue(BoxProcess box, int i) throws IOException {
        var answer = box.send("POST", "/api/messages", "{\"to\":\"+7900%07d\",\"text\":\"bench %d\"}".formatted(i, i));
        if (answer.statusCode() / 100 != 2) throw new IOException(answer.statusCode() + " " + answer.body());
    }

    static List<PhoneSim.Sent> await(PhoneSim phone, int count) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (phone.count() < count) {
            if (System.nanoTime() > end) throw new IllegalStateException("only " + phone.count() + " of " + count);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        return phone.sent();
    }
}
