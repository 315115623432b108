package org.firstline.calls.sip.trunk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** The domain name system through the DNS client that every JDK brings (module jdk.naming.dns). */
public final class DnsNames implements Names {
    /** The first try; the client doubles it once. */
    private static final String PATIENCE_MILLIS = "1500";

    private static final String TRIES = "2";
    private static final int MAX_RECORDS = 32;

    private final String url;
    private final boolean ofSystem;

    private DnsNames(String url, boolean ofSystem) {
        this.url = url;
        this.ofSystem = ofSystem;
    }

    /** As the machine is set up: its name servers for SRV, and for hosts also its hosts file. */
    public static DnsNames ofSystem() {
        return new DnsNames("dns:", true);
    }

    /** One server, for everything. */
    public static DnsNames at(InetSocketAddress server) {
        return new DnsNames("dns://" + server.getAddress().getHostAddress() + ":" + server.getPort(), false);
    }

    @Override
    public List<Service> services(String name) throws IOException {
        var found = new ArrayList<Service>();
        for (String text : records(name, "SRV")) {
            String[] parts = text.split(" ");
            if (parts.length != 4) continue;
            try {
                found.add(new Service(
                        Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]),
                        parts[3].endsWith(".") ? parts[3].substring(0, parts[3].length() - 1) : parts[3]));
            } catch (NumberFormatException e) {
                throw new IOException("the SRV record of " + name + " says " + text, e);
            }
        }
        return found;
    }

    @Override
    public List<InetAddress> addresses(String host) throws IOException {
        var found = new ArrayList<InetAddress>();
        if (ofSystem) {
            try {
                found.addAll(Arrays.asList(InetAddress.getAllByName(host)));
            } catch (UnknownHostException e) {
                // Java does not tell "no such host" from "no answer"; the records do
                found.addAll(fromRecords(host));
            }
        } else {
            found.addAll(fromRecords(host));
        }
        found.sort(Comparator.comparingInt(address -> address.getAddress().length));
        return List.copyOf(found);
    }

    private List<InetAddress> fromRecords(String host) throws IOException {
        var found = new ArrayList<InetAddress>();
        for (String type : List.of("A", "AAAA"))
            for (String text : records(host, type)) found.add(InetAddress.ofLiteral(text));
        return found;
    }

    // the DNS provider gives texts and nothing else: no object is made of what a stranger sends
    @SuppressWarnings("BanJNDI")
    private List<String> records(String name, String type) throws IOException {
        var environment = new Hashtable<String, String>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, url);
        environment.put("com.sun.jndi.dns.timeout.initial", PATIENCE_MILLIS);
        environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
        try {
            var context = new InitialDirContext(environment);
            try {
                return values(
                        context.getAttributes(name + ".", new String[] {type}).get(type));
            } finally {
                context.close();
            }
        } catch (NameNotFoundException e) {
            return List.of();
        } catch (NamingException e) {
            throw new IOException("the name " + name + " can't be looked up: " + e.getMessage(), e);
        }
    }

    private static List<String> values(@Nullable Attribute attribute) throws NamingException {
        var texts = new ArrayList<String>();
        if (attribute == null) return texts;
        for (int i = 0; i < Math.min(attribute.size(), MAX_RECORDS); i++) texts.add(String.valueOf(attribute.get(i)));
        return texts;
    }
}
