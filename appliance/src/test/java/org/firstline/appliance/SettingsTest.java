package org.firstline.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Path ETC = Path.of("/etc/firstline");

    @Test
    void aWholeFileIsRead() {
        var file = ConfigFile.parse("""
            # the box of Demo Town
            data.dir = town
            web.port = 18080
            portal.port = 18081
            sip.port = 15060
            sip.bind = 127.0.0.1
            rtp.ports = 30000-30999
            modem = /dev/serial/by-id/usb-HUAWEI
            panel = alpha-tcp:10.0.0.7:10001
            trunk = simulated
            database = jdbc:postgresql://db/firstline?user=f
            demo = true
            demo.password = s3cret=with=signs
            api.token = token-1
            outage.confirm = manual
            outage.hold-down = 2 s
            sms.rate = 0
            sip.never-ban = 10.0.0.0/24, 192.0.2.7
            sip.calls-per-second = 40
            sip.emergency = 112 01
            sms.quiet = 22:00-8:30
            sms.http.token = monitor-token
            disk.keep-free = 2000
            """, ETC);
        Settings settings = Settings.from(file, ETC, false);
        assertThat(file.problems()).isEmpty();
        assertThat(settings.dataDir()).isEqualTo(ETC.resolve("town"));
        assertThat(settings.web().port()).isEqualTo(18080);
        assertThat(settings.sip().rtpLast()).isEqualTo(30999);
        assertThat(settings.guard().neverBan()).hasSize(2);
        assertThat(settings.guard().callsPerSecond()).isEqualTo(40);
        assertThat(settings.guard().emergency().contains("911")).isFalse();
        assertThat(settings.demoPassword()).isEqualTo("s3cret=with=signs");
        assertThat(settings.outageHoldDown()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.outageAutoConfirm()).isFalse();
        assertThat(settings.smsRate()).isZero();
        assertThat(settings.diskKeepFree()).isEqualTo(2000);
        assertThat(settings.modems()).extracting(keys -> keys.word()).containsExactly("/dev/serial/by-id/usb-HUAWEI");
        assertThat(settings.sms().quiet().from()).isEqualTo(LocalTime.of(22, 0));
        assertThat(settings.sms().gate().token()).isEqualTo("monitor-token");
        assertThat(settings.trunkAllow()).extracting(a -> a.getHostAddress()).contains("127.0.0.1");
    }

    @Test
    void allFaultsAreReportedAtOnceWithTheirLines() {
        var file = ConfigFile.parse("""
            web.port = eighty
            demo = yes

            rtp.ports = 9-10
            this is no setting
            outage.hold-down = 60 parsecs
            webb.port = 8080
            sip.bind = localhost
            demo = true
            disk.keep-free = 500 MB
            """, ETC);
        Settings.from(file, ETC, false);
        assertThat(file.problems())
                .extracting(p -> p.line() + (p.fatal() ? " " : " warning ") + p.sentence())
                .containsExactly(
                        "1 web.port = eighty: not a whole number from 1 to 65535",
                        "2 demo = yes: must be one of true, false",
                        "4 rtp.ports = 9-10: not a range of at least four ports such as 20000-23999, within 1024-65535",
                        "5 not 'key = value': this is no setting",
                        "6 outage.hold-down = 60 parsecs: not a duration such as 500 ms, 60 s, 2 min or 1 h",
                        "7 warning unknown key webb.port, did you mean web.port?",
                        "8 sip.bind = localhost: not an IP address",
                        "9 demo is already set in line 2",
                        "10 disk.keep-free = 500 MB: not a whole number from 0 to 1000000");
    }

    @Test
    void ofAKeyThatIsSetTwiceTheFirstIsCheckedToo() {
        var file = ConfigFile.parse("web.port = 99999\nweb.port = 8080\n", ETC);
        Settings.from(file, ETC, false);
        assertThat(file.problems())
                .extracting(p -> p.line() + " " + p.sentence())
                .containsExactly(
                        "1 web.port = 99999: not a whole number from 1 to 65535",
                        "2 web.port is already set in line 1");
    }

    @Test
    void aFolderThatIsNamedMustHaveAName() {
        var file = ConfigFile.parse("data.dir =\n", ETC);
        Settings.from(file, ETC, false);
        assertThat(file.problems())
                .extracting(p -> p.line() + " " + p.sentence())
                .containsExactly("1 data.dir = : must name a file or folder");
    }

    @Test
    void portsThatSpeakTcpDiffer() {
        var file = ConfigFile.parse("web.port = 5060\nportal.port = 5060\n", ETC);
        Settings.from(file, ETC, false);
        assertThat(file.problems())
                .extracting(p -> p.line() + " " + p.sentence())
                .containsExactly(
                        "0 sip.port and web.port are both 5060; they must differ",
                        "0 sip.port and portal.port are both 5060; they must differ",
                        "2 portal.port and web.port are both 5060; they must differ");
    }

    @Test
    void aFileOfAnotherEncodingIsToldByItsLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("box.conf");
        Files.write(file, "web.port = 8080\nsite.name = Пётр\n".getBytes(Charset.forName("windows-1251")));
        assertThatThrownBy(() -> ConfigFile.read(file)).hasMessageContaining("line 2 is not UTF-8");
    }

    @Test
    void withoutAFileTheDemoTownIsThereAndWithOneItMustBeAskedFor() {
        assertThat(Settings.from(ConfigFile.empty(), ETC, true))
                .satisfies(s -> assertThat(s.demo()).isTrue())
                .satisfies(s -> assertThat(s.modem()).isEqualTo("simulated"));
        assertThat(Settings.from(ConfigFile.parse("", ETC), ETC, false))
                .satisfies(s -> assertThat(s.demo()).isFalse())
                .satisfies(s -> assertThat(s.modem()).isEqualTo("none"))
                .satisfies(s -> assertThat(s.diskKeepFree()).isEqualTo(500))
                .satisfies(s -> assertThat(s.trunkAllow()).isEmpty());
    }

    @Test
    void modemsHaveNamesAndKeysOfTheirOwn() {
        var file = ConfigFile.parse("""
            sms.rate = 12
            modem.town = /dev/serial/by-id/usb-HUAWEI
            modem.town.pin = 1234
            modem.town.rate = 20 300 1000
            modem.town.prefixes = +7351, +7912
            modem.town.profile = huawei
            modem.town.ussd = *100#
            modem.cell = imei:860000000000001@/dev/ttyUSB*
            """, ETC);
        Settings settings = Settings.from(file, ETC, true);
        assertThat(file.problems()).isEmpty();
        assertThat(settings.modem()).as("named ones are all there are").isEqualTo("none");
        assertThat(settings.modems())
                .extracting(keys -> keys.settings().toString())
                .containsExactly(
                        "ModemSettings[name=town, device=/dev/serial/by-id/usb-HUAWEI, caps=Caps[minute=20, hour=300,"
                                + " day=1000], prefixes=[+7351, +7912], ussd=*100#]",
                        "ModemSettings[name=cell, device=imei:860000000000001@/dev/ttyUSB*, caps=Caps[minute=12,"
                                + " hour=0, day=0], prefixes=[], ussd=]");
        assertThat(settings.modems().getFirst().pin()).isEqualTo("1234");
        assertThat(settings.modems().getFirst()).asString().doesNotContain("1234");
    }

    @Test
    void faultsOfModemsHaveTheirLines() {
        var file = ConfigFile.parse("""
            modem = carrier pigeon
            modem.town.pin = 12345
            modem.pin = abcd
            modem.Town = simulated
            modem.cell = simulated
            modem.cell.rate = fast
            modem.cell.profile = nokia
            modem.cell.prefixes = 7912
            """, ETC);
        Settings.from(file, ETC, true);
        assertThat(file.problems()).extracting(ConfigFile.Problem::line).contains(1, 2, 4, 6, 7, 8);
        assertThat(file.problems()).extracting(ConfigFile.Problem::sentence).anyMatch(s -> s.contains("huawei"));
    }

    @Test
    void durationsHaveUnits() {
        assertThat(List.of("500 ms", "60", "60s", "2 min", "1h"))
                .map(ConfigFile::parseDuration)
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(2),
                        Duration.ofHours(1));
        assertThatThrownBy(() -> ConfigFile.parseDuration("soon")).hasMessageContaining("not a duration");
    }
}
