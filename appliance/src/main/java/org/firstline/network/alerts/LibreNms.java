package org.firstline.network.alerts;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * LibreNMS's "API" transport (docs.librenms.org/Alerting/Transports): its body is whatever the administrator typed, with
 * variables put in unescaped; JSON or a form. State 0 is recovered, every other one open (1 alert, 2 acknowledged, 3
 * worse, 4 better). {@code alert_id} stays the same from the fault to its recovery; its time has no zone, so it is not
 * used.
 */
final class LibreNms {
    private LibreNms() {}

    static List<AlertNote> parse(byte[] body) throws MalformedAlert {
        Map<String, String> fields = looksLikeForm(body) ? form(body) : Json.fields(body);
        var said = new Said(fields, "\\{\\{.*}}");
        String state = said.of("state");
        if (!state.matches("[0-9]{1,2}")) throw new MalformedAlert("state", "not a number");
        boolean open = Integer.parseInt(state) > 0;
        var hosts = Stream.of("ip", "hostname", "sysName", "display")
                .map(said::of)
                .map(Hosts::bare)
                .toList();
        if (hosts.stream().allMatch(String::isEmpty)) throw new MalformedAlert("hostname", "missing");
        String name = said.first("name", "rule_name", "title");
        return List.of(new AlertNote(
                AlertFormat.LIBRENMS.source(),
                Keys.of(key(said, hosts.get(1).isEmpty() ? hosts.getFirst() : hosts.get(1), name)),
                hosts,
                name,
                Severity.ofWord(said.of("severity")),
                open,
                false,
                null,
                said.first("title", "msg", "name")));
    }

    private static String key(Said said, String host, String name) {
        String id = said.of("alert_id");
        if (!id.isEmpty()) return "alert " + id;
        String uid = said.of("uid");
        return uid.isEmpty() ? "rule " + name + " of " + host : "uid " + uid;
    }

    private static boolean looksLikeForm(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8).strip();
        return start.matches("(?s)[A-Za-z_]\\w*=.*");
    }

    private static Map<String, String> form(byte[] body) throws MalformedAlert {
        var fields = new LinkedHashMap<String, String>();
        for (String pair : new String(body, StandardCharsets.UTF_8).strip().split("&")) {
            String[] sides = pair.split("=", 2);
            try {
                fields.put(decode(sides[0]), sides.length < 2 ? "" : decode(sides[1]));
            } catch (IllegalArgumentException e) {
                throw new MalformedAlert(sides[0], "not form-encoded");
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
