package org.firstline.calls.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Our own addresses as far ends see them, where the transport is bound to all of them. Any thread. */
final class LocalAddresses {
    private static final int MAX_REMEMBERED = 10_000;

    private final Map<InetAddress, InetAddress> known = new ConcurrentHashMap<>();

    InetAddress towards(InetAddress remote) {
        if (known.size() > MAX_REMEMBERED) known.clear();
        return known.computeIfAbsent(remote, LocalAddresses::ask);
    }

    /** The network changed: they are asked for anew. */
    void clear() {
        known.clear();
    }

    /** Which of our addresses the system would send from: connecting a datagram socket asks, and sends nothing. */
    private static InetAddress ask(InetAddress remote) {
        try (var probe = DatagramChannel.open()) {
            probe.connect(new InetSocketAddress(remote, 5060));
            return ((InetSocketAddress) probe.getLocalAddress()).getAddress();
        } catch (IOException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
