package org.firstline.network.alerts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one monitor says of one host.
 *
 * @param source "alertmanager", "librenms", "zabbix", "snmp", "syslog", "json:" with the mapping's name; at most 20
 *     characters
 * @param key pairs the fault with its recovery within the source; at most {@value #LONGEST_KEY} characters
 * @param hosts what may name the host, the surest first: addresses, names
 * @param name of the rule that fired
 * @param open whether the fault is there
 * @param partial the message told of only a part of what is going on, so its recovery must not end anything by itself
 * @param startedAt by the monitor's clock; null where it does not say it with a zone
 * @param summary for people
 */
public record AlertNote(
        String source,
        String key,
        List<String> hosts,
        String name,
        Severity severity,
        boolean open,
        boolean partial,
        @Nullable Instant startedAt,
        String summary) {
    static final int LONGEST_KEY = 200;
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_HOSTS = 8;

    public AlertNote {
        if (key.isEmpty() || key.length() > LONGEST_KEY) throw new IllegalArgumentException("key: " + key);
        hosts = hosts.stream()
                .map(String::strip)
                .filter(h -> !h.isEmpty() && h.length() <= LONGEST_NAME)
                .distinct()
                .limit(MOST_HOSTS)
                .toList();
        name = cut(name, LONGEST_NAME);
        summary = cut(summary, LONGEST_TEXT);
    }

    private static String cut(String text, int most) {
        // a NUL is text nowhere, and PostgreSQL refuses it
        String clean = text.replace("\u0000", "").strip();
        return clean.length() <= most ? clean : clean.substring(0, most - 1) + "…";
    }
}
