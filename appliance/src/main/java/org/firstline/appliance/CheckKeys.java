package org.firstline.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.firstline.base.snmp.SnmpUser;
import org.firstline.diagnostics.RepairRule;
import org.firstline.diagnostics.probes.HookSettings;
import org.firstline.diagnostics.probes.ProbeSettings;
import org.firstline.diagnostics.probes.SnmpSettings;
import org.firstline.diagnostics.probes.SqlSettings;
import org.jspecify.annotations.Nullable;

/** The keys of line checks, {@code check.…}: which probes there are and how they ask. */
record CheckKeys(ConfigFile file, Path dataDir) {
    private static final String OPTICS = "check.optics.";
    private static final Duration STANDARD = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    ProbeSettings read() {
        boolean ping = file.flag("check.ping", true);
        boolean snmp = file.flag("check.snmp", true);
        Duration session = timeout("check.session.timeout");
        Duration pingTimeout = timeout("check.ping.timeout");
        int version = Integer.parseInt(
                file.word("check.snmp.version", "2c", "1", "2c", "3").substring(0, 1));
        SnmpUser user = file.get(
                        "check.snmp.user", Optional.<SnmpUser>empty(), value -> Optional.of(SnmpUser.parse(value)))
                .orElse(null);
        if ((version == 3) != (user != null))
            file.fault(
                    user == null ? "check.snmp.version" : "check.snmp.user",
                    "check.snmp.version = 3 and check.snmp.user go together");
        var snmpSettings = new SnmpSettings(
                user != null ? 3 : Math.min(version, 2),
                file.get("check.snmp.community", "public", CheckKeys::community),
                user,
                file.number("check.snmp.port", 161, 1, 65535),
                timeout("check.snmp.timeout"));
        return new ProbeSettings(
                ping ? pingTimeout : null,
                snmp ? snmpSettings : null,
                file.number("check.port.errors", ProbeSettings.MOST_ERRORS, 0, 1_000_000_000),
                optics(),
                sql(session),
                hook(session),
                file.number("check.parallel", ProbeSettings.LANES, 1, 64));
    }

    /** When a repair is believed, {@code check.repair.…}; shares are in per cent. */
    RepairRule repair() {
        RepairRule usual = RepairRule.STANDARD;
        int least = file.number("check.repair.least", usual.least(), 1, 1000);
        int most = file.number("check.repair.most", usual.most(), 1, 1000);
        if (most < least) file.fault("check.repair.most", "check.repair.most is less than check.repair.least");
        return new RepairRule(
                percent("check.repair.share", usual.share()),
                least,
                Math.max(least, most),
                percent("check.repair.yes", usual.yes()),
                percent("check.repair.red", usual.red()),
                file.duration("check.repair.delay", usual.delay(), Duration.ofHours(1)),
                file.duration("check.repair.wait", usual.patience(), Duration.ofHours(23)));
    }

    private double percent(String key, double usual) {
        return file.number(key, (int) Math.round(usual * 100), 1, 100) / 100.0;
    }

    private Duration timeout(String key) {
        Duration asked = file.duration(key, STANDARD, LONGEST);
        if (asked.toMillis() >= 100) return asked;
        file.fault(key, key + " is shorter than 100 ms");
        return STANDARD;
    }

    private Map<String, String> optics() {
        var profiles = new HashMap<String, String>();
        for (String key : file.keys()) {
            if (!key.startsWith(OPTICS)) continue;
            String name = key.substring(OPTICS.length());
            String text = file.get(key, "", value -> profile(name, value));
            if (!text.isEmpty()) profiles.put(name, text);
        }
        return profiles;
    }

    private static String profile(String name, String value) {
        if (!name.matches("[a-z0-9-]{1,40}"))
            throw new IllegalArgumentException("the name of a profile has 1 to 40 letters a-z, digits and hyphens");
        ProbeSettings.checkProfile(name, value);
        return value;
    }

    private @Nullable SqlSettings sql(Duration timeout) {
        String url = file.get("check.session.sql.url", "", CheckKeys::jdbc);
        String user = file.text("check.session.sql.user", "");
        String password = file.get("check.session.sql.password", "", Settings::secret);
        Optional<SqlSettings> settings = file.get(
                "check.session.sql.query",
                Optional.empty(),
                query -> Optional.of(new SqlSettings(
                        url, user, password.isEmpty() ? secret("check-session-password") : password, query, timeout)));
        if (url.isEmpty() == settings.isEmpty()) return settings.orElse(null);
        if (url.isEmpty()) file.fault("check.session.sql.query", "check.session.sql.url is missing");
        else if (!file.has("check.session.sql.query"))
            file.fault("check.session.sql.url", "check.session.sql.query is missing");
        return null;
    }

    private @Nullable HookSettings hook(Duration timeout) {
        String pointer = file.text("check.session.http.pointer", "");
        String token = file.get("check.session.http.token", "", Settings::secret);
        HookSettings hook = file.get(
                        "check.session.http.url",
                        Optional.<HookSettings>empty(),
                        url -> Optional.of(new HookSettings(
                                url, pointer, token.isEmpty() ? secret("check-session-token") : token, timeout)))
                .orElse(null);
        if (hook != null && file.has("check.session.sql.url"))
            file.fault("check.session.http.url", "sessions are asked for over SQL already; one of the two must go");
        return hook;
    }

    private String secret(String name) {
        Path kept = dataDir.resolve(name);
        if (!Files.isRegularFile(kept)) return "";
        try {
            return Files.readString(kept).strip();
        } catch (IOException e) {
            file.fault("data.dir", name + " can't be read from " + kept);
            return "";
        }
    }

    private static String jdbc(String value) {
        if (value.startsWith("jdbc:")) return value;
        throw new IllegalArgumentException("must be a JDBC URL such as jdbc:postgresql://radius/radius");
    }

    private static String community(String value) {
        if (value.matches("\\S{1,64}")) return value;
        throw new IllegalArgumentException("must have 1 to 64 characters without spaces");
    }
}
