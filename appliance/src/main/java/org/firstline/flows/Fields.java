package org.firstline.flows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstline.base.Refused;

/**
 * The fields of one object of a flow's text. Whoever reads asks for those that he knows; {@link #done} refuses the rest,
 * so that no misspelt field is ignored. Every refusal names the line and the field.
 */
final class Fields {
    private final Map<String, JsonNode> nodes;
    private final String path;
    private final int line;
    private final Set<String> read = new HashSet<>();

    private Fields(Map<String, JsonNode> nodes, String path, int line) {
        this.nodes = nodes;
        this.path = path;
        this.line = line;
    }

    /** @param path how a refusal names what is in here: "steps.menu." */
    @SuppressWarnings("unchecked")
    static Fields of(JsonNode node, String path) {
        if (node.value() instanceof Map<?, ?> map) return new Fields((Map<String, JsonNode>) map, path, node.line());
        throw new Refused("flows.text-type", node.line(), path.isEmpty() ? "{}" : path, "{…}");
    }

    int line() {
        return line;
    }

    Fields object(String name) {
        return of(get(name), path + name + ".");
    }

    /** The fields in their order, as objects. */
    Map<String, Fields> objects() {
        var all = new LinkedHashMap<String, Fields>();
        nodes.keySet().forEach(name -> all.put(name, object(name)));
        return all;
    }

    String text(String name) {
        return text(name, get(name));
    }

    String text(String name, String otherwise) {
        return nodes.containsKey(name) ? text(name) : otherwise;
    }

    int number(String name, int least, int most) {
        JsonNode node = get(name);
        if (node.value() instanceof Long n && n >= least && n <= most) return n.intValue();
        throw wrong(node, name, least + "–" + most);
    }

    int number(String name, int otherwise, int least, int most) {
        return nodes.containsKey(name) ? number(name, least, most) : otherwise;
    }

    Duration seconds(String name, int otherwise) {
        return Duration.ofSeconds(number(name, otherwise, 0, (int) Step.LONGEST_WAIT.toSeconds()));
    }

    List<Prompt> prompts(String name) {
        var prompts = new ArrayList<Prompt>();
        if (!nodes.containsKey(name)) return prompts;
        JsonNode node = get(name);
        if (!(node.value() instanceof List<?> list)) throw wrong(node, name, "[…]");
        for (Object one : list) prompts.add(Prompt.of(text(name, (JsonNode) one)));
        return prompts;
    }

    Again again() {
        return new Again(number("again", 0, 0, Again.MOST), prompts("again-say"));
    }

    Map<String, String> texts(String name) {
        var texts = new LinkedHashMap<String, String>();
        if (!nodes.containsKey(name)) return texts;
        var inner = object(name);
        inner.nodes.keySet().forEach(key -> texts.put(key, inner.text(key)));
        return texts;
    }

    Map<String, Integer> numbers(String name, int least, int most) {
        var numbers = new LinkedHashMap<String, Integer>();
        if (!nodes.containsKey(name)) return numbers;
        var inner = object(name);
        inner.nodes.keySet().forEach(key -> numbers.put(key, inner.number(key, least, most)));
        return numbers;
    }

    boolean has(String name) {
        return nodes.containsKey(name);
    }

    /** Two numbers: where the box stands. */
    Spot spot(String name) {
        JsonNode node = get(name);
        if (node.value() instanceof List<?> list
                && list.size() == 2
                && ((JsonNode) list.getFirst()).value() instanceof Long x
                && ((JsonNode) list.getLast()).value() instanceof Long y)
            return new Spot((int) Math.clamp(x, 0, Spot.LAST), (int) Math.clamp(y, 0, Spot.LAST));
        throw wrong(node, name, "[x, y]");
    }

    /** What the value of a field should be, and is not. */
    Refused wrong(String name, String wanted) {
        return wrong(get(name), name, wanted);
    }

    /** @throws Refused for a field that nobody has asked for */
    void done() {
        nodes.forEach((name, node) -> {
            if (!read.contains(name)) throw new Refused("flows.text-unknown", node.line(), path + name);
        });
    }

    private JsonNode get(String name) {
        read.add(name);
        JsonNode node = nodes.get(name);
        if (node == null) throw new Refused("flows.text-missing", line, path + name);
        return node;
    }

    private String text(String name, JsonNode node) {
        if (node.value() instanceof String text) return text;
        throw wrong(node, name, "\"…\"");
    }

    private Refused wrong(JsonNode node, String name, String wanted) {
        return new Refused("flows.text-type", node.line(), path + name, wanted);
    }
}
