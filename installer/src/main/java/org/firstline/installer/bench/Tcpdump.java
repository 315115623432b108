package org.firstline.installer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** tcpdump on the loopback, from its beginning until it is closed: what was on the wire, by the kernel's clock. */
final class Tcpdump implements AutoCloseable {
    private static final int ETHERNET = 14;
    private static final int UDP_HEADER = 8;
    private static final int MICRO = 0xa1b2c3d4;

    /** What one datagram was; {@code payload} only as far as it was kept. */
    interface Reader {
        void datagram(long micros, int fromPort, int toPort, ByteBuffer payload);
    }

    private final Path file;
    private final Path log;
    private final Process process;

    /** @param octets how much of each frame is kept */
    Tcpdump(Path folder, String name, int octets, String filter) throws IOException {
        this.file = folder.resolve(name + ".pcap");
        this.log = folder.resolve(name + ".tcpdump.log");
        this.process = new ProcessBuilder(
                        "tcpdump",
                        "-i",
                        "lo",
                        "-n",
                        "-s",
                        Integer.toString(octets),
                        "-B",
                        "32768",
                        "-w",
                        file.toString(),
                        "-Z",
                        "root",
                        filter)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // what passes before tcpdump listens is not caught
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was caught, in its order; after {@link #close}. */
    void read(Reader reader) throws IOException {
        if (!Files.exists(file))
            throw new IOException("tcpdump captured nothing (it must run as root): " + Files.readString(log));
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
                int from = udp + UDP_HEADER;
                reader.datagram(micros, port(in, udp), port(in, udp + 2), in.slice(from, at + 16 + length - from));
                at += 16 + length;
            }
        }
    }

    private static int port(ByteBuffer in, int at) {
        return (in.get(at) & 0xFF) << 8 | in.get(at + 1) & 0xFF;
    }
}
