package org.firstline.webui.imports;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstline.network.Node;
import org.firstline.network.NodeEdited;
import org.firstline.webui.NodeKinds;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an import would make another.
 *
 * @param what "new", "changed" or "removed", as the counts call it
 */
record ImportChange(String what, String key, String before, String after) {
    static ImportChange of(NodeEdited edit) {
        String what = edit.before() == null ? "new" : edit.after() == null ? "removed" : "changed";
        return new ImportChange(what, edit.id(), text(edit.before()), text(edit.after()));
    }

    private static String text(@Nullable Node node) {
        if (node == null) return "";
        return Stream.of(
                        node.name(),
                        NodeKinds.word(node.kind()),
                        node.host(),
                        node.parent() == null ? "" : "↑ " + node.parent(),
                        node.second() == null ? "" : "⇡ " + node.second())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
