package org.firstline.webui.subscribers;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.firstline.network.Network;
import org.firstline.network.NodeView;
import org.firstline.subscribers.ServiceKind;
import org.firstline.subscribers.Subscription;
import org.firstline.webui.Pages;
import org.firstline.webui.Words;

/** What a subscriber has: a mark for each kind of service, and the node that brings it where that is another. */
final class ServicesField extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words names = Words.of("subscribers");
    private final Map<ServiceKind, Checkbox> marks = new EnumMap<>(ServiceKind.class);
    private final Map<ServiceKind, ComboBox<NodeView>> nodes = new EnumMap<>(ServiceKind.class);
    private final transient Network network;

    ServicesField(Network network) {
        this.network = network;
        setId("subscriber-services");
        add(new Span(Words.here().get("webui.subscriber.services")));
        for (ServiceKind kind : ServiceKind.values()) {
            var mark = new Checkbox(names.get("service." + kind));
            marks.put(kind, mark);
            var line = new Div(mark);
            line.addClassName("line");
            if (kind != ServiceKind.INTERNET) {
                var node = new ComboBox<NodeView>();
                node.setPlaceholder(Words.here().get("webui.subscriber.services.node"));
                node.setAriaLabel(mark.getLabel() + ": " + Words.here().get("webui.subscriber.node"));
                node.setClearButtonVisible(true);
                node.setItemLabelGenerator(
                        view -> view.node().name() + " · " + view.node().id());
                node.setItems(query -> new Pages<NodeView, String>(
                                (after, limit) -> network.list(query.getFilter().orElse(""), after, limit),
                                view -> view.node().id())
                        .rows(query.getOffset(), query.getLimit()));
                node.addValueChangeListener(e -> {
                    if (e.getValue() != null) mark.setValue(true);
                });
                nodes.put(kind, node);
                line.add(node);
            }
            add(line);
        }
    }

    void set(List<Subscription> services) {
        for (Subscription one : services) {
            mark(one.kind()).setValue(true);
            var node = nodes.get(one.kind());
            if (node != null && one.node() != null) network.find(one.node()).ifPresent(node::setValue);
        }
    }

    List<Subscription> get() {
        var chosen = new ArrayList<Subscription>();
        marks.forEach((kind, mark) -> {
            if (!mark.getValue()) return;
            var node = nodes.get(kind);
            var view = node == null ? null : node.getValue();
            chosen.add(new Subscription(kind, view == null ? null : view.node().id()));
        });
        return chosen;
    }

    private Checkbox mark(ServiceKind kind) {
        return Objects.requireNonNull(marks.get(kind));
    }
}
