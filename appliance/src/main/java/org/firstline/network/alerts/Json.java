package org.firstline.network.alerts;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A flat object of texts, read strictly where that is possible and leniently where a template made the JSON. */
final class Json {
    private static final JsonMapper json = new JsonMapper();

    private Json() {}

    /**
     * The fields of an object, as texts: numbers as they are written, nested values as their JSON.
     *
     * @throws MalformedAlert naming the line and column at which strict reading gave up
     */
    static Map<String, String> fields(byte[] body) throws MalformedAlert {
        try {
            JsonNode root = json.readTree(body);
            if (!root.isObject()) throw new MalformedAlert("line 1, column 1", "not a JSON object");
            var fields = new LinkedHashMap<String, String>();
            for (var field : root.properties()) fields.put(field.getKey(), text(field.getValue()));
            return fields;
        } catch (JacksonException e) {
            var lenient = new LenientJson(new String(body, StandardCharsets.UTF_8)).fields();
            if (lenient.isPresent()) return lenient.get();
            throw malformed(e);
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull()) return "";
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    static MalformedAlert malformed(JacksonException e) {
        var at = e.getLocation();
        String place = at == null || at.getLineNr() < 1
                ? "body"
                : "line " + at.getLineNr() + ", column " + Math.max(1, at.getColumnNr());
        return new MalformedAlert(place, "not JSON: " + e.getOriginalMessage());
    }
}
