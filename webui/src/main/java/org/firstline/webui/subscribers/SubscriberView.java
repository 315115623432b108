package org.firstline.webui.subscribers;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import java.util.Optional;
import org.firstline.base.PhoneNumber;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.calls.CallFilter;
import org.firstline.messages.ConsentChanged;
import org.firstline.network.NetworkEvent;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.SubscriberEvent;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketEvent;
import org.firstline.tickets.TicketFilter;
import org.firstline.web.Json;
import org.firstline.webui.Ago;
import org.firstline.webui.Card;
import org.firstline.webui.Live;
import org.firstline.webui.Look;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.webui.diagnostics.LinePanel;
import org.firstline.webui.tickets.NewTicketDialog;
import org.firstline.webui.tickets.TicketLooks;
import org.firstline.webui.tickets.TicketView;

/** One subscriber: how to reach him, what serves him and how that is, what he asked for and when he called. */
@Route(value = "subscribers", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class SubscriberView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final int LATEST = 50;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final H2 name = new H2();
    private final Div facts = new Div();
    private final Grid<Ticket> tickets = new Grid<>();
    private final Grid<Call> calls = new Grid<>();
    private long id;
    private String title = "";

    public SubscriberView(Services services) {
        this.services = services;
        addClassNames("page", "subscriber");
        facts.addClassName("around");
        var left = new Div(facts);
        left.addClassName("aside");
        var right = new Div(ticketsCard(), callsCard());
        right.addClassName("main");
        var both = new Div(left, right);
        both.addClassNames("columns", "card-first");
        var head = new Div(name);
        head.addClassName("subject");
        if (SignedIn.may(Role.SHIFT_HEAD)) {
            var edit = new Button(words.get("webui.edit"), VaadinIcon.PENCIL.create(), e -> edit());
            edit.setId("edit-subscriber");
            edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
            head.add(edit);
        }
        add(head, both);
        Live.redraw(
                this,
                services,
                this::draw,
                SubscriberEvent.class,
                ConsentChanged.class,
                TicketEvent.class,
                NetworkEvent.class,
                CallEvent.Recorded.class,
                CallEvent.Arrived.class);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void setParameter(BeforeEvent event, Long number) {
        id = number;
        if (services.subscribers().find(id).isEmpty()) event.rerouteToError(NotFoundException.class);
        else draw();
    }

    private void draw() {
        var subscriber = services.subscribers().get(id);
        title = words.get("webui.subscriber.title", subscriber.contract());
        name.setText(subscriber.name());
        facts.removeAll();
        facts.add(new Card(words.get("webui.subscriber.kind." + Json.word(subscriber.kind())))
                .with(new SubscriberFacts(services, subscriber, false)));
        facts.add(new Card(LinePanel.title()).with(new LinePanel(services, subscriber, Optional::empty)));
        facts.add(new Card(words.get("webui.subscriber.sms.card")).with(new SmsCard(services, subscriber)));
        tickets.setItems(services.tickets().list(TicketFilter.ALL.ofSubscriber(id), null, LATEST));
        calls.setItems(services.calls().list(new CallFilter(null, null, null, id, null, null), null, LATEST));
    }

    private Card ticketsCard() {
        var fresh = new Button(words.get("webui.tickets.new"), VaadinIcon.PLUS.create(), e -> openTicket());
        fresh.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        dense(tickets, words.get("webui.subscriber.no-tickets"));
        tickets.addClassNames("opens", "close");
        tickets.addItemClickListener(
                e -> UI.getCurrent().navigate(TicketView.class, e.getItem().id()));
        tickets.addColumn(t -> String.valueOf(t.id()))
                .setHeader(words.get("webui.tickets.number"))
                .setWidth("4.5rem")
                .setFlexGrow(0);
        tickets.addColumn(LitRenderer.<Ticket>of(
                                "<a href=\"tickets/${item.id}\" title=\"${item.subject}\">${item.subject}</a>")
                        .withProperty("id", Ticket::id)
                        .withProperty("subject", Ticket::subject))
                .setHeader(words.get("webui.tickets.subject"))
                .setFlexGrow(3);
        tickets.addColumn(Look.column(t -> TicketLooks.of(t.state())))
                .setHeader(words.get("webui.tickets.state"))
                .setWidth("10rem")
                .setFlexGrow(0);
        tickets.addColumn(Ago.column(Ticket::openedAt))
                .setHeader(words.get("webui.tickets.opened"))
                .setWidth("8.5rem")
                .setFlexGrow(0);
        return new Card(words.get("webui.menu.tickets")).withActions(fresh).with(tickets);
    }

    private Card callsCard() {
        dense(calls, words.get("webui.subscriber.no-calls"));
        calls.addClassName("close");
        calls.addColumn(Ago.column(Call::arrivedAt))
                .setHeader(words.get("webui.call.arrived"))
                .setWidth("8rem")
                .setFlexGrow(0);
        calls.addColumn(c -> (c.direction() == Call.Way.OUT ? "→ " : "")
                        + PhoneNumber.parse(c.outside(), services.site().region())
                                .map(PhoneNumber::pretty)
                                .orElse(c.outside()))
                .setHeader(words.get("webui.call.from"))
                .setWidth("11.5rem")
                .setFlexGrow(0);
        calls.addColumn(c -> words.get("webui.outcome." + Json.word(c.outcome())))
                .setHeader(words.get("webui.call.outcome"))
                .setFlexGrow(2);
        calls.addColumn(c -> TicketLooks.person(services.people(), c.agent())).setHeader(words.get("webui.call.agent"));
        calls.addColumn(LitRenderer.<Call>of("<a href=\"tickets/${item.ticket}\">${item.ticket}</a>")
                        .withProperty(
                                "ticket",
                                c -> Optional.ofNullable(c.ticket())
                                        .map(String::valueOf)
                                        .orElse("")))
                .setHeader(words.get("webui.call.ticket"))
                .setWidth("5rem")
                .setFlexGrow(0);
        return new Card(words.get("webui.subscriber.calls")).with(calls);
    }

    private static void dense(Grid<?> grid, String whenEmpty) {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_ROW_STRIPES);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        grid.setEmptyStateText(whenEmpty);
    }

    private void openTicket() {
        new NewTicketDialog(
                        services,
                        services.subscribers().get(id),
                        ticket -> UI.getCurrent().navigate(TicketView.class, ticket.id()))
                .open();
    }

    private void edit() {
        Subscriber seen = services.subscribers().get(id);
        new SubscriberForm(services, seen, changed -> draw()).open();
    }
}
