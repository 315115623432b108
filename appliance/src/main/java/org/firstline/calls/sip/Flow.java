package org.firstline.calls.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a message came from, or goes to.
 *
 * @param reliable TCP, which needs no retransmission; else UDP
 * @param connection the number of the TCP connection to use if it is still there, else a new one to {@code remote} is
 *     made; 0 for none, and for UDP
 */
record Flow(boolean reliable, InetSocketAddress remote, long connection) {
    static Flow udp(InetSocketAddress remote) {
        return new Flow(false, remote, 0);
    }

    static Flow tcp(InetSocketAddress remote) {
        return new Flow(true, remote, 0);
    }

    InetAddress address() {
        return remote.getAddress();
    }

    String protocol() {
        return reliable ? "TCP" : "UDP";
    }
}
