package org.firstline.webui.network;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.util.Map;
import org.firstline.network.Alert;
import org.firstline.network.NodeView;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.subscribers.ServiceKind;
import org.firstline.webui.Ago;
import org.firstline.webui.Facts;
import org.firstline.webui.NodeKinds;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** One node: where it hangs, what monitors say of it, and what can be done. */
final class NodeDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final int MOST_ALERTS = 10;

    /** @param affected services that are gone when it dies, by kind */
    NodeDialog(Services services, NodeView view, int behind, Map<ServiceKind, Integer> affected) {
        var words = Words.here();
        var node = view.node();
        var network = services.network();
        setHeaderTitle(node.name());
        setWidth("38rem");
        var facts = new Facts()
                .put(words.get("webui.node.state"), Looks.of(view.state()).badge())
                .put(words.get("webui.node.id"), node.id())
                .put(words.get("webui.node.above"), orDash(Area.above(network.tree(), node.id())))
                .put(words.get("webui.node.host"), orDash(node.host()))
                .put(words.get("webui.node.kind"), orDash(NodeKinds.word(node.kind())))
                .put(
                        words.get("webui.node.below"),
                        words.get("webui.node.below.n", view.children().size()))
                .put(words.get("webui.node.subscribers"), words.get("webui.number", behind));
        var own = Words.of(MonitoringView.BUNDLE);
        String second = node.second();
        if (second != null) facts.put(own.get("node.second"), Area.name(network.tree(), second));
        facts.put(own.get("node.affected"), services(affected));
        Long outage = view.outage();
        if (outage != null) {
            var link = new RouterLink(words.get("webui.outage.n", outage), OutageView.class, outage);
            facts.put(words.get("webui.node.outage"), new Div(link));
        }
        add(facts);
        var alerts = network.alerts().of(node.id());
        if (alerts.isEmpty()) add(new Paragraph(words.get("webui.node.no-alerts")));
        alerts.stream().limit(MOST_ALERTS).forEach(alert -> add(line(alert)));
        if (alerts.size() > MOST_ALERTS) add(new Paragraph(words.get("webui.alert.more", alerts.size() - MOST_ALERTS)));
        if (SignedIn.may(Role.ADMIN)) new NodeVerbs(services).offer(this, node);
        if (SignedIn.may(Role.SHIFT_HEAD)) {
            var declare = new Button(words.get("webui.outage.declare"), VaadinIcon.WARNING.create(), e -> {
                close();
                new OutageVerbs(services).declare(node);
            });
            declare.setId("declare");
            getFooter().add(declare);
        }
        getFooter().add(new Button(words.get("webui.close"), e -> close()));
    }

    /** Each kind with its number, also where that is 0: that nobody has television there is worth knowing. */
    private static Div services(Map<ServiceKind, Integer> affected) {
        var names = Words.of("subscribers");
        var list = new Div();
        list.setId("affected");
        for (ServiceKind kind : ServiceKind.values())
            list.add(new Div(names.get("service." + kind) + ": "
                    + Words.here().get("webui.number", affected.getOrDefault(kind, 0))));
        return list;
    }

    private static Div line(Alert alert) {
        var line = new Div(Looks.of(alert.severity()).badge(), new Span(alert.name()), Ago.of(alert.firstSeen()));
        line.addClassName("alert-line");
        if (!alert.summary().isBlank()) {
            var summary = new Span(alert.summary());
            summary.addClassName("quiet");
            line.add(summary);
        }
        return line;
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "—" : text;
    }
}
