package org.firstline.webui.network;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.firstline.calls.CallEvent;
import org.firstline.messages.MessageEvent;
import org.firstline.network.NetworkEvent;
import org.firstline.network.NodeView;
import org.firstline.network.Outage;
import org.firstline.network.OutageState;
import org.firstline.network.OutageStep;
import org.firstline.people.Role;
import org.firstline.reactions.OutageReport;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Facts;
import org.firstline.webui.Live;
import org.firstline.webui.Look;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.NodeKinds;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.webui.diagnostics.RepairPanel;
import org.jspecify.annotations.Nullable;

/** One outage: what is down, who was told, what happened and what can be done. */
@Route(value = "outages", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class OutageView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final int MOST_STEPS = 200;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Div head = new Div();
    private final Div verbs = new Div();
    private final Div facts = new Div();
    private final Div expected = new Div();
    private final Div repair = new Div();
    private final Grid<OutageStep> steps = new Grid<>();
    private final Grid<NodeView> scope = new Grid<>();
    private transient Map<String, Integer> subscribers = Map.of();
    private long id;
    private @Nullable OutageState offered;

    public OutageView(Services services) {
        this.services = services;
        addClassName("page");
        head.addClassName("toolbar");
        verbs.addClassName("verbs");
        steps();
        scope();
        expected.addClassName("expected-history");
        add(head, verbs, facts, expected, repair, new H2(words.get("webui.outage.steps")), steps);
        add(new H2(words.get("webui.outage.scope")), scope);
        Live.redraw(
                this,
                services,
                this::draw,
                NetworkEvent.class,
                MessageEvent.Changed.class,
                MessageEvent.BatchChanged.class,
                CallEvent.Recorded.class);
    }

    @Override
    public void setParameter(BeforeEvent event, Long outage) {
        if (services.network().findOutage(outage).isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        id = outage;
        offered = null;
        repair.removeAll();
        repair.add(new RepairPanel(services, id));
        subscribers = services.subscribers().countsByNode();
        draw();
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.outage.n", id);
    }

    private void draw() {
        var outage = services.network().getOutage(id);
        var tree = services.network().tree();
        head.removeAll();
        var name = new H2(Area.name(tree, outage.node()));
        var place = new Span(Area.above(tree, outage.node()));
        place.addClassName("quiet");
        head.add(Looks.of(outage.state()).badge(), name, place);
        if (outage.state() != offered) offer(outage);
        facts.removeAll();
        facts.add(facts(outage));
        expected.removeAll();
        expected.add(new ExpectedHistory(services.network().expectedHistory(id)));
        steps.setItems(services.network().steps(id, MOST_STEPS));
        List<NodeView> nodes = outage.nodes().stream()
                .map(services.network()::find)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(
                                (NodeView view) -> !view.node().id().equals(outage.node()))
                        .thenComparing(view -> view.node().name()))
                .toList();
        scope.setItems(nodes);
    }

    /** The buttons are made anew only when others are due: one must not vanish under the mouse. */
    private void offer(Outage outage) {
        offered = outage.state();
        verbs.removeAll();
        if (!SignedIn.may(Role.SHIFT_HEAD) || !outage.state().live()) {
            verbs.setVisible(false);
            return;
        }
        verbs.setVisible(true);
        var act = new OutageVerbs(services);
        if (outage.state() == OutageState.SUSPECTED) {
            var confirm = button("webui.outage.confirm", VaadinIcon.CHECK, () -> act.confirm(now()));
            confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            verbs.add(confirm);
        } else if (outage.state() == OutageState.RESTORING) {
            var verify = button("webui.outage.verify", VaadinIcon.CHECK_CIRCLE, () -> act.verify(now()));
            verify.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            verbs.add(verify, button("webui.outage.reopen", VaadinIcon.ARROW_BACKWARD, () -> act.reopen(now())));
            return;
        } else {
            var clear = button("webui.outage.clear", VaadinIcon.CHECK_CIRCLE, () -> act.clear(now()));
            clear.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            verbs.add(clear);
        }
        verbs.add(button("webui.outage.expect", VaadinIcon.CLOCK, () -> act.expect(now())));
        verbs.add(button("webui.outage.public", VaadinIcon.MEGAPHONE, () -> act.publish(now())));
        verbs.add(button("webui.outage.annotate", VaadinIcon.EDIT, () -> act.annotate(now())));
        if (outage.state() == OutageState.SUSPECTED)
            verbs.add(button("webui.outage.dismiss", VaadinIcon.BAN, () -> act.dismiss(now())));
    }

    private Button button(String key, VaadinIcon icon, Runnable then) {
        var button = new Button(words.get(key), icon.create(), e -> then.run());
        button.setId(key.substring(key.lastIndexOf('.') + 1));
        return button;
    }

    private Outage now() {
        return services.network().getOutage(id);
    }

    private Facts facts(Outage outage) {
        var facts = new Facts();
        facts.addClassName("across");
        facts.put(words.get("webui.outage.affected"), words.get("webui.outage.affected.n", outage.affected()))
                .put(words.get("webui.outage.since"), Ago.of(outage.startedAt()));
        if (outage.state().open())
            facts.put(
                    words.get("webui.outage.expected"),
                    outage.expectedAt() == null
                            ? new Span(words.get("webui.outage.expected.unknown"))
                            : Ago.of(outage.expectedAt()));
        if (outage.clearedAt() != null) facts.put(words.get("webui.outage.ended"), Ago.of(outage.clearedAt()));
        Long into = outage.mergedInto();
        if (into != null)
            facts.put(
                    words.get("webui.outage.state.merged"),
                    new RouterLink(words.get("webui.outage.n", into), OutageView.class, into));
        new OutageFindings(OutageReport.of(services, outage), words).putInto(facts);
        if (outage.verifiedAt() != null) facts.put(words.get("webui.outage.verified"), Ago.of(outage.verifiedAt()));
        outage.publicText().in(Words.locale()).ifPresent(text -> facts.put(words.get("webui.outage.public"), text));
        if (!outage.note().isBlank()) facts.put(words.get("webui.outage.note"), outage.note());
        return facts;
    }

    private void steps() {
        steps.setAllRowsVisible(true);
        steps.setSelectionMode(Grid.SelectionMode.NONE);
        steps.addColumn(Ago.column(step -> step.at()))
                .setHeader(words.get("webui.outage.step.at"))
                .setWidth("9rem")
                .setFlexGrow(0);
        steps.addColumn(step -> words.get("webui.outage.step." + step.what().word()))
                .setHeader(words.get("webui.outage.step.what"))
                .setWidth("16rem")
                .setFlexGrow(0);
        steps.addColumn(step -> OutageHistory.actor(words, step))
                .setHeader(words.get("webui.outage.step.who"))
                .setWidth("10rem")
                .setFlexGrow(0);
        steps.addColumn(step -> OutageHistory.detail(services.network().tree(), step))
                .setHeader(words.get("webui.outage.step.detail"))
                .setFlexGrow(1);
    }

    private void scope() {
        scope.setSelectionMode(Grid.SelectionMode.NONE);
        scope.addColumn(view -> view.node().name())
                .setHeader(words.get("webui.node.name"))
                .setFlexGrow(2);
        scope.addColumn(view -> NodeKinds.word(view.node().kind())).setHeader(words.get("webui.node.kind"));
        scope.addColumn(view -> view.node().host()).setHeader(words.get("webui.node.host"));
        scope.addColumn(Look.column(view -> Looks.of(view.state())))
                .setHeader(words.get("webui.node.state"))
                .setWidth("10rem")
                .setFlexGrow(0);
        scope.addColumn(view -> words.get(
                        "webui.number", subscribers.getOrDefault(view.node().id(), 0)))
                .setHeader(words.get("webui.node.connected"))
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("11rem")
                .setFlexGrow(0);
    }
}
