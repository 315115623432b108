package org.firstline.network.rules;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.Keys;
import org.firstline.network.alerts.Severity;

/**
 * One thing that a device says of itself or of one of its ports.
 *
 * @param source "snmp", "syslog"
 * @param devices what may name it, the surest first
 * @param part the port or subscriber's terminal; empty = the device itself
 * @param called the part as people know it
 * @param words of the rule, as the alert's name
 */
record Saying(
        String source,
        List<String> devices,
        String topic,
        String part,
        String called,
        Effect effect,
        Severity severity,
        String words,
        String summary) {
    /**
     * A port that the tree knows ({@code 10.0.0.5:7} or {@code 10.0.0.5/7} is the host or name of its node) is what the
     * alert is about. Of any other port only the device is known, and a port is not the whole device: then the alert is a
     * warning, which never makes an outage.
     *
     * @param known whether the tree has a node under this host or name
     */
    Heard heard(Predicate<String> known) {
        var port = devices.stream()
                .flatMap(device ->
                        part.isEmpty() ? Stream.<String>empty() : Stream.of(device + ":" + part, device + "/" + part))
                .filter(known)
                .findFirst();
        boolean vague = !part.isEmpty() && port.isEmpty();
        var level = vague && severity.compareTo(Severity.WARNING) > 0 ? Severity.WARNING : severity;
        var hosts = port.map(List::of).orElse(devices);
        var open = note(hosts, level, true);
        var end = note(hosts, Severity.OK, false);
        return switch (effect) {
            case OPENS -> new Heard(List.of(open), List.of());
            case ENDS -> new Heard(List.of(end), List.of());
            case TELLS -> new Heard(List.of(open), List.of(end));
        };
    }

    private AlertNote note(List<String> hosts, Severity level, boolean open) {
        String device = devices.isEmpty() ? "" : devices.getFirst();
        String name = part.isEmpty() ? words : words + " (" + called + ")";
        return new AlertNote(
                source,
                Keys.of(key(topic, device, part)),
                hosts,
                name,
                level,
                open,
                false,
                null,
                summary.isEmpty() ? name : summary);
    }

    /** The topic comes first, so that its limit of age can be found from a key. */
    static String key(String topic, String device, String part) {
        return topic + " " + device + " " + part;
    }
}
