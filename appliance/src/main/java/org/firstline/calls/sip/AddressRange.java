package org.firstline.calls.sip;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A block of addresses: {@code 10.0.0.0/8}, {@code fd00::/8}, or one address. */
public record AddressRange(InetAddress network, int bits) {
    private static final Logger log = LoggerFactory.getLogger(AddressRange.class);

    private static final List<AddressRange> PRIVATE = List.of(
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

    /**
     * Where the phones of one's own house stand: loopback, private (RFC 1918, 4193), shared (RFC 6598) and link-local
     * addresses, and the networks that this machine has a foot in.
     */
    public static List<AddressRange> house() {
        var house = new ArrayList<>(PRIVATE);
        try {
            for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InterfaceAddress at : card.getInterfaceAddresses())
                    house.add(new AddressRange(at.getAddress(), at.getNetworkPrefixLength()));
            }
        } catch (SocketException e) {
            log.warn("this machine does not tell its networks; phones may be in private ones only: {}", e.getMessage());
        }
        return house;
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
