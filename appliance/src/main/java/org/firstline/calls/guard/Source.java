package org.firstline.calls.guard;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where somebody speaks from, as bans and limits know it: an IPv4 address, or the /64 of an IPv6 one, since whoever has
 * one address of a /64 has all of them.
 */
public record Source(InetAddress network) {
    private static final int PREFIX = 8;

    public Source {
        network = wide(network);
    }

    public static Source of(InetAddress address) {
        return new Source(address);
    }

    /** From {@link #text()}; IllegalArgumentException when it is neither an address nor one with /64. Resolves no name. */
    public static Source parse(String text) {
        return of(InetAddress.ofLiteral(text.endsWith("/64") ? text.substring(0, text.length() - 3) : text));
    }

    /** As people read it: {@code 203.0.113.5} or {@code 2001:db8:0:1:0:0:0:0/64}. */
    public String text() {
        return network instanceof Inet6Address ? network.getHostAddress() + "/64" : network.getHostAddress();
    }

    private static InetAddress wide(InetAddress address) {
        if (!(address instanceof Inet6Address)) return address;
        byte[] octets = Arrays.copyOf(Arrays.copyOf(address.getAddress(), PREFIX), 16);
        try {
            return Inet6Address.getByAddress(null, octets, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen octets are an address", e);
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
