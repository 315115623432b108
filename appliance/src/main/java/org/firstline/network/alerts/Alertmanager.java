package org.firstline.network.alerts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prometheus Alertmanager's webhook, version 4 (prometheus.io/docs/alerting/latest/configuration/#webhook_config). Each
 * alert's own status counts: {@code endsAt} is of year 1 while it fires, and in old versions even when it is resolved.
 * Those have no fingerprint either, so there the sorted labels are the key.
 */
final class Alertmanager {
    private static final JsonMapper json = new JsonMapper();
    private static final int MOST_ALERTS = 20_000;
    private static final List<String> HOST_LABELS = List.of(
            "ip",
            "host",
            "hostname",
            "instance",
            "device",
            "target",
            "exported_instance",
            "sysName",
            "sysname",
            "node");

    private Alertmanager() {}

    static List<AlertNote> parse(byte[] body) throws MalformedAlert {
        JsonNode root = read(body);
        if (!root.isObject()) throw new MalformedAlert("line 1, column 1", "not a JSON object");
        JsonNode alerts = root.path("alerts");
        if (!alerts.isArray()) throw new MalformedAlert("alerts", "missing, or not a list");
        if (alerts.size() > MOST_ALERTS) throw new MalformedAlert("alerts", "more than " + MOST_ALERTS);
        boolean partial = root.path("truncatedAlerts").asInt(0) > 0;
        var notes = new ArrayList<AlertNote>();
        for (int i = 0; i < alerts.size(); i++)
            notes.add(note(alerts.get(i), "alerts[" + i + "]", root.path("status"), partial));
        return notes;
    }

    private static JsonNode read(byte[] body) throws MalformedAlert {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw Json.malformed(e);
        }
    }

    private static AlertNote note(JsonNode alert, String place, JsonNode groupStatus, boolean partial)
            throws MalformedAlert {
        JsonNode labels = alert.path("labels");
        if (!labels.isObject() || labels.isEmpty())
            throw new MalformedAlert(place + ".labels", "missing, or no object");
        var sorted = new TreeMap<String, String>();
        for (var label : labels.properties())
            sorted.put(label.getKey(), label.getValue().asString(""));
        JsonNode status = alert.has("status") ? alert.path("status") : groupStatus;
        boolean open = switch (status.asString("")) {
            case "firing" -> true;
            case "resolved" -> false;
            default -> throw new MalformedAlert(place + ".status", "neither firing nor resolved");
        };
        String fingerprint = alert.path("fingerprint").asString("");
        return new AlertNote(
                AlertFormat.ALERTMANAGER.source(),
                Keys.of(fingerprint.isEmpty() ? sorted.toString() : fingerprint),
                HOST_LABELS.stream()
                        .map(label -> Hosts.bare(sorted.getOrDefault(label, "")))
                        .toList(),
                sorted.getOrDefault("alertname", ""),
                Severity.ofWord(sorted.getOrDefault("severity", "")),
                open,
                partial,
                instant(alert.path("startsAt").asString(""), place + ".startsAt"),
                summary(alert.path("annotations"), sorted));
    }

    private static String summary(JsonNode annotations, TreeMap<String, String> labels) {
        for (String key : List.of("summary", "description", "message")) {
            String text = annotations.path(key).asString("");
            if (!text.isBlank()) return text;
        }
        return labels.getOrDefault("summary", labels.getOrDefault("alertname", ""));
    }

    private static @Nullable Instant instant(String text, String place) throws MalformedAlert {
        if (text.isEmpty() || text.startsWith("0001-")) return null;
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedAlert(place, "not a time as in RFC 3339");
        }
    }
}
