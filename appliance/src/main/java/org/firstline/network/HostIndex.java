package org.firstline.network;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the node that a monitor speaks of: by the host that the tree has for it, else by its id or name, else by a
 * domain name's first word. Of several nodes on one host (an OLT and its ports) the highest is meant.
 */
final class HostIndex {
    private final Map<String, String> byHost = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();

    HostIndex(Tree tree) {
        for (Node node : tree.all()) {
            if (node.watched())
                byHost.merge(
                        key(node.host()),
                        node.id(),
                        (a, b) -> tree.path(b).size() < tree.path(a).size() ? b : a);
            byName.putIfAbsent(key(node.name()), node.id());
        }
        for (Node node : tree.all()) byName.put(key(node.id()), node.id());
    }

    /** @param hosts the surest first; each is tried in every way before the next */
    Optional<String> find(List<String> hosts) {
        return hosts.stream().map(this::find).flatMap(Optional::stream).findFirst();
    }

    private Optional<String> find(String host) {
        String key = key(host);
        if (byHost.containsKey(key)) return Optional.of(byHost.get(key));
        if (byName.containsKey(key)) return Optional.of(byName.get(key));
        boolean domain = key.indexOf('.') > 0 && key.chars().anyMatch(Character::isLetter);
        return domain ? Optional.ofNullable(byHost.get(key.substring(0, key.indexOf('.')))) : Optional.empty();
    }

    private static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
