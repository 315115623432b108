package org.firstline.webui.network;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.network.Tree;
import org.firstline.reactions.Rehearsal;
import org.firstline.webui.Words;

/** A node as people place it: its name, and what it hangs on. */
final class Area {
    private Area() {}

    /** The node's name; its id where the tree has lost it, but for a rehearsal's, which always goes. */
    static String name(Tree tree, String node) {
        return tree.find(node)
                .map(Node::name)
                .orElseGet(() -> Rehearsal.isNode(node) ? Words.of("reactions").get("rehearsal.node") : node);
    }

    /** What the node hangs on, from the top: "Town › North"; empty at the top. */
    static String above(Tree tree, String node) {
        List<String> path = tree.path(node);
        if (path.isEmpty()) return "";
        return String.join(
                " › ",
                path.subList(0, path.size() - 1).stream()
                        .map(id -> name(tree, id))
                        .toList());
    }

    /** The name of an outage's area, which leads to the outage, and in small letters where that is. */
    static Div link(Tree tree, Outage outage) {
        var link = new RouterLink(name(tree, outage.node()), OutageView.class, outage.id());
        link.addClassName("strong");
        link.getElement().setAttribute("title", link.getText());
        return withPlace(link, above(tree, outage.node()));
    }

    static Div withPlace(Component name, String above) {
        var cell = new Div(name);
        cell.addClassName("placed");
        if (above.isEmpty()) return cell;
        var place = new Span(above);
        place.addClassName("quiet");
        place.setTitle(above);
        cell.add(place);
        return cell;
    }
}
