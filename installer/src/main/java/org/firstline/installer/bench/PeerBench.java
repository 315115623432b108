package org.firstline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.sms.PhoneSim;

/**
 * smstools3 and gammu-smsd on the same simulated phone, where Debian's packages are installed: from a message in their
 * spool to {@code AT+CMGS}, and how many they send in a second, as they come and with their waits at the least.
 */
final class PeerBench {
    private static final Path SMSTOOLS = Path.of("/usr/sbin/smsd");
    private static final Path GAMMU = Path.of("/usr/bin/gammu-smsd");
    private static final int SINGLES = 5;
    private static final int BURST = 20;

    private PeerBench() {}

    /** Puts one text into a daemon's spool. */
    private interface Spool {
        void put(int i) throws IOException;
    }

    static void run() throws IOException, SerialException {
        if (!Files.isExecutable(SMSTOOLS)) System.out.println("smstools3 is not installed here: package smstools");
        else {
            smstools("smstools3 as it comes", 10);
            smstools("smstools3 with waits of 1 s", 1);
        }
        if (!Files.isExecutable(GAMMU)) System.out.println("gammu-smsd is not installed here: package gammu-smsd");
        else {
            gammu("gammu-smsd as it comes", 30);
            gammu("gammu-smsd with waits of 1 s", 1);
        }
    }

    private static void smstools(String name, int wait) throws IOException, SerialException {
        Path folder = Scratch.folder();
        for (String spool : List.of("outgoing", "checked", "incoming", "failed", "sent"))
            Files.createDirectory(folder.resolve(spool));
        try (var wire = new PhoneWire(folder)) {
            Path conf = Files.writeString(folder.resolve("smsd.conf"), """
                devices = GSM1
                outgoing = %1$s/outgoing
                checked = %1$s/checked
                incoming = %1$s/incoming
                failed = %1$s/failed
                sent = %1$s/sent
                logfile = %1$s/smsd.log
                infofile = %1$s/smsd.running
                pidfile = %1$s/smsd.pid
                delaytime = %2$d
                delaytime_mainprocess = %2$d

                [GSM1]
                device = %3$s
                incoming = no
                baudrate = 115200
                check_network = 0
                """.formatted(folder, wait, wire.near));
            measure(name, wire.phone, List.of(SMSTOOLS.toString(), "-t", "-c", conf.toString()), folder, i -> {
                Path fresh = Files.writeString(folder.resolve("fresh"), "To: 7900%07d%n%nbench %d%n".formatted(i, i));
                Files.move(fresh, folder.resolve("outgoing/m" + i), StandardCopyOption.ATOMIC_MOVE);
            });
        }
    }

    private static void gammu(String name, int wait) throws IOException, SerialException {
        Path folder = Scratch.folder();
        for (String spool : List.of("outbox", "sentbox", "inbox", "errorbox"))
            Files.createDirectory(folder.resolve(spool));
        try (var wire = new PhoneWire(folder)) {
            Path conf = Files.writeString(folder.resolve("smsdrc"), """
                [gammu]
                device = %3$s
                connection = at115200
                [smsd]
                service = files
                logfile = %1$s/smsd.log
                commtimeout = %2$d
                loopsleep = 1
                outboxpath = %1$s/outbox/
                sentsmspath = %1$s/sentbox/
                inboxpath = %1$s/inbox/
                errorsmspath = %1$s/errorbox/
                """.formatted(folder, wait, wire.near));
            measure(name, wire.phone, List.of(GAMMU.toString(), "-c", conf.toString()), folder, i -> {
                Path fresh = Files.writeString(folder.resolve("fresh"), "bench " + i);
                Path out = folder.resolve("outbox/OUT+7900%07d.txt".formatted(i));
                Files.move(fresh, out, StandardCopyOption.ATOMIC_MOVE);
            });
        }
    }

    private static void measure(String name, PhoneSim phone, List<String> command, Path folder, Spool spool)
            throws IOException {
        Process daemon = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        try {
            Figures.head(name);
            spool.put(1000);
            SmsBench.await(phone, 1);
            var singles = new Figures();
            for (int i = 0; i < SINGLES; i++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1300));
                int before = phone.count();
                long from = System.nanoTime();
                spool.put(i);
                singles.add((SmsBench.await(phone, before + 1).get(before).askedNanos() - from) / 1e6);
            }
            singles.row("spool to AT+CMGS at idle, ms", "");
            int before = phone.count();
            for (int i = 0; i < BURST; i++) spool.put(100 + i);
            List<PhoneSim.Sent> sent = SmsBench.await(phone, before + BURST);
            double seconds = (sent.getLast().takenNanos() - sent.get(before).askedNanos()) / 1e9;
            Figures.row("messages a second through one ideal modem", BURST / seconds, "");
        } catch (IllegalStateException e) {
            System.out.println(name + ": " + e.getMessage() + "; its log is in " + folder);
        } finally {
            daemon.destroy();
        }
    }
}
