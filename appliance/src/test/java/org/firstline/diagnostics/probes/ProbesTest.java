package org.firstline.diagnostics.probes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.firstline.base.snmp.SnmpUser;
import org.firstline.diagnostics.Finding;
import org.firstline.diagnostics.Mark;
import org.firstline.diagnostics.Probe;
import org.firstline.diagnostics.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/** Each probe over its own wire: a switch on UDP, billing on HTTP, accounting in Derby, the loopback for pings. */
class ProbesTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final String IF = "1.3.6.1.2.1.2.2.1.";

    private final Map<OID, Variable> mib = new ConcurrentHashMap<>();
    private volatile boolean silent;
    private SnmpAgent agent;

    @BeforeEach
    void start() throws Exception {
        agent = new SnmpAgent(oid -> {
            if (silent) throw new SnmpAgent.Silence();
            return Optional.ofNullable(mib.get(oid));
        });
        agent.start();
    }

    @AfterEach
    void stop() throws Exception {
        agent.close();
    }

    private static Target target() {
        return new Target(7, "anna@net", "127.0.0.1", "127.0.0.1", "12", "3", "huawei");
    }

    private SnmpSettings snmp(int version) {
        return new SnmpSettings(version, "public", agent.port(), SHORT);
    }

    private void port(int admin, int oper, long in, long out) {
        mib.put(new OID(IF + "7.12"), new Integer32(admin));
        mib.put(new OID(IF + "8.12"), new Integer32(oper));
        mib.put(new OID(IF + "14.12"), new Counter32(in));
        mib.put(new OID(IF + "20.12"), new Counter32(out));
    }

    private static void says(Finding finding, Mark mark, String reason, String... args) {
        assertThat(finding.mark()).as(finding.toString()).isEqualTo(mark);
        assertThat(finding.reason()).as(finding.toString()).isEqualTo(reason);
        if (args.length > 0) assertThat(finding.args()).containsExactly(args);
    }

    @Test
    void aPingOfTheLoopbackComesBack() {
        says(new PingProbe("ping", Duration.ofSeconds(3)).look(target()), Mark.OK, "ping.answers");
    }

    @Test
    void aPingOfANameThatIsNotThereIsNotKnown() {
        var nowhere = new Target(7, "anna", "no-such-host.invalid", "", "", "", "");
        says(new PingProbe("ping", Duration.ofSeconds(3)).look(nowhere), Mark.UNKNOWN, "ping.said");
        says(new PingProbe("/no/such/ping", SHORT).look(target()), Mark.UNKNOWN, "ping.no-command");
    }

    /** A script that never ends stands in for ping. */
    @Test
    void aPingThatHangsEndsAtItsTimeOut(@TempDir Path folder) throws Exception {
        Path hangs = folder.resolve("ping");
        Files.writeString(hangs, "#!/bin/sh\nexec tail -f /dev/null\n");
        Files.setPosixFilePermissions(hangs, PosixFilePermissions.fromString("rwx------"));
        long began = System.nanoTime();
        says(new PingProbe(hangs.toString(), SHORT).look(target()), Mark.BAD, "ping.silent");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void aPortIsUpDownOrSwitchedOffInBothVersions() {
        for (int version : List.of(1, 2)) {
            var probe = new PortProbe(snmp(version), 100);
            port(1, 1, 5, 0);
            says(probe.look(target()), Mark.OK, "port.up", "0", "5");
            port(1, 2, 5, 0);
            says(probe.look(target()), Mark.BAD, "port.down");
            port(2, 2, 5, 0);
            says(probe.look(target()), Mark.BAD, "port.switched-off");
            port(1, 6, 5, 0);
            says(probe.look(target()), Mark.BAD, "port.absent");
            port(1, 4, 5, 0);
            says(probe.look(target()), Mark.UNKNOWN, "port.state", "4");
        }
    }

    @Test
    void version3AsksAsAUserAndSaysWhyItIsRefused() throws Exception {
        var user = SnmpUser.parse("monitor sha256 change-me-1 aes128 change-me-2");
        port(1, 1, 5, 0);
        try (var safe = new SnmpAgent(oid -> Optional.ofNullable(mib.get(oid)), user)) {
            safe.start();
            says(as(safe, user).look(target()), Mark.OK, "port.up", "0", "5");
            says(
                    as(safe, SnmpUser.parse("guest none")).look(target()),
                    Mark.UNKNOWN,
                    "snmp.failed",
                    "127.0.0.1",
                    "unknown user");
            // this agent enciphers its refusal with a key that whoever has another password can't know
            says(
                    as(safe, SnmpUser.parse("monitor sha256 another-1 aes128 change-me-2"))
                            .look(target()),
                    Mark.UNKNOWN,
                    "snmp.silent");
        }
    }

    private static PortProbe as(SnmpAgent safe, SnmpUser user) {
        return new PortProbe(new SnmpSettings(3, "", user, safe.port(), Duration.ofSeconds(4)), 100);
    }

    @Test
    void errorsCountSinceThePortWasLastAsked() {
        var probe = new PortProbe(snmp(2), 100);
        port(1, 1, 4_000_000_000L, 0);
        says(probe.look(target()), Mark.OK, "port.up", "0", "4000000000");
        port(1, 1, 4_000_000_090L, 10);
        says(probe.look(target()), Mark.OK, "port.up", "100", "4000000100");
        port(1, 1, 4_000_000_190L, 11);
        says(probe.look(target()), Mark.BAD, "port.errors", "101");
        port(1, 1, 20, 0);
        says(probe.look(target()), Mark.OK, "port.up", "20", "20");
    }

    @Test
    void aPortThatIsNotThereAndASwitchThatIsSilentAreNotKnown() {
        var probe = new PortProbe(snmp(2), 100);
        says(probe.look(target()), Mark.UNKNOWN, "port.none", "127.0.0.1", "12");
        says(new PortProbe(snmp(1), 100).look(target()), Mark.UNKNOWN, "port.none");
        silent = true;
        long began = System.nanoTime();
        says(probe.look(target()), Mark.UNKNOWN, "snmp.silent", "127.0.0.1");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SHORT.multipliedBy(4));
        says(probe.look(new Target(7, "", "", "no-such-host.invalid", "12", "", "")), Mark.UNKNOWN, "snmp.failed");
        says(probe.look(new Target(7, "", "", "", "12", "", "")), Mark.UNKNOWN, "no-host");
        says(probe.look(new Target(7, "", "", "127.0.0.1", "", "", "")), Mark.UNKNOWN, "no-port");
    }

    @Test
    void lightIsMeasuredByTheLinesProfile() {
        var profiles = new HashMap<String, OpticsProfile>();
        OpticsProfile.known().forEach(p -> profiles.put(p.name(), p));
        var probe = new OpticsProbe(snmp(2), profiles);
        var oid = new OID("1.3.6.1.4.1.2011.6.128.1.1.2.51.1.4.12.3");
        mib.put(oid, new Integer32(-2134));
        says(probe.look(target()), Mark.OK, "optics.good", "-21.3");
        mib.put(oid, new Integer32(-2805));
        says(probe.look(target()), Mark.BAD, "optics.weak", "-28.1", "-27");
        mib.put(oid, new Integer32(-700));
        says(probe.look(target()), Mark.BAD, "optics.strong", "-7.0", "-8");
        mib.put(oid, new Integer32(Integer.MAX_VALUE));
        says(probe.look(target()), Mark.BAD, "optics.dark");
        mib.remove(oid);
        says(probe.look(target()), Mark.UNKNOWN, "optics.none", "3");
        says(
                probe.look(new Target(7, "", "", "127.0.0.1", "12", "3", "other")),
                Mark.UNKNOWN,
                "optics.no-such-profile");
        says(probe.look(new Target(7, "", "", "127.0.0.1", "12", "", "huawei")), Mark.UNKNOWN, "no-onu");
        says(probe.look(new Target(7, "", "", "127.0.0.1", "", "3", "huawei")), Mark.UNKNOWN, "no-port");
        says(probe.look(new Target(7, "", "", "127.0.0.1", "12", "3", "")), Mark.UNKNOWN, "no-profile");
        silent = true;
        says(probe.look(target()), Mark.UNKNOWN, "snmp.silent");
    }

    @Test
    void aSessionIsARowOfAnotherDatabaseWhichIsOnlyRead() throws Exception {
        System.setProperty("derby.stream.error.field", "org.firstline.base.Db.DERBY_LOG");
        String url = "jdbc:derby:memory:radius;create=true";
        try (var db = DriverManager.getConnection(url);
                var make = db.createStatement()) {
            make.execute("create table radacct (username varchar(40), ip varchar(40), stopped timestamp)");
            make.execute("insert into radacct values ('anna@net', '100.64.0.7', null)");
            make.execute("insert into radacct values ('boris', '100.64.0.8', current_timestamp)");
        }
        var probe = sql("select ip, username from radacct where username = :login and stopped is null", url);
        says(probe.look(target()), Mark.OK, "session.there", "anna@net", "IP 100.64.0.7, USERNAME anna@net");
        says(probe.look(named("boris")), Mark.BAD, "session.none", "boris");
        says(probe.look(named("x' or '1' = '1")), Mark.BAD, "session.none");
        says(
                sql("select nothing from radacct where username = :login", url).look(target()),
                Mark.UNKNOWN,
                "session.failed");
        says(
                sql("select 1 from t where a = :login", "jdbc:derby:memory:not-there")
                        .look(target()),
                Mark.UNKNOWN,
                "session.failed");
        try (var db = DriverManager.getConnection(url);
                var count = db.createStatement();
                var rows = count.executeQuery("select count(*) from radacct")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    private static Probe sql(String query, String url) {
        return new SqlSession(new SqlSettings(url, "", "", query, Duration.ofSeconds(3)));
    }

    private static Target named(String login) {
        return new Target(7, login, "", "", "", "", "");
    }

    @Test
    void aSessionIsWhatTheHooksJsonSaysAtThePointer() throws Exception {
        var answers = Map.of(
                "/s/yes", "{\"online\":true}",
                "/s/no", "{\"online\":false}",
                "/s/ip", "{\"online\":\"100.64.0.7\"}",
                "/s/off", "{\"online\":\"Offline\"}",
                "/s/list", "{\"online\":[]}",
                "/s/other", "{\"state\":1}",
                "/s/broken", "<html>",
                "/s/a%20b%2Bc%2F..%2F", "{\"online\":3}");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getRawPath();
            byte[] body = answers.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            boolean known = "Bearer s3cret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(
                    !known ? 401 : body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            if (body.length > 0) exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/s/{login}";
            var probe = new HookSession(new HookSettings(url, "/online", "s3cret", Duration.ofSeconds(3)));
            says(probe.look(named("yes")), Mark.OK, "session.on", "yes", "");
            says(probe.look(named("no")), Mark.BAD, "session.none");
            says(probe.look(named("ip")), Mark.OK, "session.there", "ip", "100.64.0.7");
            says(probe.look(named("off")), Mark.BAD, "session.none");
            says(probe.look(named("list")), Mark.BAD, "session.none");
            says(probe.look(named("other")), Mark.UNKNOWN, "session.no-value");
            says(probe.look(named("broken")), Mark.UNKNOWN, "session.no-json");
            says(probe.look(named("nobody")), Mark.BAD, "session.none");
            says(probe.look(named("a b+c/../")), Mark.OK, "session.there");
            says(
                    new HookSession(new HookSettings(url, "/online", "", Duration.ofSeconds(3))).look(named("yes")),
                    Mark.UNKNOWN,
                    "session.status",
                    "401");
        } finally {
            server.stop(0);
        }
        try (var hangs = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var probe = new HookSession(
                    new HookSettings("http://127.0.0.1:" + hangs.getLocalPort() + "/{login}", "", "", SHORT));
            says(probe.look(named("yes")), Mark.UNKNOWN, "late");
        }
    }

    @Test
    void aDatabaseThatKeepsSilentIsLateInWordsThatAnAgentUnderstands() throws Exception {
        try (var hangs = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + hangs.getLocalPort() + "/radius";
            var settings = new SqlSettings(url, "", "", "select 1 from t where a = :login", Duration.ofSeconds(1));
            says(new SqlSession(settings).look(target()), Mark.UNKNOWN, "late", "1");
        }
    }
}
