package org.firstline.network.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.firstline.network.alerts.AlertNote;
import org.firstline.network.alerts.Hosts;
import org.firstline.network.alerts.Keys;
import org.firstline.network.alerts.MalformedAlert;
import org.firstline.network.alerts.Severity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a program's JSON says what an alert needs, as JSON pointers (RFC 6901).
 *
 * @param alerts the list of alerts in the body; empty = the body itself is one alert, or a list of them
 * @param key pairs a fault with its end; none = the hosts and the name do
 * @param hosts what may name the host, the surest first
 * @param state the values under which the fault is there, or is over
 */
public record JsonMapping(
        String name,
        JsonPointer alerts,
        List<JsonPointer> key,
        List<JsonPointer> hosts,
        List<JsonPointer> title,
        List<JsonPointer> severity,
        List<JsonPointer> summary,
        State state) {
    private static final JsonMapper json = new JsonMapper();
    private static final int MOST_ALERTS = 5_000;

    /** @param open true: these values mean that the fault is there, all others that it is over; false: the reverse */
    public record State(@Nullable JsonPointer at, boolean open, List<String> values) {
        boolean isOpen(JsonNode alert) {
            return at == null || values.contains(text(alert.at(at)).toLowerCase(Locale.ROOT)) == open;
        }
    }

    public JsonMapping {
        key = List.copyOf(key);
        hosts = List.copyOf(hosts);
        title = List.copyOf(title);
        severity = List.copyOf(severity);
        summary = List.copyOf(summary);
    }

    String source() {
        return "json:" + name;
    }

    /** @throws MalformedAlert naming the place */
    public List<AlertNote> parse(byte[] body) throws MalformedAlert {
        JsonNode root = read(body).at(alerts);
        var notes = new ArrayList<AlertNote>();
        if (root.isObject()) {
            notes.add(note(root, alerts.toString()));
        } else if (root.isArray()) {
            if (root.size() > MOST_ALERTS) throw new MalformedAlert(alerts.toString(), "more than " + MOST_ALERTS);
            for (int i = 0; i < root.size(); i++) notes.add(note(root.get(i), alerts + "/" + i));
        } else {
            throw new MalformedAlert(alerts.matches() ? "body" : alerts.toString(), "neither an object nor a list");
        }
        return notes;
    }

    private static JsonNode read(byte[] body) throws MalformedAlert {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new MalformedAlert("body", "not JSON: " + e.getOriginalMessage());
        }
    }

    private AlertNote note(JsonNode alert, String place) throws MalformedAlert {
        var named = hosts.stream()
                .map(at -> Hosts.bare(text(alert.at(at))))
                .filter(host -> !host.isEmpty())
                .toList();
        if (named.isEmpty()) throw new MalformedAlert(place + hosts.getFirst(), "no host");
        String words = first(alert, title).orElse(name);
        boolean open = state.isOpen(alert);
        return new AlertNote(
                source(),
                Keys.of(first(alert, key).orElse(named.getFirst() + " " + words)),
                named,
                words,
                open ? first(alert, severity).map(Severity::ofWord).orElse(Severity.UNKNOWN) : Severity.OK,
                open,
                false,
                null,
                first(alert, summary).orElse(words));
    }

    private static Optional<String> first(JsonNode alert, List<JsonPointer> places) {
        return places.stream()
                .map(at -> text(alert.at(at)))
                .filter(found -> !found.isBlank())
                .findFirst();
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) return "";
        return value.isValueNode() ? value.asString("") : value.toString();
    }
}
