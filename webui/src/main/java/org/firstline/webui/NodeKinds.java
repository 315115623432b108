package org.firstline.webui;

import java.util.Locale;
import org.firstline.network.Node;

/** The kinds of nodes in the language of whoever looks; a site's own word stays as it is. */
public final class NodeKinds {
    private NodeKinds() {}

    /** @param kind as the node has it; may be empty */
    public static String word(String kind) {
        String known = kind.toLowerCase(Locale.ROOT);
        return Node.KINDS.contains(known) ? Words.here().get("webui.node.kind." + known) : kind;
    }

    /** The kind that is called so on the page, else the word itself. */
    public static String of(String word) {
        String typed = word.strip();
        return Node.KINDS.stream()
                .filter(kind -> word(kind).equalsIgnoreCase(typed))
                .findFirst()
                .orElse(typed);
    }
}
