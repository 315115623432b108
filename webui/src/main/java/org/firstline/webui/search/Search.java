package org.firstline.webui.search;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.firstline.network.NodeView;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.TicketFilter;
import org.firstline.webui.NodeKinds;
import org.firstline.webui.Words;
import org.firstline.webui.subscribers.SubscriberLooks;
import org.firstline.webui.tickets.TicketLooks;

/** Finds tickets, subscribers, nodes and pages by a few letters or digits. */
final class Search {
    /** Of each kind; who does not see it among these writes a letter more. */
    private static final int MOST = 5;

    /** Shorter ones find everything. */
    private static final int SHORTEST = 2;

    private final Services services;
    private final List<Hit> pages;
    private final Words words = Words.here();

    /** @param pages those that are open to her */
    Search(Services services, List<Hit> pages) {
        this.services = services;
        this.pages = pages;
    }

    /** What there is to go to, the likeliest first; all pages for an empty text. */
    List<Hit> find(String text) {
        String wanted = text.strip();
        if (wanted.isEmpty()) return pages;
        var rest = wanted.length() < SHORTEST
                ? Stream.<Hit>empty()
                : Stream.of(subscribers(wanted), nodes(wanted)).flatMap(s -> s);
        return Stream.of(tickets(wanted), pages(wanted), rest).flatMap(s -> s).toList();
    }

    /** The one of this number, with or without a #, before those whose subject has the text. */
    private Stream<Hit> tickets(String wanted) {
        SequencedSet<Ticket> found = new LinkedHashSet<>();
        number(wanted).flatMap(services.tickets()::find).ifPresent(found::add);
        if (wanted.length() >= SHORTEST)
            found.addAll(services.tickets().list(TicketFilter.ALL.withText(wanted), null, MOST));
        return found.stream().limit(MOST).map(this::hit);
    }

    private static Optional<Long> number(String wanted) {
        String digits = wanted.startsWith("#") ? wanted.substring(1) : wanted;
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private Hit hit(Ticket ticket) {
        String detail = ticket.subscriber() == null
                ? TicketLooks.of(ticket.state()).word()
                : services.subscribers()
                        .find(ticket.subscriber())
                        .map(s -> TicketLooks.of(ticket.state()).word() + " · " + s.name())
                        .orElse("");
        return Hit.of(
                VaadinIcon.TICKET,
                Words.numbered(ticket.id()) + " " + ticket.subject(),
                detail,
                "tickets/" + ticket.id());
    }

    private Stream<Hit> pages(String wanted) {
        String part = wanted.toLowerCase(Locale.ROOT);
        return pages.stream()
                .filter(page -> page.title().toLowerCase(Locale.ROOT).contains(part));
    }

    private Stream<Hit> subscribers(String wanted) {
        return services.subscribers().list(wanted, null, MOST).stream().map(Search::hit);
    }

    private static Hit hit(Subscriber subscriber) {
        return Hit.of(
                VaadinIcon.USER,
                subscriber.name(),
                subscriber.contract() + " · " + subscriber.address(),
                "subscribers/" + subscriber.id());
    }

    private Stream<Hit> nodes(String wanted) {
        return services.network().list(wanted, null, MOST).stream().map(Search::hit);
    }

    private static Hit hit(NodeView view) {
        var node = view.node();
        String detail = Stream.of(SubscriberLooks.of(view.state()).word(), NodeKinds.word(node.kind()), node.host())
                .filter(part -> !part.isBlank())
                .reduce((a, b) -> a + " · " + b)
                .orElse("");
        return new Hit(VaadinIcon.SITEMAP, node.name(), detail, "network", QueryParameters.of("node", node.id()));
    }
}
