package org.firstline.webui.tickets;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.firstline.network.NetworkEvent;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.tickets.Lifecycle;
import org.firstline.tickets.Priority;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketEvent;
import org.firstline.tickets.TicketState;
import org.firstline.voicemail.VoicemailEvent;
import org.firstline.webui.Ago;
import org.firstline.webui.Live;
import org.firstline.webui.MainLayout;
import org.firstline.webui.Needs;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.firstline.webui.quality.EvaluateButton;
import org.firstline.webui.voicemail.MessagesCard;
import org.jspecify.annotations.Nullable;

/** One ticket: what it is about, whose turn it is, what was said and done, and everything known around it. */
@Route(value = "tickets", layout = MainLayout.class)
@Needs(Role.AGENT)
public final class TicketView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Words words = Words.here();
    private final Div head = new Div();
    private final Div moves = new Div();
    private final Div work = new Div();
    private final Div around = new Div();
    private final Notes notes;
    private long id;
    private transient Optional<Ticket> shown = Optional.empty();

    public TicketView(Services services) {
        this.services = services;
        this.notes = new Notes(services);
        addClassNames("page", "ticket");
        moves.addClassName("moves");
        work.addClassName("work");
        around.addClassName("around");
        var left = new Div(head, moves, notes);
        left.addClassName("main");
        var right = new Div(work, around);
        right.addClassName("aside");
        var both = new Div(left, right);
        both.addClassName("columns");
        add(both);
        Live.redraw(this, services, this::draw, TicketEvent.class, NetworkEvent.class, VoicemailEvent.class);
    }

    @Override
    public String getPageTitle() {
        return words.get("webui.ticket.title", id);
    }

    @Override
    public void setParameter(BeforeEvent event, Long number) {
        id = number;
        shown = Optional.empty();
        if (services.tickets().find(id).isEmpty()) event.rerouteToError(NotFoundException.class);
        else draw();
    }

    /** What somebody types meanwhile is elsewhere: the note's field and the form are never drawn anew. */
    private void draw() {
        Ticket ticket = services.tickets().get(id);
        drawAround(ticket);
        notes.show(ticket);
        if (shown.filter(ticket::equals).isPresent()) return;
        shown = Optional.of(ticket);
        drawHead(ticket);
        drawMoves(ticket);
        drawWork(ticket);
    }

    private void drawHead(Ticket ticket) {
        var edit = new Button(VaadinIcon.PENCIL.create(), e -> new TicketEditDialog(services, ticket).open());
        edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        edit.setAriaLabel(words.get("webui.ticket.edit"));
        edit.setTooltipText(words.get("webui.ticket.edit"));
        edit.setId("edit-ticket");
        var subject = new H2(ticket.subject());
        var first = new Div(subject, edit);
        first.addClassName("subject");
        EvaluateButton.ofTicket(services, ticket.id()).ifPresent(first::add);
        var moments = new Span(
                new Span(words.get("webui.ticket.opened") + " "),
                Ago.of(ticket.openedAt()),
                new Span(" · " + words.get("webui.ticket.changed") + " "),
                Ago.of(ticket.changedAt()));
        moments.addClassName("quiet");
        var second = new Div(
                TicketLooks.of(ticket.state()).badge(),
                TicketLooks.of(ticket.priority()).badge(),
                new Span(TicketLooks.category(ticket.category())),
                moments);
        second.addClassName("line");
        head.removeAll();
        head.addClassName("ticket-head");
        head.add(first, second);
    }

    /** Only where it may go from here. */
    private void drawMoves(Ticket ticket) {
        moves.removeAll();
        var next = Lifecycle.next(ticket, services.time().now());
        if (next.isEmpty()) {
            var over = new Span(words.get("webui.ticket.no-moves", Lifecycle.REOPEN.toDays()));
            over.addClassName("quiet");
            moves.add(over);
            return;
        }
        for (TicketState to : next) {
            var look = TicketLooks.of(to);
            String verb = ticket.state().isOpen() || !to.isOpen() ? look.word() : words.get("webui.ticket.reopen");
            var button = new Button(verb, look.icon().create(), e -> {
                services.tickets().move(id, to, SignedIn.get().login());
                draw();
            });
            button.addClassName("move");
            button.setId("move-" + to.name());
            button.setTooltipText(words.get("webui.ticket.move", look.word()));
            if (to == TicketState.SOLVED) button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            moves.add(button);
        }
    }

    private void drawWork(Ticket ticket) {
        var people = services.people();
        var owner = new Select<String>();
        owner.setLabel(words.get("webui.tickets.owner"));
        owner.setId("owner");
        owner.setEmptySelectionAllowed(true);
        owner.setEmptySelectionCaption(words.get("webui.ticket.nobody"));
        var logins = new LinkedHashSet<String>();
        people.list().stream().filter(a -> a.active()).forEach(a -> logins.add(a.login()));
        if (ticket.owner() != null) logins.add(ticket.owner());
        owner.setItems(logins);
        owner.setItemLabelGenerator(
                login -> login == null ? words.get("webui.ticket.nobody") : TicketLooks.person(people, login));
        owner.setValue(ticket.owner());
        owner.addValueChangeListener(e -> {
            if (e.isFromClient()) assign(e.getValue());
        });
        var priority = new Select<Priority>();
        priority.setLabel(words.get("webui.tickets.priority"));
        priority.setItems(Priority.values());
        priority.setItemLabelGenerator(TicketLooks::word);
        priority.setValue(ticket.priority());
        priority.addValueChangeListener(e -> {
            if (!e.isFromClient()) return;
            services.tickets().setPriority(id, e.getValue(), SignedIn.get().login());
            draw();
        });
        work.removeAll();
        work.add(owner, priority);
        String me = SignedIn.get().login();
        if (me.equals(ticket.owner())) return;
        var take = new Button(words.get("webui.ticket.take"), VaadinIcon.HAND.create(), e -> assign(me));
        take.setId("take");
        work.add(take);
    }

    private void assign(@Nullable String login) {
        services.tickets().assign(id, login, SignedIn.get().login());
        draw();
    }

    private void drawAround(Ticket ticket) {
        around.removeAll();
        around.add(new TicketSubscriber(services, ticket, this::draw));
        around.add(new MessagesCard(services, ticket.id()));
        Optional.ofNullable(ticket.outage())
                .flatMap(services.network()::findOutage)
                .ifPresent(outage -> around.add(new OutageCard(services, outage)));
        Optional.ofNullable(ticket.call())
                .flatMap(services.calls()::find)
                .ifPresent(call -> around.add(new CallCard(services, call)));
    }
}
