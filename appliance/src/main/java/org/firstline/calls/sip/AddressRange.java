package org.firstline.calls.sip;

import java.net.InetAddress;
import java.util.List;

/** A block of addresses: {@code 10.0.0.0/8}, {@code fd00::/8}, or one address. */
public record AddressRange(InetAddress network, int bits) {
    /** Where phones of one's own house stand: loopback, private (RFC 1918, 4193), shared (RFC 6598) and link-local. */
    public static final List<AddressRange> HOUSE = List.of(
            parse("127.0.0.0/8"),
            parse("10.0.0.0/8"),
            parse("172.16.0.0/12"),
            parse("192.168.0.0/16"),
            parse("100.64.0.0/10"),
            parse("169.254.0.0/16"),
            parse("::1"),
            parse("fc00::/7"),
            parse("fe80::/10"));

    public AddressRange {
        int most = network.getAddress().length * 8;
        if (bits < 0 || bits > most)
            throw new IllegalArgumentException("a prefix of " + bits + " bits; it has 0 to " + most);
    }

    /** From {@code address} or {@code address/bits}; IllegalArgumentException with a sentence. Never resolves a name. */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) return new AddressRange(network, network.getAddress().length * 8);
        try {
            return new AddressRange(network, Integer.parseInt(text.substring(slash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(text + " is not address/bits", e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) return false;
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (ours[i] != theirs[i]) return false;
        }
        int rest = bits % 8;
        return rest == 0 || (ours[whole] ^ theirs[whole]) >> (8 - rest) == 0;
    }

    static boolean anyContains(List<AddressRange> ranges, InetAddress address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) return true;
        }
        return false;
    }
}
