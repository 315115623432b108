package org.firstline.webui.subscribers;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.firstline.network.Network;
import org.firstline.network.NodeState;
import org.firstline.network.NodeView;
import org.firstline.webui.Words;

/** The way from the top of the network to the node that serves somebody, and how each step of it is. */
final class NodePath extends Div {
    private static final long serialVersionUID = 1;

    NodePath(Network network, String node) {
        addClassName("node-path");
        var path = network.tree().path(node);
        if (path.isEmpty()) {
            add(new Span(node + " · " + Words.here().get("webui.subscriber.node.unknown")));
            return;
        }
        for (String id : path) network.find(id).ifPresent(view -> add(step(view)));
    }

    /** A step that is well needs only its icon. */
    private static Div step(NodeView view) {
        var look = SubscriberLooks.of(view.state());
        var name = new Span(view.node().name());
        if (view.state() != NodeState.UP) return new Div(look.badge(), new Text(" "), name);
        var icon = look.icon().create();
        icon.addClassName("tone-" + look.tone().name().toLowerCase(Locale.ROOT));
        icon.getElement().setAttribute("aria-label", look.word());
        icon.setTooltipText(look.word());
        return new Div(icon, new Text(" "), name);
    }
}
