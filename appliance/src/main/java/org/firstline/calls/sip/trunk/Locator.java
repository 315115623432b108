package org.firstline.calls.sip.trunk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.firstline.calls.sip.trunk.Names.Service;

/**
 * From a server's name to the addresses to try, in their order (RFC 3263 §4 without NAPTR, which trunks do not need: a
 * name without transport is looked for under UDP, then under TCP). Pure but for what {@link Names} does.
 */
public final class Locator {
    /** Addresses that are kept of one server; more are left out. */
    public static final int MAX_TARGETS = 16;

    private static final int SIP = 5060;

    private Locator() {}

    /** Empty where the name leads nowhere. */
    public static List<Target> locate(Hop hop, Names names, RandomGenerator random) throws IOException {
        var found = new LinkedHashSet<Target>();
        boolean tcp = hop.transport() == Hop.Transport.TCP;
        if (isLiteral(hop.host())) {
            add(found, InetAddress.ofLiteral(plain(hop.host())), hop.port() == 0 ? SIP : hop.port(), tcp);
            return List.copyOf(found);
        }
        // §4.2: a port that is written down means that the name is a host's
        if (hop.port() == 0) {
            if (!tcp) addServices(found, names.services("_sip._udp." + hop.host()), false, names, random);
            if (hop.transport() != Hop.Transport.UDP && found.isEmpty())
                addServices(found, names.services("_sip._tcp." + hop.host()), true, names, random);
        }
        if (found.isEmpty())
            for (InetAddress address : names.addresses(hop.host()))
                add(found, address, hop.port() == 0 ? SIP : hop.port(), tcp);
        return List.copyOf(found);
    }

    private static void addServices(
            Set<Target> to, List<Service> services, boolean tcp, Names names, RandomGenerator random)
            throws IOException {
        IOException last = null;
        for (Service service : order(services, random)) {
            // "." says: not offered here
            if (service.host().isEmpty()) continue;
            try {
                for (InetAddress address : names.addresses(service.host())) add(to, address, service.port(), tcp);
            } catch (IOException e) {
                last = e;
            }
        }
        if (to.isEmpty() && last != null) throw last;
    }

    /** Lower priorities first, and within one by weighted lot (RFC 2782). */
    static List<Service> order(List<Service> services, RandomGenerator random) {
        var byPriority = new TreeMap<Integer, List<Service>>();
        for (Service service : services)
            byPriority
                    .computeIfAbsent(service.priority(), p -> new ArrayList<>())
                    .add(service);
        var ordered = new ArrayList<Service>();
        for (List<Service> equals : byPriority.values()) {
            // those of weight 0 stand first, which gives them their small chance
            var rest =
                    new ArrayList<>(equals.stream().filter(s -> s.weight() == 0).toList());
            rest.addAll(equals.stream().filter(s -> s.weight() > 0).toList());
            while (!rest.isEmpty()) ordered.add(rest.remove(draw(rest, random)));
        }
        return ordered;
    }

    private static int draw(List<Service> rest, RandomGenerator random) {
        int sum = rest.stream().mapToInt(Service::weight).sum();
        int lot = random.nextInt(sum + 1);
        int running = 0;
        for (int i = 0; i < rest.size(); i++) {
            running += rest.get(i).weight();
            if (running >= lot) return i;
        }
        return rest.size() - 1;
    }

    private static void add(Set<Target> to, InetAddress address, int port, boolean tcp) {
        if (to.size() < MAX_TARGETS) to.add(new Target(new InetSocketAddress(address, port), tcp));
    }

    private static boolean isLiteral(String host) {
        if (host.startsWith("[")) return true;
        try {
            InetAddress.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String plain(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
