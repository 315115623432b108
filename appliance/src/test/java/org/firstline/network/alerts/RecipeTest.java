package org.firstline.network.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.firstline.network.rules.JsonTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people paste must be what the box reads. */
class RecipeTest {
    private static String text(Recipe recipe) {
        return recipe.text("http://192.0.2.1:8080", "192.0.2.1", "s3cret");
    }

    @ParameterizedTest
    @EnumSource
    void eachHasTheBoxsOwnAddress(Recipe recipe) {
        assertThat(text(recipe)).contains("192.0.2.1").doesNotContain("@BOX@", "@HOST@", "@TOKEN@");
    }

    @Test
    void theMediaTypeOfZabbixSendsWhatTheParserNeeds() throws MalformedAlert {
        var body = new StringBuilder("{\"source\":\"zabbix\"");
        var parameter =
                Pattern.compile("- name: (\\w+)\n          value: '([^']*)'").matcher(text(Recipe.ZABBIX));
        while (parameter.find())
            if (!parameter.group(1).matches("url|token"))
                body.append(",\"")
                        .append(parameter.group(1))
                        .append("\":\"")
                        .append(
                                switch (parameter.group(1)) {
                                    case "event_id" -> "781";
                                    case "event_source" -> "0";
                                    case "value" -> "1";
                                    case "nseverity" -> "4";
                                    case "host" -> "sw-7";
                                    case "ip" -> "10.0.0.7";
                                    case "name" -> "Unavailable by ICMP ping";
                                    // the rest arrives as it is written, as macros without a value do
                                    default -> parameter.group(2);
                                })
                        .append('"');
        var note = AlertFormat.ZABBIX
                .parse(body.append('}').toString().getBytes(StandardCharsets.UTF_8))
                .getFirst();
        assertThat(note.hosts()).containsExactly("10.0.0.7", "sw-7");
        assertThat(note.key()).isEqualTo("event 781");
        assertThat(note.severity()).isEqualTo(Severity.MAJOR);
        assertThat(note.open()).isTrue();
    }

    @Test
    void theBodyOfLibreNmsIsRead() throws MalformedAlert {
        String body = text(Recipe.LIBRENMS)
                .substring(text(Recipe.LIBRENMS).indexOf("Body:\n") + 6)
                .replace("{{ $state }}", "1")
                .replace("{{ $hostname }}", "10.0.0.7")
                .replace("{{ $alert_id }}", "26")
                .replace("{{ $msg }}", "Device \"7\" is\nnot there");
        var note = AlertFormat.LIBRENMS
                .parse(body.getBytes(StandardCharsets.UTF_8))
                .getFirst();
        assertThat(note.hosts()).containsExactly("10.0.0.7");
        assertThat(note.key()).isEqualTo("alert 26");
    }

    @Test
    void theGenericJsonIsRead() throws MalformedAlert {
        String text = text(Recipe.JSON);
        String body = text.substring(text.indexOf("-d '") + 4, text.indexOf("}'") + 1);
        var note = JsonTable.of("")
                .find("generic")
                .orElseThrow()
                .parse(body.getBytes(StandardCharsets.UTF_8))
                .getFirst();
        assertThat(note.hosts()).containsExactly("10.0.0.5");
        assertThat(note.open()).isTrue();
    }
}
