package org.firstline.webui.network;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Optional;
import org.firstline.base.Refused;
import org.firstline.network.Complaint;
import org.firstline.network.Node;
import org.firstline.network.Suspicion;
import org.firstline.network.Tree;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Look;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;

/** What complaints suggest, with the reason, above the tree; a shift head makes an outage of it or waves it off. */
final class SuspicionStrip extends Div {
    private static final long serialVersionUID = 1;
    private static final int MOST = 5;

    private final transient Services services;
    private final transient Words words = Words.of(MonitoringView.BUNDLE);

    SuspicionStrip(Services services) {
        this.services = services;
        addClassName("open-outages");
        setId("suspicions");
    }

    void draw() {
        removeAll();
        var suspicions = services.network().clusters().list();
        setVisible(!suspicions.isEmpty());
        suspicions.stream().limit(MOST).forEach(one -> add(line(one)));
    }

    private Div line(Suspicion one) {
        Tree tree = services.network().tree();
        Optional<Node> node = Optional.ofNullable(one.node()).flatMap(tree::find);
        var place = new Span(one.street().isEmpty() ? Area.name(tree, String.valueOf(one.node())) : one.street());
        place.addClassName("strong");
        String what = one.kind() == Complaint.Kind.CALL ? "suspicion.calls" : "suspicion.tickets";
        var line = new Div(
                new Look(VaadinIcon.QUESTION_CIRCLE, words.get("suspicion"), Tone.WARNING).badge(),
                place,
                new Span(words.get(
                        what,
                        one.who().size(),
                        services.network().clusters().rules().window().toMinutes())),
                Ago.of(one.last()));
        line.addClassName("line");
        if (!SignedIn.may(Role.SHIFT_HEAD)) return line;
        node.ifPresent(known -> {
            var declare = new Button(
                    Words.here().get("webui.outage.declare"),
                    VaadinIcon.WARNING.create(),
                    e -> new OutageVerbs(services).declare(known));
            declare.addThemeVariants(ButtonVariant.LUMO_SMALL);
            line.add(declare);
            one.parts().forEach((id, count) -> tree.find(id).ifPresent(part -> line.add(only(part, count))));
        });
        var no = new Button(words.get("suspicion.no"), VaadinIcon.BAN.create(), e -> waveOff(one));
        no.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        line.add(no);
        return line;
    }

    /** Those who are well must not hear of an outage only because the tree has no smaller node above all who are not. */
    private Button only(Node part, int count) {
        var only = new Button(
                words.get("suspicion.only", part.name(), count), e -> new OutageVerbs(services).declare(part));
        only.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        return only;
    }

    private void waveOff(Suspicion one) {
        SignedIn.require(Role.SHIFT_HEAD);
        try {
            services.network().clusters().waveOff(one.place());
        } catch (Refused gone) {
            Notices.refused(gone);
        }
    }
}
