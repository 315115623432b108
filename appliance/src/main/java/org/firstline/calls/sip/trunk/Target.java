package org.firstline.calls.sip.trunk;

import java.net.InetSocketAddress;

/** One address that a trunk's requests can go to. */
public record Target(InetSocketAddress address, boolean tcp) {
    @Override
    public String toString() {
        return (tcp ? "tcp:" : "udp:") + address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
