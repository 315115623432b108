package org.firstline.calls.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.calls.sip.trunk.Names;

/** Names as a test has written them down; may be told to fail. */
public final class FixedNames implements Names {
    private final Map<String, List<Service>> services = new HashMap<>();
    private final Map<String, List<InetAddress>> addresses = new HashMap<>();
    public boolean broken;

    public FixedNames service(String name, int priority, int weight, int port, String host) {
        services.computeIfAbsent(name, n -> new ArrayList<>()).add(new Service(priority, weight, port, host));
        return this;
    }

    public FixedNames address(String host, String... literals) {
        var all = new ArrayList<InetAddress>();
        for (String literal : literals) all.add(InetAddress.ofLiteral(literal));
        addresses.put(host, all);
        return this;
    }

    @Override
    public List<Service> services(String name) throws IOException {
        if (broken) throw new IOException("nobody answers");
        return services.getOrDefault(name, List.of());
    }

    @Override
    public List<InetAddress> addresses(String host) throws IOException {
        if (broken) throw new IOException("nobody answers");
        return addresses.getOrDefault(host, List.of());
    }
}
