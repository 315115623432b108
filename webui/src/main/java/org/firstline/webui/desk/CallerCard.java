package org.firstline.webui.desk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.firstline.calls.Call;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.tickets.Ticket;
import org.firstline.webui.Ago;
import org.firstline.webui.StateBadge;
import org.firstline.webui.StateBadge.Tone;
import org.firstline.webui.Words;
import org.firstline.webui.diagnostics.LinePanel;
import org.firstline.webui.subscribers.SubscriberLooks;
import org.firstline.webui.tickets.TicketLooks;
import org.jspecify.annotations.Nullable;

/** Who calls and what may be the reason; for a stranger, a way to find out who he is. */
final class CallerCard extends DeskCard {
    private static final long serialVersionUID = 1;

    /** What decides how the card looks. */
    private record Shown(String call, DeskFacts.@Nullable Caller caller, List<Subscriber> samePhone) {}

    private final transient Words words = Words.here();
    private final transient Services services;
    private final transient FindSubscriber.Choice choice;
    private transient @Nullable Shown shown;

    /** @param choice takes the subscriber whom she found to be the caller */
    CallerCard(Services services, FindSubscriber.Choice choice) {
        super("caller-card");
        this.services = services;
        this.choice = choice;
    }

    void show(DeskFacts desk) {
        Call call = desk.call();
        setVisible(call != null);
        if (call == null) {
            shown = null;
            return;
        }
        var now = new Shown(call.id(), desk.caller(), desk.samePhone());
        if (now.equals(shown)) return;
        // whoever is being searched for is not disturbed by news that leaves the caller unknown
        boolean searching = shown != null && shown.call.equals(now.call) && shown.caller == null && now.caller == null;
        shown = now;
        if (searching) return;
        removeAll();
        if (now.caller == null) stranger(call, now.samePhone);
        else known(call, now.caller, now.samePhone);
    }

    private void stranger(Call call, List<Subscriber> samePhone) {
        add(
                line("caller-head", head(words.get("webui.desk.unknown"))),
                quiet(words.get(call.outside().isBlank() ? "webui.desk.unknown.hidden" : "webui.desk.unknown.text")),
                new FindSubscriber(services, samePhone, !call.outside().isBlank(), choice));
    }

    private void known(Call call, DeskFacts.Caller caller, List<Subscriber> samePhone) {
        Subscriber s = caller.subscriber();
        var name = head("");
        name.add(subscriberLink(s.id(), s.name()));
        var change = new Button(words.get("webui.desk.another"), VaadinIcon.EXCHANGE.create());
        change.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        change.addClickListener(e -> {
            change.setVisible(false);
            addComponentAtIndex(
                    1, new FindSubscriber(services, samePhone, !call.outside().isBlank(), choice));
        });
        add(line("caller-head", name, SubscriberLooks.of(s.status()).badge(), change));
        if (!samePhone.isEmpty()) add(quiet(words.get("webui.desk.same-phone", samePhone.size())));
        if (caller.outage() != null) add(outage(caller.outage()));
        add(facts(caller));
        add(new LinePanel(
                services, s, () -> services.tickets().findByCall(call.id()).map(Ticket::id)));
        if (!s.notes().isBlank()) add(line("remark", VaadinIcon.COMMENT_ELLIPSIS_O.create(), new Span(s.notes())));
        add(line("before", tickets(caller.tickets()), calls(caller.calls())));
    }

    private Div outage(Outage outage) {
        String area =
                services.network().tree().find(outage.node()).map(Node::name).orElse(outage.node());
        var expected = outage.expectedAt();
        var banner = line(
                "banner",
                new StateBadge(VaadinIcon.BOLT, words.get("webui.desk.outage"), Tone.BAD),
                new Span(area),
                Ago.of(outage.startedAt()),
                quiet(
                        expected == null
                                ? words.get("webui.desk.outage.no-time")
                                : words.get(
                                        "webui.desk.outage.until",
                                        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                                                .withLocale(Words.locale())
                                                .withZone(Ago.zone())
                                                .format(expected))));
        banner.getElement().setAttribute("role", "alert");
        return banner;
    }

    private Div facts(DeskFacts.Caller caller) {
        Subscriber s = caller.subscriber();
        var facts = line("desk-facts");
        facts.add(
                fact(words.get("webui.subscriber.contract"), s.contract()),
                fact(words.get("webui.subscriber.tariff"), s.tariff().isBlank() ? "–" : s.tariff()),
                fact(words.get("webui.subscriber.balance"), balance(s.balance())),
                fact(words.get("webui.subscriber.address"), s.address().isBlank() ? "–" : s.address()),
                fact(words.get("webui.subscriber.phones"), phones(s)));
        var node = caller.node();
        var where = new Span();
        where.addClassName("node");
        if (node == null) where.setText(s.node() == null ? words.get("webui.desk.no-node") : s.node());
        else
            where.add(
                    new Span(node.node().name()),
                    SubscriberLooks.of(node.state()).badge());
        facts.add(fact(words.get("webui.subscriber.node"), where));
        return facts;
    }

    private Span phones(Subscriber s) {
        var phones = new Span();
        s.phones().forEach(p -> phones.add(new DialLink(services, p.e164(), s.id(), null)));
        return phones;
    }

    private Span balance(@Nullable BigDecimal balance) {
        if (balance == null) return new Span("–");
        var amount = new Span(SubscriberLooks.amount(balance));
        amount.addClassName("numbers");
        var value = new Span(amount);
        if (balance.signum() < 0)
            value.add(new StateBadge(VaadinIcon.WALLET, words.get("webui.desk.owes"), Tone.WARNING));
        return value;
    }

    private Div tickets(List<Ticket> tickets) {
        var list = line("list", head(words.get("webui.desk.last-tickets")));
        if (tickets.isEmpty()) list.add(quiet(words.get("webui.desk.no-tickets")));
        for (Ticket t : tickets) {
            var subject = ticketLink(t.id(), Words.numbered(t.id()) + " " + t.subject());
            subject.addClassName("cut");
            subject.setTitle(t.subject());
            list.add(line("desk-line", TicketLooks.of(t.state()).badge(), subject, Ago.of(t.openedAt())));
        }
        return list;
    }

    private Div calls(List<Call> calls) {
        var list = line("list", head(words.get("webui.desk.last-calls")));
        if (calls.isEmpty()) list.add(quiet(words.get("webui.desk.no-calls")));
        for (Call c : calls)
            list.add(line(
                    "desk-line",
                    OutcomeLook.of(c.outcome()).badge(),
                    quiet(c.category().isEmpty() ? "" : Words.of("tickets").get("category." + c.category())),
                    Ago.of(c.arrivedAt())));
        return list;
    }
}
