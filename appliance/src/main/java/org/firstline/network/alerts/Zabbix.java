package org.firstline.network.alerts;

import java.util.List;
import java.util.stream.Stream;

/**
 * The body of our own Zabbix media type (formats of {@code {EVENT.…}} macros: zabbix.com/documentation, "Supported
 * macros"). Event sources: 0 trigger, 1 discovery, 2 autoregistration, 3 internal, 4 service; of 0, 3 and 4 a value 1 is
 * a problem and 0 its end, and an update tells the value again. A macro without a value arrives as it was written, or as
 * {@code *UNKNOWN*}.
 */
final class Zabbix {
    private static final String UNSET = "\\{[A-Z$#?][^{}]*}|\\*UNKNOWN\\*";

    private Zabbix() {}

    static List<AlertNote> parse(byte[] body) throws MalformedAlert {
        var said = new Said(Json.fields(body), UNSET);
        switch (said.of("event_source")) {
            case "", "0", "3", "4" -> {}
            case "1", "2" -> {
                return List.of();
            }
            default -> throw new MalformedAlert("event_source", "not one of 0 to 4");
        }
        boolean open = switch (said.of("value")) {
            case "1" -> true;
            case "0" -> false;
            default -> throw new MalformedAlert("value", "neither 1 nor 0");
        };
        var hosts = Stream.of("ip", "host", "hostname", "dns")
                .map(said::of)
                .map(Hosts::bare)
                // what {HOST.IP} is for a host that has only a name
                .filter(host -> !host.equals("0.0.0.0"))
                .toList();
        // a service has no host: it is kept and shown, though no node is behind it
        if (hosts.stream().allMatch(String::isEmpty) && !said.of("event_source").equals("4"))
            throw new MalformedAlert("host", "missing");
        return List.of(new AlertNote(
                AlertFormat.ZABBIX.source(),
                Keys.of(key(said)),
                hosts,
                said.of("name"),
                Severity.ofZabbix(said.of("nseverity")),
                open,
                false,
                null,
                said.first("name", "message")));
    }

    /** In a recovery {@code {EVENT.ID}} is still the problem's, so it pairs the two. */
    private static String key(Said said) throws MalformedAlert {
        String event = said.of("event_id");
        if (!event.isEmpty()) return "event " + event;
        String trigger = said.of("trigger_id");
        if (trigger.isEmpty()) throw new MalformedAlert("event_id", "missing, and trigger_id too");
        return "trigger " + trigger;
    }
}
