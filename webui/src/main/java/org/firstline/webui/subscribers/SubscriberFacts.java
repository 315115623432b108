package org.firstline.webui.subscribers;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firstline.base.PhoneNumber;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.webui.Ago;
import org.firstline.webui.Facts;
import org.firstline.webui.StateBadge;
import org.firstline.webui.Words;
import org.firstline.webui.desk.DialLink;

/** What one needs to know of a subscriber while talking to him; an outage that he sits behind comes first. */
public final class SubscriberFacts extends Div {
    private static final long serialVersionUID = 1;

    /** Drawn from what is so now; the page around it draws it anew when there is news. */
    public SubscriberFacts(Services services, Subscriber subscriber) {
        this(services, subscriber, true);
    }

    /** @param linked whether the name leads to his page: not where this is his page */
    SubscriberFacts(Services services, Subscriber subscriber, boolean linked) {
        var words = Words.here();
        openOutage(services, subscriber).ifPresent(outage -> add(warning(services, outage, words)));
        var facts = new Facts();
        if (linked)
            facts.put(
                    words.get("webui.subscriber.name"),
                    new RouterLink(subscriber.name(), SubscriberView.class, subscriber.id()));
        facts.put(words.get("webui.subscriber.contract"), subscriber.contract())
                .put(
                        words.get("webui.subscriber.status"),
                        SubscriberLooks.of(subscriber.status()).badge());
        if (!subscriber.phones().isEmpty())
            facts.put(words.get("webui.subscriber.phones"), phones(services, subscriber));
        facts.put(words.get("webui.subscriber.address"), subscriber.address())
                .put(words.get("webui.subscriber.tariff"), subscriber.tariff());
        if (subscriber.balance() != null)
            facts.put(words.get("webui.subscriber.balance"), SubscriberLooks.amount(subscriber.balance()));
        if (!subscriber.smsOk()) facts.put(words.get("webui.subscriber.sms"), words.get("webui.subscriber.sms.none"));
        if (subscriber.vulnerable())
            facts.put(words.get("webui.subscriber.first"), words.get("webui.subscriber.first.yes"));
        if (subscriber.node() != null)
            facts.put(words.get("webui.subscriber.node"), new NodePath(services.network(), subscriber.node()));
        if (!subscriber.services().isEmpty())
            facts.put(words.get("webui.subscriber.services"), bought(services, subscriber));
        facts.put(words.get("webui.subscriber.notes"), subscriber.notes());
        add(facts);
    }

    private static Optional<Outage> openOutage(Services services, Subscriber subscriber) {
        return subscriber.nodes().stream()
                .map(services.network()::findOpenOutageFor)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Each service, with the node that brings it where that is another than his. */
    private static String bought(Services services, Subscriber subscriber) {
        var names = Words.of("subscribers");
        return subscriber.services().stream()
                .map(one -> names.get("service." + one.kind())
                        + Optional.ofNullable(one.node())
                                .map(node -> " ("
                                        + services.network()
                                                .tree()
                                                .find(node)
                                                .map(Node::name)
                                                .orElse(node) + ")")
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }

    private static Div phones(Services services, Subscriber subscriber) {
        var phones = new Div();
        phones.addClassName("phones");
        for (PhoneNumber phone : subscriber.phones())
            phones.add(new DialLink(services, phone.e164(), subscriber.id(), null));
        return phones;
    }

    private static Div warning(Services services, Outage outage, Words words) {
        String place = services.network()
                .find(outage.node())
                .map(view -> view.node().name())
                .orElse(outage.node());
        var line = new Div(
                new StateBadge(
                        VaadinIcon.EXCLAMATION_CIRCLE, words.get("webui.subscriber.outage"), StateBadge.Tone.BAD),
                new Span(place),
                Ago.of(outage.startedAt()));
        if (outage.expectedAt() != null)
            line.add(new Span(words.get("webui.subscriber.outage.expected")), Ago.of(outage.expectedAt()));
        line.addClassName("behind-outage");
        return line;
    }
}
