package org.firstline.base;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Free ports on loopback, for programs that tests start. */
public final class FreePorts {
    private static final int FIRST = 30_200;
    private static final int PORTS = 2_500;
    private static final AtomicInteger given =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

    private FreePorts() {}

    /**
     * A port that nobody has, neither UDP nor TCP, and that is given to nobody else: below those that the system gives out
     * by itself, and each once, since it is bound only later by a program that is yet to be started.
     */
    public static int next() {
        for (int i = 0; i < PORTS; i++) {
            var port = new InetSocketAddress(InetAddress.getLoopbackAddress(), FIRST + given.getAndIncrement() % PORTS);
            try (var tcp = ServerSocketChannel.open();
                    var udp = DatagramChannel.open()) {
                tcp.bind(port);
                udp.bind(port);
                return port.getPort();
            } catch (IOException e) {
                // taken: the next one
            }
        }
        throw new AssertionError("no free port on loopback");
    }

    /** A range for RTP, below the ports that the system gives out by itself too. */
    public static String rtpRange() {
        int first = 10_000 + 200 * ThreadLocalRandom.current().nextInt(100);
        return first + "-" + (first + 199);
    }
}
