package org.firstline.webui.tickets;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketEvent;
import org.firstline.tickets.TicketState;
import org.firstline.webui.Ago;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Live;
import org.firstline.webui.Look;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Pages;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** All tickets, newest first, narrowed by state, owner, category and text. */
@Route(value = "tickets", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class TicketsView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    /** One line of the choice of states: those that need work, one, or all. */
    private record Shown(@Nullable TicketState state, boolean openOnly) {
        String word(Words words) {
            return state == null
                    ? words.get("webui.tickets.show." + (openOnly ? "open" : "all"))
                    : TicketLooks.word(state);
        }
    }

    private final transient Services services;
    private final transient Words words = Words.here();
    private final TextField text = new TextField();
    private final Select<Shown> state = new Select<>();
    private final Select<String> category = new Select<>();
    private final Checkbox mine = new Checkbox(words.get("webui.tickets.mine"));
    private final Grid<Ticket> grid = new Grid<>();
    private final transient Pages<Ticket, Long> pages;
    private transient TicketSearch search = TicketSearch.START;

    public TicketsView(Services services) {
        this.services = services;
        addClassNames("page", "fill");
        columns();
        pages = Pages.fill(grid, this::page, Ticket::id);
        grid.addItemClickListener(e -> open(e.getItem().id()));
        add(bar(), grid);
        Live.redraw(this, services, () -> pages.readAgain(grid), TicketEvent.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.tickets");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        search = TicketSearch.of(event.getLocation().getQueryParameters().getParameters());
        text.setValue(search.text());
        state.setValue(new Shown(search.state(), search.openOnly()));
        category.setValue(search.category());
        mine.setValue(search.mine());
        grid.setEmptyStateComponent(empty());
        pages.readAgain(grid);
    }

    private Div bar() {
        text.setPlaceholder(words.get("webui.tickets.find"));
        text.setAriaLabel(words.get("webui.tickets.find"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addClassName("wide");
        var shown = new ArrayList<Shown>(List.of(new Shown(null, true), new Shown(null, false)));
        for (TicketState one : TicketState.values()) shown.add(new Shown(one, false));
        state.setItems(shown);
        state.setItemLabelGenerator(s -> s.word(words));
        state.setAriaLabel(words.get("webui.tickets.state"));
        category.setItems(TicketLooks.CATEGORIES);
        category.setEmptySelectionAllowed(true);
        category.setEmptySelectionCaption(words.get("webui.tickets.every-category"));
        category.setItemLabelGenerator(
                c -> c == null ? words.get("webui.tickets.every-category") : TicketLooks.category(c));
        category.setAriaLabel(words.get("webui.tickets.category"));
        text.addValueChangeListener(e -> narrow(e.isFromClient()));
        state.addValueChangeListener(e -> narrow(e.isFromClient()));
        category.addValueChangeListener(e -> narrow(e.isFromClient()));
        mine.addValueChangeListener(e -> narrow(e.isFromClient()));
        var fresh = new Button(words.get("webui.tickets.new"), VaadinIcon.PLUS.create(), e -> openNew());
        fresh.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        fresh.addClassName("last");
        fresh.setId("new-ticket");
        var bar = new Div(text, state, category, mine, fresh);
        bar.addClassName("bar");
        return bar;
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.addClassNames("opens", "close");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setColumnReorderingAllowed(true);
        grid.addColumn(t -> String.valueOf(t.id()))
                .setHeader(words.get("webui.tickets.number"))
                .setWidth("3.4rem")
                .setFlexGrow(0);
        grid.addColumn(LitRenderer.<Ticket>of(
                                "<a href=\"tickets/${item.id}\" title=\"${item.subject}\">${item.subject}</a>")
                        .withProperty("id", Ticket::id)
                        .withProperty("subject", Ticket::subject))
                .setHeader(words.get("webui.tickets.subject"))
                .setFlexGrow(3)
                .setWidth("11.6rem");
        grid.addColumn(Look.column(t -> TicketLooks.of(t.state())))
                .setHeader(words.get("webui.tickets.state"))
                .setWidth("11.3rem")
                .setFlexGrow(0);
        grid.addColumn(Look.column(t -> TicketLooks.of(t.priority())))
                .setHeader(words.get("webui.tickets.priority"))
                .setWidth("8rem")
                .setFlexGrow(0);
        grid.addColumn(t -> TicketLooks.category(t.category()))
                .setHeader(words.get("webui.tickets.category"))
                .setWidth("6.2rem");
        grid.addColumn(this::subscriber)
                .setHeader(words.get("webui.tickets.subscriber"))
                .setWidth("7rem")
                .setFlexGrow(2);
        grid.addColumn(t -> TicketLooks.person(services.people(), t.owner()))
                .setHeader(words.get("webui.tickets.owner"))
                .setWidth("7.2rem");
        grid.addColumn(Ago.column(Ticket::openedAt))
                .setHeader(words.get("webui.tickets.opened"))
                .setWidth("7.6rem")
                .setFlexGrow(0);
    }

    private String subscriber(Ticket ticket) {
        return Optional.ofNullable(ticket.subscriber())
                .flatMap(services.subscribers()::find)
                .map(Subscriber::name)
                .orElse("");
    }

    private List<Ticket> page(@Nullable Long before, int limit) {
        return services.tickets().list(search.filter(SignedIn.get().login()), before, limit);
    }

    private void narrow(boolean byPerson) {
        if (!byPerson) return;
        var shown = state.getValue();
        search = new TicketSearch(
                shown.state(), shown.openOnly(), mine.getValue(), category.getValue(), text.getValue());
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location("tickets", QueryParameters.simple(search.parameters())));
        grid.setEmptyStateComponent(empty());
        pages.readAgain(grid);
    }

    private EmptyState empty() {
        if (!search.equals(TicketSearch.START))
            return new EmptyState(
                    VaadinIcon.SEARCH,
                    words.get("webui.tickets.none-found"),
                    words.get("webui.tickets.none-found.text"),
                    new Button(
                            words.get("webui.tickets.show-open"),
                            e -> UI.getCurrent().navigate(TicketsView.class)));
        return new EmptyState(
                VaadinIcon.CHECK_CIRCLE_O,
                words.get("webui.tickets.none"),
                words.get("webui.tickets.none.text"),
                new Button(words.get("webui.tickets.new"), VaadinIcon.PLUS.create(), e -> openNew()));
    }

    private void openNew() {
        new NewTicketDialog(services, null, ticket -> open(ticket.id())).open();
    }

    private static void open(long id) {
        UI.getCurrent().navigate(TicketView.class, id);
    }
}
