package org.firstline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.firstline.bridge.serial.JSerialLine;
import org.firstline.bridge.serial.SerialMode;
import org.firstline.bridge.sms.PhoneSim;

/**
 * From a message's queueing over HTTP to {@code AT+CMGS} on the wire, and the box's own time between two messages, with
 * a simulated phone at the far end of a pseudo-terminal.
 */
final class SmsBench {
    private static final int WARM = 60;
    private static final int SINGLES = 200;
    private static final int BATCH = 500;

    private SmsBench() {}

    static void run(Path tree) throws Exception {
        Path folder = Files.createTempDirectory("firstline-bench");
        Path box = folder.resolve("box-tty");
        Path far = folder.resolve("phone-tty");
        Process wire = new ProcessBuilder("socat", "pty,raw,echo=0,link=" + box, "pty,raw,echo=0,link=" + far)
                .inheritIO()
                .start();
        try {
            while (!Files.exists(box) || !Files.exists(far)) LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            var phone = new PhoneSim();
            var line = new JSerialLine(far.toString(), SerialMode.MODEM);
            line.open();
            phone.serve(line);
            try (var process = new BoxProcess(tree, folder, Map.of("modem", box.toString(), "sms.rate", "0"))) {
                measure(process, phone);
            }
        } finally {
            wire.destroy();
        }
    }

    private static void measure(BoxProcess box, PhoneSim phone) throws IOException {
        singles(box, phone, WARM);
        Figures idle = singles(box, phone, SINGLES);
        int before = phone.sent().size();
        double cpu = box.cpuMillis();
        for (int i = 0; i < BATCH; i++) queue(box, i);
        await(phone, before + BATCH);
        cpu = (box.cpuMillis() - cpu) / BATCH;
        var between = new Figures();
        List<PhoneSim.Sent> sent = phone.sent();
        for (int i = before + 1; i < sent.size(); i++)
            between.add((sent.get(i).askedNanos() - sent.get(i - 1).takenNanos()) / 1e6);
        Figures.head("sms");
        idle.row("POST /api/messages to AT+CMGS at idle, ms", "p99 <= 50");
        between.row("own time between two messages, ms", "<= 5");
        Figures.row("processor time a message with HTTP, ms", cpu, "");
        Figures.row("resident memory, MiB", box.rssMiB(), "");
    }

    private static Figures singles(BoxProcess box, PhoneSim phone, int count) throws IOException {
        var figures = new Figures();
        for (int i = 0; i < count; i++) {
            int before = phone.sent().size();
            long from = System.nanoTime();
            queue(box, i);
            await(phone, before + 1);
            figures.add((phone.sent().get(before).askedNanos() - from) / 1e6);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return figures;
    }

    private static void queue(BoxProcess box, int i) throws IOException {
        var answer = box.send("POST", "/api/messages", "{\"to\":\"+7900%07d\",\"text\":\"bench %d\"}".formatted(i, i));
        if (answer.statusCode() / 100 != 2) throw new IOException(answer.statusCode() + " " + answer.body());
    }

    private static void await(PhoneSim phone, int count) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (phone.sent().size() < count) {
            if (System.nanoTime() > end)
                throw new IllegalStateException("only " + phone.sent().size() + " of " + count);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
