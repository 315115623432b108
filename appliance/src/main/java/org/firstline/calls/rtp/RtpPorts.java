package org.firstline.calls.rtp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of UDP ports that streams live on: RTP on the even, RTCP on the next. The pair that was free longest is
 * taken next, so that late packets of a finished call don't come to a new one. Any thread.
 */
final class RtpPorts {
    /** Two bound, non-blocking channels; the even port of the two. */
    record Pair(int port, DatagramChannel rtp, DatagramChannel rtcp) {}

    private final InetAddress bind;
    private final int first;
    private final int last;
    private final int pairs;
    private final ArrayDeque<Integer> free = new ArrayDeque<>();

    RtpPorts(InetAddress bind, int firstPort, int lastPort) {
        if (firstPort < 1024 || lastPort > 65535 || firstPort >= lastPort) {
            throw new IllegalArgumentException("RTP ports from " + firstPort + " to " + lastPort + " are not a range");
        }
        this.bind = bind;
        this.first = firstPort;
        this.last = lastPort;
        for (int port = firstPort + (firstPort & 1); port < lastPort; port += 2) free.add(port);
        this.pairs = free.size();
    }

    /** A pair that another program holds is passed over, and tried again when its turn comes. */
    Pair take() throws NoPortLeft {
        for (int tried = 0; tried < pairs; tried++) {
            Integer port;
            synchronized (free) {
                port = free.poll();
            }
            if (port == null) break;
            Pair pair = open(port);
            if (pair != null) return pair;
            giveBack(port);
        }
        throw new NoPortLeft(first, last, pairs);
    }

    void giveBack(int port) {
        synchronized (free) {
            free.add(port);
        }
    }

    int pairs() {
        return pairs;
    }

    private @Nullable Pair open(int port) {
        DatagramChannel rtp = null;
        try {
            rtp = bound(port);
            return new Pair(port, rtp, bound(port + 1));
        } catch (IOException e) {
            close(rtp);
            return null;
        }
    }

    private DatagramChannel bound(int port) throws IOException {
        var family = bind instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        DatagramChannel channel = DatagramChannel.open(family);
        try {
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(bind, port));
            return channel;
        } catch (IOException e) {
            close(channel);
            throw e;
        }
    }

    static void close(@Nullable DatagramChannel channel) {
        try {
            if (channel != null) channel.close();
        } catch (IOException e) {
            // nothing was promised about a socket that is being thrown away
        }
    }
}
