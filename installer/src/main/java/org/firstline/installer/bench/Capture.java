package org.firstline.installer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the box sent, by the kernel's clock: tcpdump on the loopback for some seconds, cut to the headers, read back as
 * one row of times for each receiving port.
 */
final class Capture {
    private static final int ETHERNET = 14;
    private static final int MICRO = 0xa1b2c3d4;

    /** Times between two packets of one stream, in ms. */
    final Figures gaps = new Figures();
    /** How far each of them is from 20 ms. */
    final Figures deviations = new Figures();
    /** Packets a second of each stream. */
    final Figures rates = new Figures();

    private record Row(long first, long last, int packets) {}

    /** Captures for so long what leaves these ports, as "20000-27999". */
    static Capture of(Path folder, String ports, int seconds) throws IOException {
        Path file = folder.resolve("capture.pcap");
        var process = new ProcessBuilder(
                        "tcpdump",
                        "-i",
                        "lo",
                        "-n",
                        "-s",
                        "64",
                        "-B",
                        "32768",
                        "-w",
                        file.toString(),
                        "-Z",
                        "root",
                        "udp and src portrange " + ports + " and (udp[8] & 0xc0) == 0x80 and (udp[9] & 0x7f) < 72")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("tcpdump.log").toFile())
                .start();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds + 1));
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!Files.exists(file))
            throw new IOException("tcpdump captured nothing (it must run as root): "
                    + Files.readString(folder.resolve("tcpdump.log")));
        return read(file);
    }

    static Capture read(Path file) throws IOException {
        var capture = new Capture();
        var rows = new HashMap<Integer, Row>();
        try (var channel = FileChannel.open(file)) {
            ByteBuffer in = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            if (in.remaining() < 24 || in.getInt(0) != MICRO) throw new IOException(file + " is not a capture");
            int at = 24;
            while (at + 16 <= in.limit()) {
                long micros = in.getInt(at) * 1_000_000L + in.getInt(at + 4);
                int length = in.getInt(at + 8);
                if (at + 16 + length > in.limit()) break;
                int ip = at + 16 + ETHERNET;
                int udp = ip + 4 * (in.get(ip) & 0x0F);
                int port = (in.get(udp + 2) & 0xFF) << 8 | in.get(udp + 3) & 0xFF;
                capture.take(rows, port, micros);
                at += 16 + length;
            }
        }
        for (Row row : rows.values())
            if (row.last > row.first) capture.rates.add((row.packets - 1) * 1e6 / (row.last - row.first));
        return capture;
    }

    private void take(Map<Integer, Row> rows, int port, long micros) {
        Row before = rows.get(port);
        if (before != null) {
            double gap = (micros - before.last) / 1000.0;
            gaps.add(gap);
            deviations.add(Math.abs(gap - 20));
        }
        rows.put(
                port, new Row(before == null ? micros : before.first, micros, before == null ? 1 : before.packets + 1));
    }

    int streams() {
        return rates.count();
    }
}
