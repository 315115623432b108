package org.firstline.network.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Captured payloads and the traps in them; a new bug report becomes one more. */
class AlertFormatTest {
    /** Captured from a LibreNMS (shortened): every value is a text, the time has no zone. */
    private static final String LIBRENMS = """
        {"title":"Device 10.10.1.147 recovered from Devices up/down","hostname":"10.10.1.147","device_id":"2",
         "sysName":"node","os":"linux","type":"server","ip":"10.10.1.147","display":"10.10.1.147",
         "hardware":"Generic x86 64-bit","status":"1","status_reason":"","location":"Sitting on the Dock of the Bay",
         "uptime":"59","uptime_short":"59s","elapsed":"3m 7s","alerted":"1","alert_id":"26","rule_id":"13","id":"38",
         "faults":"","uid":"41","severity":"ok","name":"Devices up/down","timestamp":"2025-03-04 11:01:41","state":"0",
         "rule":"{\\"condition\\":\\"AND\\",\\"rules\\":[{\\"id\\":\\"macros.device_down\\",\\"operator\\":\\"equal\\",\\"value\\":\\"1\\"}],\\"valid\\":true}",
         "msg":"Device 10.10.1.147 recovered\\nSeverity: ok\\nTime elapsed: 3m 7s Timestamp: 2025-03-04 11:01:41"}
        """;

    /** Captured from an Alertmanager of 2019: no fingerprint, year 1 also when resolved, nine digits of a second. */
    private static final String ALERTMANAGER = """
        {"receiver":"alertmonitor_swarm","status":"firing","alerts":[{"status":"firing","labels":{"alertname":"ICMP ping failed",
        "instance":"172.29.254.30","job":"blackbox-icmp","severity":"major","summary":"No physical connection to 172.29.254.30"},
        "annotations":{"description":"172.29.254.30 does not reply to ICMP pings"},"startsAt":"2019-09-27T16:27:56.612666101Z",
        "endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://9ed35ff90bf8:9090/graph"}],
        "groupLabels":{"alertname":"ICMP ping failed"},"externalURL":"http://:9093","version":"4","groupKey":"{}/{severity=~\\"x\\"}"}
        """;

    private static final String ZABBIX = """
        {"source":"zabbix","event_id":"781","recovery_id":"{EVENT.RECOVERY.ID}","event_source":"0","value":"1",
         "update":"0","nseverity":"4","host":"sw-lenina-5","ip":"10.20.0.5","name":"Unavailable by ICMP ping",
         "tags":[{"tag":"component","value":"health"},{"tag":"scope","value":"availability"}],"trigger_id":"23001",
         "time":"2026.11.22 09:00:00","message":"Problem started"}
        """;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static AlertNote one(AlertFormat format, String body) throws MalformedAlert {
        var notes = format.parse(utf8(body));
        assertThat(notes).hasSize(1);
        return notes.getFirst();
    }

    @Test
    void libreNmsAsCaptured() throws MalformedAlert {
        var note = one(AlertFormat.LIBRENMS, LIBRENMS);
        assertThat(note.open()).isFalse();
        assertThat(note.key()).isEqualTo("alert 26");
        assertThat(note.hosts()).containsExactly("10.10.1.147", "node");
        assertThat(note.name()).isEqualTo("Devices up/down");
        assertThat(note.startedAt()).isNull();
    }

    @Test
    void libreNmsStatesFromOneOnAreOpen() throws MalformedAlert {
        for (String state : List.of("1", "2", "3", "4"))
            assertThat(one(AlertFormat.LIBRENMS, LIBRENMS.replace("\"state\":\"0\"", "\"state\":\"" + state + "\""))
                            .open())
                    .isTrue();
        assertThat(one(AlertFormat.LIBRENMS, LIBRENMS.replace("\"state\":\"0\"", "\"state\":0"))
                        .open())
                .isFalse();
    }

    @Test
    void libreNmsDoesNotEscapeItsMessage() throws MalformedAlert {
        String raw = """
            {"hostname":"10.0.0.7","state":"1","name":"Port "uplink" down, really","alert_id":"5",
             "msg":"Line one
            says "it's down", and {braces}, [brackets]
            "state": not a key
            C:\\data	tab","severity":"critical",}
            """;
        var note = one(AlertFormat.LIBRENMS, raw);
        assertThat(note.open()).isTrue();
        assertThat(note.name()).isEqualTo("Port \"uplink\" down, really");
        assertThat(note.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(note.summary()).startsWith("Line one\nsays \"it's down\"").endsWith("C:\\data	tab");
    }

    @Test
    void libreNmsMayPostAForm() throws MalformedAlert {
        var note = one(
                AlertFormat.LIBRENMS,
                "hostname=sw1.example.net&state=1&alert_id=9&name=Devices+up%2Fdown&severity=critical");
        assertThat(note.hosts()).containsExactly("sw1.example.net");
        assertThat(note.name()).isEqualTo("Devices up/down");
        assertThat(note.open()).isTrue();
    }

    @Test
    void libreNmsPairsByTheBestThatTheBodyHas() throws MalformedAlert {
        assertThat(one(AlertFormat.LIBRENMS, "{\"hostname\":\"a\",\"state\":1,\"uid\":\"7\"}")
                        .key())
                .isEqualTo("uid 7");
        assertThat(one(
                                AlertFormat.LIBRENMS,
                                "{\"hostname\":\"a\",\"state\":1,\"name\":\"x\",\"alert_id\":\"{{ $alert->id }}\"}")
                        .key())
                .isEqualTo("rule x of a");
    }

    @Test
    void alertmanagerAsCaptured() throws MalformedAlert {
        var firing = one(AlertFormat.ALERTMANAGER, ALERTMANAGER);
        assertThat(firing.open()).isTrue();
        assertThat(firing.partial()).isFalse();
        assertThat(firing.hosts()).containsExactly("172.29.254.30");
        assertThat(firing.severity()).isEqualTo(Severity.MAJOR);
        assertThat(firing.startedAt()).isEqualTo(Instant.parse("2019-09-27T16:27:56.612666101Z"));
        assertThat(firing.summary()).isEqualTo("172.29.254.30 does not reply to ICMP pings");
        var resolved = one(AlertFormat.ALERTMANAGER, ALERTMANAGER.replace("firing", "resolved"));
        assertThat(resolved.open()).as("though endsAt is of year 1").isFalse();
        assertThat(resolved.key()).as("by the sorted labels").isEqualTo(firing.key());
    }

    @Test
    void alertmanagersLabelsPairInAnyOrder() throws MalformedAlert {
        String a = "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"x\",\"instance\":\"h:9100\"}}]}";
        String b = "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"instance\":\"h:9100\",\"alertname\":\"x\"}}]}";
        assertThat(one(AlertFormat.ALERTMANAGER, a).key())
                .isEqualTo(one(AlertFormat.ALERTMANAGER, b).key());
        String c = a.replace("\"labels\"", "\"fingerprint\":\"c0ffee\",\"labels\"");
        assertThat(one(AlertFormat.ALERTMANAGER, c).key()).isEqualTo("c0ffee");
        String d = a.replace("\"x\"", "\"" + "long ".repeat(100) + "\"");
        assertThat(one(AlertFormat.ALERTMANAGER, d).key()).startsWith("sha256:").hasSize(71);
    }

    @Test
    void eachAlertmanagerAlertHasItsOwnStatus() throws MalformedAlert {
        String body = """
            {"status":"firing","truncatedAlerts":3,"alerts":[
            {"status":"firing","labels":{"instance":"a"},"endsAt":"0001-01-01T00:00:00Z"},
            {"status":"resolved","labels":{"instance":"b"},"endsAt":"2026-11-22T09:00:00Z"}]}\
            """;
        var notes = AlertFormat.ALERTMANAGER.parse(utf8(body));
        assertThat(notes).extracting(AlertNote::open).containsExactly(true, false);
        assertThat(notes).as("some were left out of the message").allMatch(AlertNote::partial);
    }

    @Test
    void hostsAreFoundInInstances() {
        assertThat(Hosts.bare("10.0.0.1:9100")).isEqualTo("10.0.0.1");
        assertThat(Hosts.bare("[2001:db8::1]:9100")).isEqualTo("2001:db8::1");
        assertThat(Hosts.bare("2001:DB8::1")).isEqualTo("2001:db8::1");
        assertThat(Hosts.bare("https://SW1.example.net:8443/ping?x=1")).isEqualTo("sw1.example.net");
        assertThat(Hosts.bare(" sw1 ")).isEqualTo("sw1");
    }

    @Test
    void zabbixAsItsMediaTypeSends() throws MalformedAlert {
        var note = one(AlertFormat.ZABBIX, ZABBIX);
        assertThat(note.open()).isTrue();
        assertThat(note.key()).isEqualTo("event 781");
        assertThat(note.hosts()).containsExactly("10.20.0.5", "sw-lenina-5");
        assertThat(note.severity()).isEqualTo(Severity.MAJOR);
        var recovery = one(AlertFormat.ZABBIX, ZABBIX.replace("\"value\":\"1\"", "\"value\":\"0\""));
        assertThat(recovery.open()).isFalse();
        assertThat(recovery.key()).isEqualTo(note.key());
    }

    @Test
    void zabbixUpdatesTellTheValueAgain() throws MalformedAlert {
        assertThat(one(AlertFormat.ZABBIX, ZABBIX.replace("\"update\":\"0\"", "\"update\":\"1\""))
                        .open())
                .isTrue();
    }

    @Test
    void zabbixMacrosWithoutAValueAreEmpty() throws MalformedAlert {
        String body = """
            {"event_id":"{EVENT.ID}","event_source":"*UNKNOWN*","value":"1","nseverity":"{EVENT.NSEVERITY}",
             "host":"sw1","ip":"{HOST.IP}","name":"down","tags":{EVENT.TAGSJSON},"trigger_id":"5","message":"a
            raw "message", here"}\
            """;
        var note = one(AlertFormat.ZABBIX, body);
        assertThat(note.key()).isEqualTo("trigger 5");
        assertThat(note.hosts()).containsExactly("sw1");
        assertThat(note.severity()).isEqualTo(Severity.UNKNOWN);
    }

    @Test
    void zabbixListsSurviveLenientReading() throws MalformedAlert {
        var note = one(AlertFormat.ZABBIX, ZABBIX.replace("Problem started", "Problem\n\"started\""));
        assertThat(note.key()).isEqualTo("event 781");
        assertThat(note.hosts()).containsExactly("10.20.0.5", "sw-lenina-5");
    }

    @Test
    void zabbixServicesHaveNoHostAndAreKept() throws MalformedAlert {
        var note = one(AlertFormat.ZABBIX, """
            {"event_id":"9","event_source":"4","value":"1","host":"{HOST.HOST}","ip":"*UNKNOWN*",
             "name":"Service \"Internet\" is down"}
            """);
        assertThat(note.hosts()).isEmpty();
        assertThat(note.open()).isTrue();
        assertThat(note.name()).isEqualTo("Service \"Internet\" is down");
    }

    @Test
    void zabbixDiscoveryIsNotOfHosts() throws MalformedAlert {
        for (String source : List.of("1", "2"))
            assertThat(AlertFormat.ZABBIX.parse(
                            utf8(ZABBIX.replace("\"event_source\":\"0\"", "\"event_source\":\"" + source + "\""))))
                    .isEmpty();
        for (String source : List.of("3", "4"))
            assertThat(one(
                                    AlertFormat.ZABBIX,
                                    ZABBIX.replace("\"event_source\":\"0\"", "\"event_source\":\"" + source + "\""))
                            .open())
                    .isTrue();
    }

    @Test
    void whatIsMalformedIsNamedByItsPlace() {
        malformed(AlertFormat.ALERTMANAGER, "{\"alerts\":[\n {\"status\" \"firing\"}]}", "line 2, column");
        malformed(AlertFormat.ALERTMANAGER, "", "line 1, column 1");
        malformed(AlertFormat.ALERTMANAGER, "[]", "line 1, column 1");
        malformed(AlertFormat.ALERTMANAGER, "{\"alerts\":{}}", "alerts");
        malformed(AlertFormat.ALERTMANAGER, "{\"alerts\":[{\"status\":\"firing\"}]}", "alerts[0].labels");
        malformed(AlertFormat.ALERTMANAGER, "{\"alerts\":[{\"labels\":{\"a\":\"b\"}}]}", "alerts[0].status");
        malformed(
                AlertFormat.ALERTMANAGER,
                "{\"alerts\":[{\"status\":\"firing\",\"labels\":{\"a\":\"b\"},\"startsAt\":\"yesterday\"}]}",
                "alerts[0].startsAt");
        malformed(AlertFormat.LIBRENMS, "{\"hostname\":\"a\"}", "state");
        malformed(AlertFormat.LIBRENMS, "{\"state\":\"1\"}", "hostname");
        malformed(AlertFormat.LIBRENMS, "hello", "line 1, column");
        malformed(AlertFormat.LIBRENMS, "hostname=%zz&state=1", "hostname");
        malformed(AlertFormat.ZABBIX, ZABBIX.replace("\"value\":\"1\"", "\"value\":\"{EVENT.VALUE}\""), "value");
        malformed(AlertFormat.ZABBIX, "{\"value\":\"1\",\"event_id\":\"1\"}", "host");
        malformed(AlertFormat.ZABBIX, "{\"value\":\"1\",\"host\":\"a\"}", "event_id");
        malformed(AlertFormat.ZABBIX, "{\"event_id\":", "line 1, column");
    }

    private static void malformed(AlertFormat format, String body, String place) {
        assertThatThrownBy(() -> format.parse(utf8(body)))
                .isInstanceOfSatisfying(
                        MalformedAlert.class,
                        e -> assertThat(e.place()).as(body).startsWith(place));
    }

    @Test
    void whateverArrivesIsReadOrNamed() {
        for (long seed = 0; seed < 3000; seed++) {
            var random = new Random(seed);
            var format = AlertFormat.values()[random.nextInt(3)];
            byte[] body = utf8(List.of(ALERTMANAGER, LIBRENMS, ZABBIX).get(random.nextInt(3)));
            for (int i = 0; i < 1 + random.nextInt(6); i++)
                body[random.nextInt(body.length)] = (byte) "{}[]\",:\\ \n\u0000x0".charAt(random.nextInt(13));
            if (random.nextInt(4) == 0) body = Arrays.copyOf(body, random.nextInt(body.length));
            try {
                assertThat(format.parse(body))
                        .as("seed " + seed)
                        .allMatch(note -> !note.key().isEmpty());
            } catch (MalformedAlert e) {
                assertThat(e.place()).as("seed " + seed).isNotBlank();
            }
        }
    }

    @Test
    void aHugeBodyOfNothingTakesNoTime() {
        String spaces = " ".repeat(1 << 20);
        for (String body : List.of(
                "{" + spaces + "\"a\"" + spaces + ":" + spaces + "x\"" + spaces,
                "{\"a\":\"" + "\", ".repeat(1 << 18),
                "{\"a\":" + "[".repeat(1 << 20)))
            assertThatThrownBy(() -> AlertFormat.LIBRENMS.parse(utf8(body))).isInstanceOf(MalformedAlert.class);
        assertThatThrownBy(() -> AlertFormat.ZABBIX.parse(new byte[AlertFormat.MOST_BYTES + 1]))
                .isInstanceOf(MalformedAlert.class);
    }
}
