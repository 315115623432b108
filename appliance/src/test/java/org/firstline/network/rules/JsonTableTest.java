package org.firstline.network.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.firstline.base.Refused;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.MalformedAlert;
import org.firstline.network.alerts.Severity;
import org.junit.jupiter.api.Test;

/** JSON of programs that have no format of their own here. */
class JsonTableTest {
    private static final JsonTable SHIPPED = JsonTable.of("");

    private static List<AlertNote> parse(JsonTable table, String mapping, String body) throws MalformedAlert {
        return table.find(mapping).orElseThrow().parse(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theGenericOne() throws MalformedAlert {
        var down = parse(SHIPPED, "generic", """
            {"key":"p7","host":"10.0.0.5:8080","name":"Ping","state":"down","severity":"major","message":"No answer"}
            """).getFirst();
        assertThat(down.source()).isEqualTo("json:generic");
        assertThat(down.key()).isEqualTo("p7");
        assertThat(down.hosts()).containsExactly("10.0.0.5");
        assertThat(down.open()).isTrue();
        assertThat(down.severity()).isEqualTo(Severity.MAJOR);
        var up = parse(SHIPPED, "generic", "[{\"key\":\"p7\",\"ip\":\"10.0.0.5\",\"state\":\"OK\"}]")
                .getFirst();
        assertThat(up.open()).isFalse();
        assertThat(up.key()).isEqualTo("p7");
    }

    @Test
    void withoutAKeyHostAndNamePairThem() throws MalformedAlert {
        var down = parse(SHIPPED, "generic", "{\"host\":\"sw-7\",\"name\":\"Ping\",\"state\":1}")
                .getFirst();
        var up = parse(SHIPPED, "generic", "{\"host\":\"sw-7\",\"name\":\"Ping\",\"state\":0}")
                .getFirst();
        assertThat(down.open()).isTrue();
        assertThat(up.open()).isFalse();
        assertThat(up.key()).isEqualTo(down.key());
    }

    @Test
    void uptimeKumaAndGrafana() throws MalformedAlert {
        var kuma = parse(SHIPPED, "uptime-kuma", """
            {"heartbeat":{"monitorID":3,"status":0,"msg":"timeout"},
             "monitor":{"id":3,"name":"Tower","hostname":"10.0.3.1","url":"https://"},"msg":"[Tower] down"}
            """).getFirst();
        assertThat(kuma.open()).isTrue();
        assertThat(kuma.hosts().getFirst()).isEqualTo("10.0.3.1");
        var grafana = parse(SHIPPED, "grafana", """
            {"status":"firing","alerts":[{"status":"resolved","fingerprint":"ab12",
             "labels":{"alertname":"No answer","instance":"10.0.3.1:9100","severity":"critical"},
             "annotations":{"summary":"back"}}]}
            """).getFirst();
        assertThat(grafana.open()).isFalse();
        assertThat(grafana.key()).isEqualTo("ab12");
        assertThat(grafana.hosts()).containsExactly("10.0.3.1");
    }

    @Test
    void aSitesOwn() throws MalformedAlert {
        var own = JsonTable.of("mapping dude\nalerts /probe/list\nhost /dev/0\nopen /st = down|unstable\ntitle /p\n");
        var notes = parse(own, "dude", """
            {"probe":{"list":[{"dev":["10.1.1.1"],"st":"Unstable","p":"ping"},{"dev":["10.1.1.2"],"st":"up"}]}}
            """);
        assertThat(notes).extracting(AlertNote::open).containsExactly(true, false);
        assertThat(own.mappings()).containsKeys("dude", "generic");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThatThrownBy(() -> parse(SHIPPED, "generic", "{\"name\":\"x\"}"))
                .isInstanceOfSatisfying(
                        MalformedAlert.class, e -> assertThat(e.place()).isEqualTo("/host"));
        assertThatThrownBy(() -> parse(SHIPPED, "generic", "42")).isInstanceOf(MalformedAlert.class);
        assertThatThrownBy(() -> parse(SHIPPED, "generic", "{")).isInstanceOf(MalformedAlert.class);
        assertThatThrownBy(() -> JsonTable.of("mapping x\ntitle /a\n"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("network.rule.no-host"));
        assertThatThrownBy(() -> JsonTable.of("mapping x\nhost a/b\n"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("network.rule.pointer"));
        assertThatThrownBy(() -> JsonTable.of("host /a\n"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("network.rule.mapping"));
    }
}
