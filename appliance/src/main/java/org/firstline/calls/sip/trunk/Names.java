package org.firstline.calls.sip.trunk;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** Port: the domain name system. Blocking, some seconds at most; so never on the SIP thread. */
public interface Names {
    /** One SRV record (RFC 2782). */
    record Service(int priority, int weight, int port, String host) {}

    /**
     * The SRV records of a name such as {@code _sip._udp.provider.example}; none where the name has none.
     *
     * @throws IOException nobody answers, or the answer can't be used: the name may or may not have records
     */
    List<Service> services(String name) throws IOException;

    /**
     * The addresses of a host, IPv4 first; none where there is no such host.
     *
     * @throws IOException as {@link #services}
     */
    List<InetAddress> addresses(String host) throws IOException;
}
