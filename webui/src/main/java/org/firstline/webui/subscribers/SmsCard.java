package org.firstline.webui.subscribers;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import org.firstline.base.PhoneNumber;
import org.firstline.messages.Consent;
import org.firstline.messages.Message;
import org.firstline.messages.MessageFilter;
import org.firstline.messages.Wish;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.subscribers.Subscriber;
import org.firstline.web.Json;
import org.firstline.webui.Ago;
import org.firstline.webui.MessageBadge;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** What the owner of each phone wants of SMS, to be changed when he says so, and the latest that went to it. */
final class SmsCard extends Div {
    private static final long serialVersionUID = 1;
    private static final int LATEST = 3;

    private final transient Services services;
    private final transient Words words = Words.here();

    SmsCard(Services services, Subscriber subscriber) {
        this.services = services;
        addClassName("form");
        if (subscriber.phones().isEmpty()) add(quiet(words.get("webui.subscriber.sms.no-phone")));
        for (PhoneNumber phone : subscriber.phones()) add(phone(phone));
    }

    private Div phone(PhoneNumber phone) {
        Consent consent = services.messages().consents().get(phone);
        var wish = new Select<Wish>();
        wish.setLabel(phone.pretty());
        wish.setItems(Wish.values());
        wish.setItemLabelGenerator(w -> words.get("webui.subscriber.wish." + Json.word(w)));
        wish.setValue(consent.wish());
        wish.setWidthFull();
        if (!consent.source().isEmpty())
            wish.setHelperText(words.get(
                    consent.source().equals("sms") ? "webui.subscriber.wish.by-sms" : "webui.subscriber.wish.by",
                    Ago.exact(consent.since()),
                    consent.source()));
        wish.addValueChangeListener(e -> {
            var agent = SignedIn.require(Role.AGENT);
            services.messages().consents().set(phone, e.getValue(), agent.login());
            Notices.done(words.get("webui.subscriber.wish.set", phone.pretty()));
        });
        var lines = new Div(wish);
        List<Message> latest = services.messages().list(new MessageFilter(null, null, phone), null, LATEST);
        for (Message message : latest) lines.add(line(message));
        return lines;
    }

    private static Div line(Message message) {
        var line = new Div(MessageBadge.of(message.state()), new Span(message.text()), Ago.of(message.queuedAt()));
        line.addClassName("bar");
        return line;
    }

    private static Span quiet(String text) {
        var span = new Span(text);
        span.addClassName("quiet");
        return span;
    }
}
