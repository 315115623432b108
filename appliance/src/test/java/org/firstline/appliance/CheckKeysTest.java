package org.firstline.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.firstline.diagnostics.RepairRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of line checks, and where a wrong one is. */
class CheckKeysTest {
    @Test
    void aFileThatSaysNothingAsksTheNetworkAndTheDemoAsksItsOwn(@TempDir Path folder) {
        var settings = Settings.from(ConfigFile.parse("", folder), folder, false);
        assertThat(settings.checks()).isEqualTo("network");
        assertThat(settings.probes().ping()).isEqualTo(Duration.ofSeconds(3));
        assertThat(Objects.requireNonNull(settings.probes().snmp()).community()).isEqualTo("public");
        assertThat(settings.probes().sql()).isNull();
        assertThat(Settings.from(ConfigFile.parse("demo = true", folder), folder, false)
                        .checks())
                .isEqualTo("simulated");
    }

    @Test
    void everyKeyIsRead(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/check-session-password"), "s3cret\n");
        var file = ConfigFile.parse("""
            data.dir = data
            check = network
            check.ping = false
            check.snmp.version = 1
            check.snmp.community = private
            check.snmp.port = 1161
            check.snmp.timeout = 500 ms
            check.port.errors = 7
            check.optics.own = 1.3.6.1.{onu}; scale 0.1
            check.session.sql.url = jdbc:postgresql://radius/radius
            check.session.sql.user = reader
            check.session.sql.query = SELECT ip FROM radacct WHERE username = :login
            check.session.timeout = 2 s
            check.parallel = 8
            """, folder);
        var probes = Settings.from(file, folder, false).probes();
        assertThat(file.problems()).isEmpty();
        assertThat(probes.ping()).isNull();
        var snmp = Objects.requireNonNull(probes.snmp());
        assertThat(snmp.version()).isEqualTo(1);
        assertThat(snmp.timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(probes.mostErrors()).isEqualTo(7);
        assertThat(probes.optics()).containsOnlyKeys("own");
        var sql = Objects.requireNonNull(probes.sql());
        assertThat(sql.password()).isEqualTo("s3cret");
        assertThat(sql.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(probes.lanes()).isEqualTo(8);
    }

    @Test
    void version3HasAUser(@TempDir Path folder) {
        var file = ConfigFile.parse("""
            check.snmp.version = 3
            check.snmp.user = monitor sha256 change-me-1 aes128 change-me-2
            """, folder);
        var snmp = Objects.requireNonNull(
                Settings.from(file, folder, false).probes().snmp());
        assertThat(file.problems()).isEmpty();
        assertThat(snmp.version()).isEqualTo(3);
        assertThat(Objects.requireNonNull(snmp.user()).name()).isEqualTo("monitor");
    }

    @Test
    void everyFaultIsNamedWithItsLine(@TempDir Path folder) {
        var file = ConfigFile.parse("""
            check = maybe
            check.ping.timeout = 31 s
            check.snmp.version = 3
            check.snmp.community = two words
            check.optics.own = 1.3.6.1.{slot}
            check.optics.Own = 1.3.6.1.{onu}
            check.session.sql.url = jdbc:postgresql://radius/radius
            check.session.sql.query = delete from radacct where username = :login
            check.session.http.url = http://billing/session
            check.snmp.timeout = 50 ms
            """, folder);
        Settings.from(file, folder, false);
        assertThat(file.problems())
                .filteredOn(ConfigFile.Problem::fatal)
                .extracting(ConfigFile.Problem::line)
                .containsExactly(1, 2, 3, 4, 5, 6, 8, 9, 10);
    }

    @Test
    void whenARepairIsBelievedIsRead(@TempDir Path folder) {
        var file = ConfigFile.parse("""
            check.repair.share = 10
            check.repair.least = 2
            check.repair.most = 5
            check.repair.yes = 75
            check.repair.red = 30
            check.repair.delay = 30 s
            check.repair.wait = 10 min
            """, folder);
        assertThat(Settings.from(file, folder, false).repair())
                .isEqualTo(new RepairRule(0.1, 2, 5, 0.75, 0.3, Duration.ofSeconds(30), Duration.ofMinutes(10)));
        assertThat(file.problems()).isEmpty();
        var wrong = ConfigFile.parse("check.repair.most = 2\ncheck.repair.yes = 0\n", folder);
        Settings.from(wrong, folder, false);
        assertThat(wrong.problems()).extracting(ConfigFile.Problem::line).containsExactly(1, 2);
    }

    @Test
    void sessionsAreAskedForInOneWay(@TempDir Path folder) {
        var both = ConfigFile.parse("""
            check.session.sql.url = jdbc:postgresql://radius/radius
            check.session.sql.query = select 1 from radacct where username = :login
            check.session.http.url = http://billing/{login}
            """, folder);
        Settings.from(both, folder, false);
        assertThat(both.problems())
                .singleElement()
                .extracting(ConfigFile.Problem::line)
                .isEqualTo(3);
        var half = ConfigFile.parse("check.session.sql.query = select 1 from a where b = :login", folder);
        Settings.from(half, folder, false);
        assertThat(half.problems())
                .singleElement()
                .extracting(ConfigFile.Problem::sentence)
                .asString()
                .contains("check.session.sql.url is missing");
    }
}
