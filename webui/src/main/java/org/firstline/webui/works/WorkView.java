package org.firstline.webui.works;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import org.firstline.base.PhoneNumber;
import org.firstline.messages.MessageEvent;
import org.firstline.people.Role;
import org.firstline.reactions.ProofOfNotice;
import org.firstline.reactions.WorkPlaces;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Facts;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.MessageBadge;
import org.firstline.webui.Needs;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.works.GivenNotice;
import org.firstline.works.PlannedWork;
import org.firstline.works.WorkEvent;
import org.firstline.works.WorkState;
import org.firstline.works.WorkStep;
import org.jspecify.annotations.Nullable;

/** One plan: where and when, what can be done with it, which notices were given, and who got them. */
@Route(value = "works/plan", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class WorkView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient WorkPlaces places;
    private final transient Words words = Words.here();
    private final Div head = new Div();
    private final Div verbs = new Div();
    private final Div facts = new Div();
    private final Div history = new Div();
    private final Grid<ProofOfNotice> proof = new Grid<>();
    private long id;
    private @Nullable WorkState offered;

    public WorkView(Services services) {
        this.services = services;
        this.places = new WorkPlaces(services.network());
        addClassName("page");
        head.addClassName("toolbar");
        verbs.addClassName("verbs");
        columns();
        add(head, verbs, facts, new H2(words.get("webui.work.history")), history);
        add(new H2(words.get("webui.work.proof")), proof);
        Live.redraw(
                this,
                services,
                this::draw,
                WorkEvent.class,
                MessageEvent.Changed.class,
                MessageEvent.BatchChanged.class);
    }

    @Override
    public void setParameter(BeforeEvent event, Long work) {
        if (services.works().find(work).isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        id = work;
        offered = null;
        draw();
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.work.n", id);
    }

    private void draw() {
        var work = services.works().get(id);
        head.removeAll();
        head.add(WorkLooks.of(work.state()).badge(), new H2(places.area(work)), new Span(WorkLooks.window(work)));
        if (work.state() != offered) offer(work);
        facts.removeAll();
        var text = work.text().in(Words.locale()).orElse("");
        var affected = services.subscribers().countServedBy(places.nodes(work.nodes()));
        var known = new Facts()
                .put(words.get("webui.work.kind"), WorkLooks.kind(work.kind()))
                .put(words.get("webui.outage.affected"), words.get("webui.outage.affected.n", affected))
                .put(words.get("webui.outage.public"), text)
                .put(words.get("webui.work.note"), work.note())
                .put(words.get("webui.work.reason"), work.reason());
        known.addClassName("across");
        facts.add(known);
        history.removeAll();
        var lines = new OrderedList();
        for (WorkStep step : services.works().steps(id).reversed())
            lines.add(new ListItem(Ago.exact(step.at()) + " · "
                    + words.get("webui.work.step." + step.what().word()) + " · "
                    + (step.actor().equals("box") ? words.get("webui.outage.step.box") : step.actor())));
        for (GivenNotice given : services.works().given(id))
            lines.add(new ListItem(Ago.exact(given.at()) + " · "
                    + words.get("webui.work.given", WorkLooks.notice(given.notice()), given.phones())));
        history.add(lines);
        proof.setItems(ProofOfNotice.of(services.messages(), work));
    }

    /** The buttons are made anew only when others are due: one must not vanish under the mouse. */
    private void offer(PlannedWork work) {
        offered = work.state();
        verbs.removeAll();
        verbs.setVisible(SignedIn.may(Role.SHIFT_HEAD) && !work.state().isOver());
        if (!verbs.isVisible()) return;
        var act = new WorkVerbs(services);
        if (work.state() == WorkState.PLANNED) {
            verbs.add(button("webui.work.move", VaadinIcon.CALENDAR_CLOCK, () -> act.move(now())));
            verbs.add(button("webui.work.begin", VaadinIcon.PLAY, () -> act.begin(now())));
            verbs.add(button("webui.work.cancel", VaadinIcon.BAN, () -> act.cancel(now())));
        } else {
            verbs.add(button("webui.work.finish", VaadinIcon.CHECK_CIRCLE, () -> act.finish(now())));
            verbs.add(button("webui.work.extend", VaadinIcon.CLOCK, () -> act.extend(now())));
        }
    }

    private Button button(String key, VaadinIcon icon, Runnable then) {
        var button = new Button(words.get(key), icon.create(), e -> then.run());
        button.setId(key.substring(key.lastIndexOf('.') + 1));
        return button;
    }

    private PlannedWork now() {
        return services.works().get(id);
    }

    private void columns() {
        proof.setSelectionMode(Grid.SelectionMode.NONE);
        proof.setHeight("24rem");
        proof.addColumn(line -> new PhoneNumber(line.phone()).pretty())
                .setHeader(words.get("webui.work.phone"))
                .setWidth("11rem")
                .setFlexGrow(0);
        proof.addColumn(line -> WorkLooks.notice(line.batch()))
                .setHeader(words.get("webui.work.notice"))
                .setWidth("12rem")
                .setFlexGrow(0);
        proof.addComponentColumn(line -> MessageBadge.of(line.state()))
                .setHeader(words.get("webui.work.state"))
                .setWidth("11rem")
                .setFlexGrow(0);
        proof.addColumn(line -> line.sentAt() == null ? "" : Ago.exact(line.sentAt()))
                .setHeader(words.get("webui.work.sent"))
                .setWidth("15rem")
                .setFlexGrow(0);
        proof.addColumn(ProofOfNotice::text)
                .setTooltipGenerator(ProofOfNotice::text)
                .setHeader(words.get("webui.work.text"))
                .setFlexGrow(1);
    }
}
