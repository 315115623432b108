package org.firstline.flows;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstline.base.Refused;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text of a flow: what is exported, imported and kept in rows. JSON with one step a line, so that a refusal can name
 * the line and the step, and two versions can be compared by eye.
 */
public final class FlowText {
    /** A longer text is refused; what a row of both databases holds. */
    public static final int MAX_LENGTH = 32_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FlowText() {}

    /** @throws Refused where it is too long to be kept */
    public static String write(Sketch sketch) {
        var lines = new StringBuilder("{\n");
        lines.append("\"start\": ").append(json(sketch.start())).append(",\n");
        lines.append("\"fallback\": ").append(json(sketch.fallback())).append(",\n\"steps\": {");
        String comma = "\n";
        for (var entry : sketch.steps().entrySet()) {
            var fields = new LinkedHashMap<>(StepText.write(entry.getValue()));
            Spot spot = sketch.spots().get(entry.getKey());
            if (spot != null) fields.put("at", List.of(spot.x(), spot.y()));
            lines.append(comma).append(json(entry.getKey())).append(": ").append(json(fields));
            comma = ",\n";
        }
        String text = lines.append("\n}}\n").toString();
        if (text.length() > MAX_LENGTH) throw new Refused("flows.text-long", MAX_LENGTH);
        return text;
    }

    /** @throws Refused that names the line and the field where it is no flow's text */
    public static Sketch read(String text) {
        if (text.length() > MAX_LENGTH) throw new Refused("flows.text-long", MAX_LENGTH);
        Fields all = Fields.of(JsonNode.read(text), "");
        String start = all.text("start");
        String fallback = all.text("fallback");
        var steps = new LinkedHashMap<String, Step>();
        Map<String, Spot> spots = new HashMap<>();
        all.object("steps").objects().forEach((key, fields) -> {
            if (!Sketch.NAME.matcher(key).matches()) throw new Refused("flows.text-name", fields.line(), key);
            steps.put(key, StepText.read(fields));
            if (fields.has("at")) spots.put(key, fields.spot("at"));
            fields.done();
        });
        all.done();
        if (steps.size() > Sketch.MAX_STEPS) throw new Refused("flows.too-large", Sketch.MAX_STEPS);
        return new Sketch(start, fallback, steps, spots);
    }

    /** What {@code do} says of this kind of step: "menu". */
    public static String kind(Step step) {
        return StepText.kind(step);
    }

    private static String json(Object value) {
        return JSON.writeValueAsString(value);
    }
}
