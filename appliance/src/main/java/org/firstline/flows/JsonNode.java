package org.firstline.flows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstline.base.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * A piece of a JSON text that knows its line, so that whoever wrote it by hand can be told where he was wrong.
 *
 * @param value a map of nodes, a list of nodes, a String, a Long or a Boolean; anything else is refused
 */
record JsonNode(Object value, int line) {
    private static final int DEEPEST = 10;
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    /** @throws Refused naming the line where this is no JSON */
    static JsonNode read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            JsonNode all = node(parser, 0);
            if (parser.nextToken() != null) throw new Refused("flows.text-more", line(parser));
            return all;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Refused("flows.text-broken", line, String.valueOf(e.getOriginalMessage()));
        }
    }

    private static JsonNode node(JsonParser parser, int depth) {
        int line = line(parser);
        JsonToken token = parser.currentToken();
        if (token == null || depth > DEEPEST) throw new Refused("flows.text-ends", line);
        return switch (token) {
            case START_OBJECT -> new JsonNode(object(parser, depth), line);
            case START_ARRAY -> new JsonNode(array(parser, depth), line);
            case VALUE_STRING -> new JsonNode(parser.getString(), line);
            case VALUE_NUMBER_INT -> new JsonNode(parser.getLongValue(), line);
            case VALUE_TRUE -> new JsonNode(true, line);
            case VALUE_FALSE -> new JsonNode(false, line);
            default -> throw new Refused("flows.text-strange", line, parser.getString());
        };
    }

    private static Map<String, JsonNode> object(JsonParser parser, int depth) {
        var all = new LinkedHashMap<String, JsonNode>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int line = line(parser);
            parser.nextToken();
            if (all.put(name, node(parser, depth + 1)) != null) throw new Refused("flows.text-twice", line, name);
        }
        return all;
    }

    private static List<JsonNode> array(JsonParser parser, int depth) {
        var all = new ArrayList<JsonNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) all.add(node(parser, depth + 1));
        return all;
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
