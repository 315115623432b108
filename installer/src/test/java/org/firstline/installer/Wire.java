package org.firstline.installer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Free ports on loopback. */
final class Wire {
    private static final int FIRST_PORT = 30_200;
    private static final int PORTS = 2_500;
    private static final AtomicInteger nextPort =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

    private Wire() {}

    /**
     * A port that nobody has, neither UDP nor TCP, and that is given to nobody else: below those that the system gives out
     * by itself, and each once, since it is bound only later by a program that is yet to be started.
     */
    static int freePort() {
        for (int i = 0; i < PORTS; i++) {
            var port = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), FIRST_PORT + nextPort.getAndIncrement() % PORTS);
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

    /** A range below the ports that the system gives out by itself, so that nobody gets into it by chance. */
    static String rtpRange() {
        int first = 10_000 + 200 * ThreadLocalRandom.current().nextInt(100);
        return first + "-" + (first + 199);
    }
}
