package org.firstline.calls.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a message came from, or goes to.
 *
 * @param transport how
 * @param connection the number of the connection to use if it is still there, else a new one to {@code remote} is made; 0
 *     for none, and for UDP
 */
record Flow(Transport transport, InetSocketAddress remote, long connection) {
    enum Transport {
        UDP,
        TCP,
        /** Only over a connection that the far end has made: we have no way to know its certificate. */
        TLS
    }

    Flow(boolean reliable, InetSocketAddress remote, long connection) {
        this(reliable ? Transport.TCP : Transport.UDP, remote, connection);
    }

    static Flow udp(InetSocketAddress remote) {
        return new Flow(Transport.UDP, remote, 0);
    }

    static Flow tcp(InetSocketAddress remote) {
        return new Flow(Transport.TCP, remote, 0);
    }

    InetAddress address() {
        return remote.getAddress();
    }

    /** Over it nothing is lost and nothing needs to be said twice. */
    boolean reliable() {
        return transport != Transport.UDP;
    }

    /** Nobody on the way can read it. */
    boolean isSecret() {
        return transport == Transport.TLS;
    }

    String protocol() {
        return transport.name();
    }
}
