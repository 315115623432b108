package org.firstline.webui.subscribers;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.stream.Collectors;
import org.firstline.base.PhoneNumber;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.SubscriberEvent;
import org.firstline.webui.EmptyState;
import org.firstline.webui.Live;
import org.firstline.webui.Look;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.Pages;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Finds a subscriber by whatever he says of himself: name, contract, a phone in any form, address. */
@Route(value = "subscribers", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class SubscribersView extends Div implements HasDynamicTitle, BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final TextField search = new TextField();
    private final Span count = new Span();
    private final Grid<Subscriber> grid = new Grid<>();
    private final transient Pages<Subscriber, Long> pages;

    public SubscribersView(Services services) {
        this.services = services;
        addClassNames("page", "fill");
        columns();
        pages = Pages.fill(
                grid, (after, limit) -> services.subscribers().list(search.getValue(), after, limit), Subscriber::id);
        grid.addItemClickListener(e -> open(e.getItem()));
        add(bar(), grid);
        Live.redraw(this, services, this::draw, SubscriberEvent.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.menu.subscribers");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        search.setValue(event.getLocation()
                .getQueryParameters()
                .getSingleParameter("text")
                .orElse(""));
        draw();
    }

    private void draw() {
        int all = services.subscribers().count();
        count.setText(words.get("webui.subscribers.count", all));
        grid.setEmptyStateComponent(empty(all));
        pages.readAgain(grid);
    }

    private Div bar() {
        search.setId("search");
        search.setPlaceholder(words.get("webui.subscribers.find"));
        search.setAriaLabel(words.get("webui.subscribers.find"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(100);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setAutofocus(true);
        search.addClassName("wide");
        search.addValueChangeListener(e -> {
            if (e.isFromClient()) narrow();
        });
        count.addClassName("quiet");
        var bar = new Div(search, count);
        bar.addClassName("bar");
        if (SignedIn.may(Role.SHIFT_HEAD)) {
            var fresh = new Button(words.get("webui.subscriber.new"), VaadinIcon.PLUS.create(), e -> create());
            fresh.setId("new-subscriber");
            var load = importButton();
            load.addClassName("last");
            bar.add(load, fresh);
        }
        return bar;
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.addClassNames("opens", "close");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setColumnReorderingAllowed(true);
        grid.addColumn(LitRenderer.<Subscriber>of("<a href=\"subscribers/${item.id}\">${item.name}</a>")
                        .withProperty("id", Subscriber::id)
                        .withProperty("name", Subscriber::name))
                .setHeader(words.get("webui.subscriber.name"))
                .setWidth("10.5rem")
                .setFlexGrow(2);
        grid.addColumn(Subscriber::contract)
                .setHeader(words.get("webui.subscriber.contract"))
                .setWidth("5.5rem")
                .setFlexGrow(0);
        grid.addColumn(Look.column(s -> SubscriberLooks.of(s.status())))
                .setHeader(words.get("webui.subscriber.status"))
                .setWidth("10.5rem")
                .setFlexGrow(0);
        grid.addColumn(s -> s.phones().stream().map(PhoneNumber::pretty).collect(Collectors.joining(", ")))
                .setHeader(words.get("webui.subscriber.phones"))
                .setWidth("10rem")
                .setFlexGrow(0);
        grid.addColumn(LitRenderer.<Subscriber>of("""
                        <div class="address" title="${item.whole}"><span>${item.town}</span><span>${item.house}</span></div>
                        """)
                        .withProperty("whole", Subscriber::address)
                        .withProperty("town", s -> s.address().substring(0, townEnds(s.address())))
                        .withProperty("house", s -> s.address().substring(townEnds(s.address()))))
                .setHeader(words.get("webui.subscriber.address"))
                .setWidth("12rem")
                .setFlexGrow(5);
        grid.addColumn(Subscriber::node)
                .setHeader(words.get("webui.subscriber.node"))
                .setWidth("6.5rem");
        grid.addColumn(Subscriber::tariff)
                .setHeader(words.get("webui.subscriber.tariff"))
                .setWidth("7rem");
    }

    /** What most have in common stands first, and gives way to what tells them apart. */
    private static int townEnds(String address) {
        return address.indexOf(',') + 1;
    }

    private void narrow() {
        String text = search.getValue().strip();
        var parameters = text.isEmpty() ? QueryParameters.empty() : QueryParameters.of("text", text);
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location("subscribers", parameters));
        draw();
    }

    private EmptyState empty(int all) {
        if (all > 0)
            return new EmptyState(
                    VaadinIcon.SEARCH,
                    words.get("webui.subscribers.none-found"),
                    words.get("webui.subscribers.none-found.text"));
        return SignedIn.may(Role.SHIFT_HEAD)
                ? new EmptyState(
                        VaadinIcon.USERS,
                        words.get("webui.subscribers.none"),
                        words.get("webui.subscribers.none.text"),
                        importButton())
                : new EmptyState(
                        VaadinIcon.USERS, words.get("webui.subscribers.none"), words.get("webui.subscribers.none.ask"));
    }

    private Button importButton() {
        var load = new Button(
                words.get("webui.import"),
                VaadinIcon.UPLOAD_ALT.create(),
                e -> UI.getCurrent().navigate("subscribers/import"));
        load.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return load;
    }

    private void create() {
        new SubscriberForm(services, null, SubscribersView::open).open();
    }

    private static void open(Subscriber subscriber) {
        UI.getCurrent().navigate(SubscriberView.class, subscriber.id());
    }
}
