package org.firstline.installer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The sound that the box sent, by the kernel's clock: one row of times for each receiving port. */
final class Capture {
    /** The headers are enough. */
    private static final int OCTETS = 64;

    /** Times between two packets of one stream, in ms. */
    final Figures gaps = new Figures();
    /** How far each of them is from 20 ms. */
    final Figures deviations = new Figures();
    /** Packets a second of each stream. */
    final Figures rates = new Figures();

    private record Row(long first, long last, int packets) {}

    private final Map<Integer, Row> rows = new HashMap<>();

    private Capture() {}

    /** Captures for so long what leaves these ports, as "20000-27999". */
    static Capture of(Path folder, String ports, int seconds) throws IOException {
        var wire = new Tcpdump(
                folder,
                "sound",
                OCTETS,
                "udp and src portrange " + ports + " and (udp[8] & 0xc0) == 0x80 and (udp[9] & 0x7f) < 72");
        try (wire) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
        }
        var capture = new Capture();
        wire.read((micros, _, port, _) -> capture.take(port, micros));
        for (Row row : capture.rows.values())
            if (row.last > row.first) capture.rates.add((row.packets - 1) * 1e6 / (row.last - row.first));
        return capture;
    }

    private void take(int port, long micros) {
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
