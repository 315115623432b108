package org.firstline.diagnostics.probes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.Probe;
import org.firstline.diagnostics.ProbeKind;
import org.firstline.diagnostics.Target;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/**
 * The access network of a town that is not there, at the wire: a switch that speaks SNMP, a billing that speaks HTTP, and
 * the loopback's 127.0.0.0/8 for pings. The real probes ask it. Lines differ by their subscriber's number: now and then a
 * port is down, a fibre is weak or a session is missing; lines on a dark host are as dead as the host.
 */
public final class SimulatedAccess implements AutoCloseable {
    /** TEST-NET-1 (RFC 5737): nobody answers there. */
    private static final String NOWHERE = "192.0.2.1";

    /** Ports from here on belong to switches that are down. */
    private static final long DARK = 1_000_000_000;

    private static final OID INTERFACES = new OID("1.3.6.1.2.1.2.2.1");
    private static final OID LIGHT = new OID("1.3.6.1.4.1.3320.101.10.5.1.5");
    private static final String PROFILE = "bdcom";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Predicate<String> dark;
    private final SnmpAgent agent;
    private final HttpServer billing;

    /** @param dark whether the host with this name or address is down now; any thread */
    public SimulatedAccess(Predicate<String> dark) throws IOException {
        this.dark = dark;
        agent = new SnmpAgent(SimulatedAccess::value);
        agent.start();
        billing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        billing.createContext("/session/", SimulatedAccess::session);
        billing.start();
    }

    /** The probes as the real ones, each led to this town. */
    public List<Probe> probes() {
        var settings = new ProbeSettings(
                TIMEOUT,
                new SnmpSettings(2, "public", agent.port(), TIMEOUT),
                ProbeSettings.MOST_ERRORS,
                Map.of(),
                null,
                new HookSettings(
                        "http://127.0.0.1:" + billing.getAddress().getPort() + "/session/{login}",
                        "/address",
                        "",
                        TIMEOUT),
                ProbeSettings.LANES);
        return Probes.of(settings).stream()
                .<Probe>map(probe -> new Led(probe, this))
                .toList();
    }

    private record Led(Probe probe, SimulatedAccess town) implements Probe {
        @Override
        public ProbeKind kind() {
            return probe.kind();
        }

        @Override
        public Duration timeout() {
            return probe.timeout();
        }

        @Override
        public Finding look(Target target) {
            return probe.look(town.there(target));
        }
    }

    Target there(Target t) {
        boolean down = !t.host().isEmpty() && dark.test(t.host());
        long port = t.subscriber() % 100_000_000;
        return new Target(
                t.subscriber(),
                down ? "gone" : t.subscriber() % 31 == 0 ? "absent" : t.login(),
                down ? NOWHERE : "127.64." + t.subscriber() / 250 % 250 + "." + (t.subscriber() % 250 + 1),
                "127.0.0.1",
                Long.toString(down ? DARK + port : port),
                Long.toString(down ? DARK + port : port),
                PROFILE);
    }

    private static Optional<Variable> value(OID oid) {
        long line = Integer.toUnsignedLong(oid.last());
        if (line >= DARK) throw new SnmpAgent.Silence();
        if (oid.startsWith(LIGHT)) return Optional.of(new Integer32(line % 23 == 0 ? -295 : -180 - (int) (line % 70)));
        if (!oid.startsWith(INTERFACES)) return Optional.empty();
        return switch (oid.get(INTERFACES.size())) {
            case 7 -> Optional.of(new Integer32(1));
            case 8 -> Optional.of(new Integer32(line % 29 == 0 ? 2 : 1));
            case 14 -> Optional.of(new Counter32(line % 7));
            case 20 -> Optional.of(new Counter32(0));
            default -> Optional.empty();
        };
    }

    private static void session(HttpExchange exchange) throws IOException {
        String login = exchange.getRequestURI().getPath().substring("/session/".length());
        byte[] body = ("{\"address\":\"100.64.0." + login.length() + "\"}").getBytes(StandardCharsets.UTF_8);
        boolean there = !login.equals("gone") && !login.equals("absent");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(there ? 200 : 404, there ? body.length : -1);
        if (there) exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        billing.stop(0);
        try {
            agent.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
