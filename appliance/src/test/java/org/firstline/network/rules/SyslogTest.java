package org.firstline.network.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.firstline.base.Refused;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of syslog as devices write them, by either RFC or by none, and what the table makes of them. */
class SyslogTest {
    private static final SyslogTable SHIPPED = SyslogTable.of("");

    private static SyslogMessage parse(String line) {
        return SyslogMessage.parse("10.0.0.5", line.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // RFC 5424, its own examples
                "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - 'su root'"
                        + " failed|2|mymachine.example.com|su|'su root' failed",
                "<165>1 2003-10-11T22:14:15.003Z m evntslog - ID47 [exampleSDID@32473 iut=\"3\" q=\"a\\]b\"][x@1] An"
                        + " event|5|m|evntslog|An event",
                "<165>1 - - - - - -|5|||``",
                // RFC 3164, its own examples
                "<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick|2|mymachine|su|'su root' failed for"
                        + " lonvick",
                "<13>Feb  5 17:32:18 10.0.0.99 cron[42]: Use the BFG!|5|10.0.0.99|cron|Use the BFG!",
                "Use the BFG!|5|||Use the BFG!",
                // Cisco, with a sequence number, a star where its clock is not set, and no host
                "<187>45: *Mar  1 00:01:02.123: %LINK-3-UPDOWN: Interface Gi0/5, changed state to"
                        + " down|3|||%LINK-3-UPDOWN: Interface Gi0/5, changed state to down",
                // the same with its name in either place, as it is set up or as a relay adds it, and Huawei
                "<187>45: sw-5: *Mar  1 00:01:02.123: %LINK-3-UPDOWN: Interface Gi0/5|3|sw-5||%LINK-3-UPDOWN: Interface"
                        + " Gi0/5",
                "<187>Nov 26 05:20:00 sw-5.example.com %LINK-3-UPDOWN: Interface"
                        + " Gi0/5|3|sw-5.example.com||%LINK-3-UPDOWN: Interface Gi0/5",
                "<187>Nov 26 2026 05:20:00 S5700 %%01IFNET/4/IF_STATE(l)[12]:Interface"
                        + " Gi0/5|3|S5700||%%01IFNET/4/IF_STATE(l)[12]:Interface Gi0/5",
                // a relay that writes the time as rsyslog's RSYSLOG_ForwardFormat has it
                "<13>2026-11-26T13:57:01.123456+05:00 10.1.3.12 INFO: Port 5 link down|5|10.1.3.12|INFO|Port 5 link"
                        + " down",
                // MikroTik sends text alone
                "interface,info ether5 link down|5|||interface,info ether5 link down",
            })
    void inTheFormsThatAreMet(String line, int level, String host, String app, String text) {
        var message = parse(line);
        assertThat(message.level()).isEqualTo(level);
        assertThat(message.host()).isEqualTo(host == null ? "" : host);
        assertThat(message.app()).isEqualTo(app == null ? "" : app);
        assertThat(message.text()).isEqualTo(text);
    }

    @Test
    void nothingThatComesMakesItFail() {
        long seed = 11;
        var dice = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            var junk = new byte[dice.nextInt(300)];
            dice.nextBytes(junk);
            var message = SyslogMessage.parse("10.0.0.5", junk);
            assertThat(SHIPPED.hear(message, host -> false))
                    .as("seed %s, round %s", seed, i)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "%LINK-3-UPDOWN: Interface GigabitEthernet0/5, changed state to down|link 10.0.0.5"
                        + " GigabitEthernet0/5|true",
                "%LINK-3-UPDOWN: Interface GigabitEthernet0/5, changed state to up|link 10.0.0.5"
                        + " GigabitEthernet0/5|false",
                "%PM-4-ERR_DISABLE: bpduguard error detected on Gi0/7, putting Gi0/7 in err-disable state|err-disable"
                        + " 10.0.0.5 Gi0/7|true",
                "%%01IFNET/4/IF_STATE(l)[12]:Interface GigabitEthernet0/0/2 has turned into DOWN state.|link 10.0.0.5"
                        + " GigabitEthernet0/0/2|true",
                "Port 7 link down|link 10.0.0.5 7|true",
                "Port 1/7 link up, 100Mbps FULL duplex|link 10.0.0.5 1/7|false",
                "Port 7 VID 100 LBD loop occurred. Port blocked.|loop 10.0.0.5 7|true",
                "ether5 link down|link 10.0.0.5 ether5|true"
            })
    void theShippedLines(String text, String key, boolean open) {
        var heard = SHIPPED.hear(parse("<187>" + text), host -> false).now();
        assertThat(heard).singleElement().satisfies(note -> {
            assertThat(note.key()).isEqualTo(key);
            assertThat(note.open()).isEqualTo(open);
        });
    }

    @Test
    void aRelayIsNotTheDevice() {
        var heard = SHIPPED.hear(parse("<187>Nov 25 09:00:00 sw-7 snmpd: Port 7 link down"), "sw-7:7"::equals);
        assertThat(heard.now().getFirst().hosts()).containsExactly("sw-7:7");
        assertThat(heard.now().getFirst().severity()).isEqualTo(Severity.MAJOR);
    }

    @Test
    void chatterIsDroppedAndWhatIsGraveIsKept() {
        assertThat(SHIPPED.hear(parse("<190>Nov 25 09:00:00 sw-7 sshd[1]: session opened"), host -> true))
                .isEqualTo(Heard.NOTHING);
        var grave = SHIPPED.hear(parse("<186>Nov 25 09:00:00 sw-7 chassis: fan 2 has failed"), host -> true);
        assertThat(grave.now()).singleElement().satisfies(note -> {
            assertThat(note.hosts()).isEmpty();
            assertThat(note.name()).isEqualTo("chassis");
            assertThat(note.summary()).isEqualTo("sw-7: fan 2 has failed");
        });
    }

    @Test
    void aSitesOwnLineComesFirst() {
        var own = SyslogTable.of("log tells door info - \"Door opened\" door (?:was )?opened\n"
                + "log opens link critical $1 \"Our words\" (ether\\d+) link down\n");
        assertThat(own.hear(parse("<187>ether5 link down"), host -> false).now())
                .extracting(AlertNote::name)
                .containsExactly("Our words (ether5)");
        assertThatThrownBy(() -> SyslogTable.of("log opens link major $1 \"x\" no bracket"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("network.rule.bracket"));
        assertThatThrownBy(() -> SyslogTable.of("log opens link major - \"x\" ("))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("network.rule.pattern"));
    }
}
