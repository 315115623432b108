package org.firstline.network.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Cancel;
import org.firstline.base.Health;
import org.firstline.base.Time;
import org.firstline.network.Monitoring;
import org.firstline.network.rules.SyslogMessage;
import org.firstline.network.rules.Trap;
import org.jspecify.annotations.Nullable;

/**
 * The box's ears for SNMP traps and syslog. A look takes at most {@value #MOST} datagrams of each, so a flood costs a
 * bounded part of a processor; what is over waits in the kernel, and is lost when that is full. A port that can't be had
 * makes its part ILL and is tried again each half minute. Traps that are not believed are kept for a look, a few an hour.
 */
public final class Listening implements AutoCloseable {
    static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final int MOST = 1_000;
    private static final String OWNER = "network.wire";

    /** One port with its part of the health. */
    private final class Ear {
        private final int port;
        private final Health.Part part;
        private final Datagrams.Taker taker;
        private @Nullable Datagrams open;
        private Instant next = Instant.MIN;

        Ear(String name, String key, int port, Datagrams.Taker taker) {
            this.port = port;
            this.taker = taker;
            this.part = health.part(name);
            if (port == 0) part.off(key + " = 0");
        }

        void look() {
            if (port == 0 || closed) return;
            Datagrams now = open;
            try {
                if (now == null) {
                    if (time.now().isBefore(next)) return;
                    next = time.now().plus(RETRY);
                    now = Datagrams.open(settings.bind(), port);
                    open = now;
                    part.well();
                }
                now.take(MOST, taker);
            } catch (IOException e) {
                part.ill(Health.Kind.PORT, "UDP " + port + ": " + e.getMessage());
                close();
            }
        }

        void send(InetSocketAddress to, byte[] datagram) {
            Datagrams now = open;
            if (now == null) return;
            try {
                now.send(to, datagram);
            } catch (IOException e) {
                part.ill(Health.Kind.PORT, "UDP " + port + ": " + e.getMessage());
            }
        }

        void close() {
            Datagrams now = open;
            open = null;
            if (now == null) return;
            try {
                now.close();
            } catch (IOException e) {
                part.ill(Health.Kind.PORT, "UDP " + port + ": " + e.getMessage());
            }
        }
    }

    private final Time time;
    private final Health health;
    private final Monitoring monitoring;
    private final ListeningSettings settings;
    private final List<Trap> traps = new ArrayList<>();
    private final List<SyslogMessage> messages = new ArrayList<>();
    private final SnmpReader snmp;
    private final Disbelief disbelief = new Disbelief();
    private final Ear trapEar;
    private final Ear syslogEar;
    private volatile boolean closed;
    private @Nullable Cancel looking;

    public Listening(Time time, Health health, Monitoring monitoring, ListeningSettings settings) {
        this.time = time;
        this.health = health;
        this.monitoring = monitoring;
        this.settings = settings;
        this.snmp = new SnmpReader(settings, this::answer, traps::add);
        this.trapEar = new Ear("snmp", "snmp.port", settings.trapPort(), this::hearTrap);
        this.syslogEar = new Ear(
                "syslog",
                "syslog.port",
                settings.syslogPort(),
                (from, datagram) ->
                        messages.add(SyslogMessage.parse(from.getAddress().getHostAddress(), datagram)));
    }

    public void start() {
        if (settings.trapPort() != 0 || settings.syslogPort() != 0) looking = time.every(OWNER, LOOK, this::look);
    }

    private void hearTrap(InetSocketAddress from, byte[] datagram) {
        snmp.read(from, datagram)
                .filter(why -> disbelief.isNews(from.getAddress(), time.now()))
                .ifPresent(why -> monitoring.disbelieved(from.getAddress().getHostAddress(), datagram, why));
    }

    private void answer(InetSocketAddress to, byte[] datagram) {
        trapEar.send(to, datagram);
    }

    private void look() {
        trapEar.look();
        syslogEar.look();
        var heardTraps = List.copyOf(traps);
        traps.clear();
        var heardMessages = List.copyOf(messages);
        messages.clear();
        if (!heardTraps.isEmpty()) monitoring.traps(heardTraps);
        if (!heardMessages.isEmpty()) monitoring.syslog(heardMessages);
    }

    @Override
    public void close() {
        closed = true;
        if (looking != null) looking.cancel();
        trapEar.close();
        syslogEar.close();
    }
}
