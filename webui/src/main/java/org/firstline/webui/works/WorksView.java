package org.firstline.webui.works;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import org.firstline.network.NetworkEvent;
import org.firstline.people.Role;
import org.firstline.reactions.WorkPlaces;
import org.firstline.services.Services;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Live;
import org.firstline.webui.Look;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Pages;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.works.PlannedWork;
import org.firstline.works.WorkEvent;

/** Planned works: a calendar of the month, and the list of all of them, the newest plan first. */
@Route(value = "works", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class WorksView extends Div implements HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient WorkPlaces places;
    private final transient Words words = Words.here();
    private final WorksCalendar calendar;
    private final Grid<PlannedWork> grid = new Grid<>();
    private final transient Pages<PlannedWork, Long> pages;

    public WorksView(Services services) {
        this.services = services;
        this.places = new WorkPlaces(services.network());
        addClassNames("page", "whole");
        calendar = new WorksCalendar(services);
        var bar = new Div();
        bar.addClassName("bar");
        if (SignedIn.may(Role.SHIFT_HEAD)) {
            var plan = new Button(
                    words.get("webui.work.plan"), VaadinIcon.PLUS.create(), e -> new WorkForm(services).open());
            plan.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            plan.setId("plan");
            bar.add(plan);
        }
        columns();
        pages = Pages.fill(grid, (before, limit) -> services.works().list(before, limit), PlannedWork::id);
        grid.setSizeFull();
        var tabs = new TabSheet();
        tabs.add(words.get("webui.work.calendar"), calendar);
        tabs.add(words.get("webui.work.list"), grid);
        add(bar, tabs);
        Live.redraw(this, services, this::draw, WorkEvent.class, NetworkEvent.TreeChanged.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.works");
    }

    private void draw() {
        calendar.draw();
        pages.readAgain(grid);
    }

    private void columns() {
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.CALENDAR_CLOCK, words.get("webui.work.none.title"), words.get("webui.work.none.text")));
        grid.addColumn(Look.column(work -> WorkLooks.of(work.state())))
                .setHeader(words.get("webui.work.state"))
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addColumn(WorkLooks::window)
                .setHeader(words.get("webui.work.window"))
                .setWidth("17rem")
                .setFlexGrow(0);
        grid.addComponentColumn(work -> {
                    var link = new RouterLink(places.area(work), WorkView.class, work.id());
                    link.addClassName("strong");
                    return link;
                })
                .setHeader(words.get("webui.work.where"))
                .setFlexGrow(1);
        grid.addColumn(work -> WorkLooks.kind(work.kind()))
                .setHeader(words.get("webui.work.kind"))
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addColumn(PlannedWork::plannedBy)
                .setHeader(words.get("webui.work.by"))
                .setWidth("8rem")
                .setFlexGrow(0);
    }
}
