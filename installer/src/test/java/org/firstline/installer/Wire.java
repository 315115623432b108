package org.firstline.installer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on loopback. */
final class Wire {
    private Wire() {}

    /** A port that nobody has now, neither UDP nor TCP. */
    static int freePort() {
        for (int i = 0; i < 50; i++) {
            try (var tcp = ServerSocketChannel.open();
                    var udp = DatagramChannel.open()) {
                tcp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                int port = ((InetSocketAddress) tcp.getLocalAddress()).getPort();
                udp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException e) {
                // taken in the other protocol: the next one
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
