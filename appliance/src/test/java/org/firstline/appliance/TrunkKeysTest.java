package org.firstline.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.firstline.calls.dial.DialSettings.Limits;
import org.firstline.calls.dial.DialSettings.Night;
import org.firstline.calls.dial.DialSettings.Rate;
import org.firstline.calls.sip.trunk.TrunkSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trunks and the dial plan, as the configuration file has them. */
class TrunkKeysTest {
    private static final Path ETC = Path.of("/etc/firstline");

    private static Settings read(String text, Path folder) {
        var file = ConfigFile.parse(text, folder);
        Settings settings = Settings.from(file, folder, false);
        assertThat(file.problems()).isEmpty();
        return settings;
    }

    @Test
    void oneLineIsOneTrunkThatKnowsUsByOurAddress() {
        Settings settings = read("trunk = sip:account@provider.example", ETC);
        assertThat(settings.trunkAllow()).isEmpty();
        assertThat(settings.trunks()).hasSize(1).first().satisfies(trunk -> {
            assertThat(trunk.name()).isEqualTo("trunk");
            assertThat(trunk.uri()).isEqualTo("sip:account@provider.example");
            assertThat(trunk.register()).isFalse();
        });
    }

    @Test
    void everyKeyOfATrunkIsRead() {
        TrunkSettings trunk = read("""
            trunk = none
            trunk.east.uri = sip:account@provider.example:5070;transport=tcp
            trunk.east.password = secret
            trunk.east.user = login
            trunk.east.proxy = 192.0.2.5
            trunk.east.caller-id = +73512000000
            trunk.east.form = national
            trunk.east.numbers = +73512000000: tv, 73512000001
            trunk.east.channels = 30
            trunk.east.allow = 192.0.2.10, 198.51.100.0/28
            trunk.east.expires = 1 h
            trunk.west.uri = sip:west@192.0.2.9
            trunk.west.register = true
            """, ETC).trunks().getFirst();
        assertThat(trunk.name()).isEqualTo("east");
        assertThat(trunk.register()).as("it has a password").isTrue();
        assertThat(trunk.login()).isEqualTo("login");
        assertThat(trunk.next()).hasToString("192.0.2.5");
        assertThat(trunk.form().of("+73512000102")).isEqualTo("83512000102");
        assertThat(trunk.form().of("+375291234567")).isEqualTo("810375291234567");
        assertThat(trunk.numbers()).isEqualTo(Map.of("+73512000000", "tv", "73512000001", "main"));
        assertThat(trunk.flowOf("83512000000")).isEqualTo("tv");
        assertThat(trunk.flowOf("73519999999")).isEmpty();
        assertThat(trunk.channels()).isEqualTo(30);
        assertThat(trunk.allow()).hasSize(2);
        assertThat(trunk.expires()).isEqualTo(Duration.ofHours(1));
        assertThat(trunk.toString()).doesNotContain("secret");
    }

    @Test
    void aPasswordMayStandInAFileOfItsOwn(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("trunk-east-password"), "kept\n");
        var trunk = read("data.dir = .\ntrunk.east.uri = sip:a@192.0.2.1\n", folder)
                .trunks()
                .getFirst();
        assertThat(trunk.password()).isEqualTo("kept");
        assertThat(trunk.register()).isTrue();
    }

    @Test
    void everyFaultOfATrunkIsReportedWithItsLine() {
        var file = ConfigFile.parse("""
            trunk = provider.example
            trunk.east.uri = sip:provider.example
            trunk.west.password = secret
            trunk.North.uri = sip:a@b
            trunk.south.uri = sip:a@b
            trunk.south.proxy = a b
            trunk.south.numbers = 12 34
            trunk.south.allow = provider.example
            trunk.south.form = weird
            trunk.south.expires = 2 s
            trunk.south.chanels = 4
            dial.allow = 7 1
            dial.night = late
            dial.prefix = outside
            """, ETC);
        Settings.from(file, ETC, false);
        assertThat(file.problems())
                .extracting(p -> p.line() + (p.fatal() ? " " : " warning ") + p.sentence())
                .containsExactly(
                        "1 trunk = provider.example: must be simulated, none or sip:user@provider",
                        "2 trunk.east.uri = sip:provider.example: must be sip:user@provider",
                        "3 trunk.west.uri is missing",
                        "3 warning unknown key trunk.west.password, did you mean trunk.east.password?",
                        "4 the name of a trunk has 1 to 20 letters a-z, digits and hyphens, and is not trunk: North",
                        "4 warning unknown key trunk.North.uri, did you mean trunk.south.uri?",
                        "6 trunk.south.proxy = a b: not a server such as provider.example, 192.0.2.1:5060 or"
                                + " provider.example;transport=tcp",
                        "7 trunk.south.numbers = 12 34: not numbers with their flows such as +73512000000: main,"
                                + " 200001: tv",
                        "8 trunk.south.allow = provider.example: not an IP address or address/bits",
                        "9 trunk.south.form = weird: must be one of plus, digits, national",
                        "10 trunk.south.expires is shorter than 30 s",
                        "11 warning unknown key trunk.south.chanels, did you mean trunk.south.channels?",
                        "12 dial.allow = 7 1: not prefixes with their prices a minute such as +7 1.50, +7800 0",
                        "13 dial.night = late: not a time of day such as 22:00-07:00, or never",
                        "14 dial.prefix = outside: must be 1 to 4 keys such as 9, or nothing");
    }

    @Test
    void theDialPlanIsRead() {
        var dial = read("""
            dial.prefix = 9
            dial.area = 351
            dial.allow = +7 1.50, +7800
            dial.deny = +7809
            dial.agent.calls = 2
            dial.agent.minutes-hour = 30
            dial.agent.spend-day = 99.50
            dial.calls = 5
            dial.night = 22:00-7:00
            sip.emergency = 104
            dial.caller-id.tv = +73512000001
            """, ETC).dial();
        assertThat(dial.prefix()).isEqualTo("9");
        assertThat(dial.allow())
                .containsExactly(new Rate("+7", new BigDecimal("1.50")), new Rate("+7800", BigDecimal.ZERO));
        assertThat(dial.agent()).isEqualTo(new Limits(2, 30, new BigDecimal("99.50")));
        assertThat(dial.all()).isEqualTo(new Limits(5, 300, BigDecimal.ZERO));
        assertThat(dial.night()).isEqualTo(new Night(LocalTime.of(22, 0), LocalTime.of(7, 0)));
        assertThat(dial.emergency()).isEqualTo(Set.of("104", "112", "911"));
        assertThat(dial.callerIds()).isEqualTo(Map.of("tv", "+73512000001"));
        assertThat(read("", ETC).dial().allow())
                .as("nothing goes out unless it is allowed")
                .isEmpty();
    }
}
