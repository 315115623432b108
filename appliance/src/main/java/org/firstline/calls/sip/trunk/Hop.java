package org.firstline.calls.sip.trunk;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A server as people write it, before it is looked up: {@code provider.example}, {@code 192.0.2.1:5062}, {@code
 * [2001:db8::1]:5060;transport=tcp}.
 *
 * @param host a name, an IPv4 address or a bracketed IPv6 address
 * @param port 0 where none is written: then SRV records decide (RFC 3263 §4.2)
 */
public record Hop(String host, int port, Transport transport) {
    /** What is written after {@code ;transport=}. */
    public enum Transport {
        ANY,
        UDP,
        TCP
    }

    private static final Pattern FORM = Pattern.compile(
            "([A-Za-z0-9_.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?(?:;transport=(udp|tcp))?",
            Pattern.CASE_INSENSITIVE);

    public Hop {
        if (port < 0 || port > 65535) throw new IllegalArgumentException("no such port: " + port);
    }

    /** IllegalArgumentException with a sentence. */
    public static Hop parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches())
            throw new IllegalArgumentException(
                    "not a server such as provider.example, 192.0.2.1:5060 or" + " provider.example;transport=tcp");
        int port = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
        if (form.group(2) != null && (port < 1 || port > 65535))
            throw new IllegalArgumentException("no port from 1 to 65535");
        String word = form.group(3);
        return new Hop(
                form.group(1).toLowerCase(Locale.ROOT),
                port,
                word == null ? Transport.ANY : Transport.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    /** As it stands in a URI. */
    public String hostPort() {
        return port == 0 ? host : host + ":" + port;
    }

    @Override
    public String toString() {
        return hostPort()
                + (transport == Transport.ANY
                        ? ""
                        : ";transport=" + transport.name().toLowerCase(Locale.ROOT));
    }
}
