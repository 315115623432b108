package org.firstline.webui.floor;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import java.util.Comparator;
import org.firstline.base.Refused;
import org.firstline.calls.QueueRules;
import org.firstline.people.Agent;
import org.firstline.people.Role;
import org.firstline.routing.AgentNow;
import org.firstline.routing.Membership;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.webui.Card;
import org.firstline.webui.Confirm;
import org.firstline.webui.Fault;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** One queue: how it works, and who serves it. Nothing counts before it is saved. */
@Route(value = "queues", layout = MainLayout.class)
@Needs(Role.ADMIN)
public final class QueueView extends Div implements HasDynamicTitle, HasUrlParameter<String> {
    private static final long serialVersionUID = 1;

    private final transient Words words = FloorWords.here();
    private final transient Services services;
    private final Fault fault = new Fault();
    private String name = "";

    public QueueView(Services services) {
        this.services = services;
        addClassName("page");
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        name = parameter;
        removeAll();
        draw(services.routing().findQueue(name).orElseThrow(NotFoundException::new));
    }

    @Override
    public String getPageTitle() {
        return services.routing()
                .findQueue(name)
                .map(queue -> queue.title(Words.locale()))
                .orElse(name);
    }

    private void draw(QueueSettings queue) {
        var form = new QueueForm(services, name);
        form.setValue(queue);
        var calls = new CallsForm(services.calls().rules().of(name), services.prompts());
        var save = new Button(Words.here().get("webui.save"), VaadinIcon.CHECK.create(), e -> save(form, calls));
        save.setId("save-queue");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var retire = new Button(words.get("floor.queue.retire"), VaadinIcon.ARCHIVE.create(), e -> retire());
        retire.setId("retire-queue");
        retire.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
        var title = new H2(queue.title(Words.locale()));
        var key = new Span(queue.name());
        key.addClassName("quiet");
        var back = new Anchor("queues", words.get("floor.queues.back"));
        back.addClassName("last");
        var head = new Div(title, key, back);
        head.addClassName("bar");
        var foot = new Div(save, fault, retire);
        foot.addClassNames("bar", "sticky-foot");
        retire.addClassName("last");
        var aside = new Div(members());
        aside.addClassName("aside");
        var main = new Div(form, new Card(words.get("floor.card.calls")).with(calls), foot);
        main.addClassName("main");
        var columns = new Div(main, aside);
        columns.addClassName("columns");
        add(head, columns);
    }

    private void save(QueueForm form, CallsForm calls) {
        fault.setVisible(false);
        try {
            String actor = SignedIn.require(Role.ADMIN).login();
            QueueSettings before =
                    services.routing().findQueue(name).orElseThrow(() -> new Refused("routing.queue-unknown", name));
            QueueSettings after = form.getValue(before);
            var rules = services.calls().rules();
            QueueRules handling = calls.getValue(rules.of(name));
            services.routing().saveQueue(after, actor);
            rules.save(handling, actor);
            Notices.done(words.get("floor.queue.saved", after.title(Words.locale())));
        } catch (Refused no) {
            if (!form.refused(no)) fault.say(no.sentence(Words.locale()));
        }
    }

    private void retire() {
        Confirm.askDangerous(
                words.get("floor.queue.retire.title", getPageTitle()),
                words.get("floor.queue.retire.text"),
                words.get("floor.queue.retire"),
                () -> {
                    String actor = SignedIn.require(Role.ADMIN).login();
                    services.routing().retireQueue(name, actor);
                    UI.getCurrent().navigate(QueuesView.class);
                });
    }

    /** Who serves it, in the order in which "by tier and position" asks. */
    private Card members() {
        var list = new Div();
        list.addClassName("phones");
        var serving = services.routing().snapshot().agents().stream()
                .filter(agent -> agent.serves(name))
                .sorted(Comparator.comparingInt(
                                (AgentNow agent) -> membership(agent).tier())
                        .thenComparingInt(agent -> membership(agent).position())
                        .thenComparing(AgentNow::agent))
                .toList();
        for (AgentNow agent : serving) {
            Membership place = membership(agent);
            String person = services.people()
                    .findByExtension(agent.agent())
                    .map(Agent::name)
                    .orElse(agent.agent());
            var change = new Button(person, e -> new ServesDialog(services, agent.agent(), person).open());
            change.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            change.addClassName("inline");
            var where = new Span(words.get("floor.member.place", place.tier(), place.position()));
            where.addClassName("quiet");
            var line = new Div(change, where);
            line.addClassName("desk-line");
            list.add(line);
        }
        var card = new Card(words.get("floor.members"));
        if (serving.isEmpty()) list.add(new Span(words.get("floor.members.none")));
        return card.with(list);
    }

    private Membership membership(AgentNow agent) {
        return agent.serves().stream()
                .filter(one -> one.queue().equals(name))
                .findFirst()
                .orElse(Membership.of(name));
    }
}
