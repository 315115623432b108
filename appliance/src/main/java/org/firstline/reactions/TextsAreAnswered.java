package org.firstline.reactions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.firstline.base.Bus;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.callbacks.CallbackRequest;
import org.firstline.callbacks.CallbackSource;
import org.firstline.callbacks.Callbacks;
import org.firstline.messages.Consents;
import org.firstline.messages.Handling;
import org.firstline.messages.Keyword;
import org.firstline.messages.Message;
import org.firstline.messages.MessageEvent;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.Messages;
import org.firstline.messages.ReceivedMessage;
import org.firstline.messages.Reply;
import org.firstline.messages.Wish;
import org.firstline.network.Network;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.services.Site;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a text comes in, it is found out whose phone that is; a keyword is done and answered, what answers a question is
 * left to who asked it, and all else goes into a ticket. What a crash cut off is seen to at the next start.
 */
final class TextsAreAnswered implements Reaction {
    private static final Logger log = LoggerFactory.getLogger(TextsAreAnswered.class);

    /** Of several contracts with one phone, so many balances fit into an answer. */
    private static final int MOST_BALANCES = 3;

    /** A shorter number is a service's, which reads no answers. */
    private static final int SHORTEST_PHONE = 11;

    /** What was done, and what is answered; blank for nothing. */
    private record Done(Handling how, String answer) {}

    private final Messages messages;
    private final Subscribers subscribers;
    private final Network network;
    private final Callbacks callbacks;
    private final Services services;
    private final Site site;
    private final AnswerWords words;
    private final OutageWords outages;
    private final TextsBecomeTickets tickets;

    TextsAreAnswered(Services s, OutageWords outages) {
        messages = s.messages();
        subscribers = s.subscribers();
        network = s.network();
        callbacks = s.callbacks();
        services = s;
        site = s.site();
        words = new AnswerWords(messages.templates());
        this.outages = outages;
        tickets = new TextsBecomeTickets(messages.texts(), s.tickets(), site.language());
    }

    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, MessageEvent.Arrived.class, news -> resume());
    }

    /** Sees to all that nobody has looked at. */
    void resume() {
        for (ReceivedMessage message : messages.texts().waiting()) {
            try {
                see(message);
            } catch (Refused no) {
                log.warn("the text {} is only shown: {}", message.id(), no.getMessage());
                messages.texts().handled(message.id(), Handling.KEPT, null, null);
            }
        }
    }

    private void see(ReceivedMessage message) {
        Optional<PhoneNumber> phone = phone(message);
        if (phone.isEmpty() || !message.problem().isEmpty()) {
            messages.texts().handled(message.id(), Handling.KEPT, null, null);
            return;
        }
        List<Subscriber> owners = subscribers.findByPhone(phone.get().e164());
        Subscriber owner = owners.stream()
                .filter(s -> outageOf(s).isPresent())
                .findFirst()
                .or(() -> owners.stream().findFirst())
                .orElse(null);
        ReceivedMessage matched = messages.texts().matched(message.id(), owner == null ? null : owner.id());
        if (isReply(matched.text(), phone.get())) {
            messages.texts().handled(matched.id(), Handling.REPLY, null, null);
            return;
        }
        Locale to =
                owner == null ? AnswerWords.languageOf(matched.text(), site.language()) : Locale.of(owner.language());
        Optional<Done> done = Keyword.of(matched.text())
                .map(keyword -> obey(keyword, phone.get(), owners, owner, to))
                .filter(d -> !d.answer.isBlank());
        if (done.isPresent()) answer(matched, phone.get(), done.get());
        else tickets.keep(matched, phone.get(), owner);
    }

    /** A word is one only from whom the box has asked; "1" and "2" say nothing to anybody else either. */
    private boolean isReply(String text, PhoneNumber phone) {
        return Reply.isNumber(text)
                || Reply.of(text).isPresent() && services.repairs().isAsked(phone.e164());
    }

    /** Names and short numbers are banks and operators: they are shown, and neither answered nor made tickets. */
    private Optional<PhoneNumber> phone(ReceivedMessage message) {
        return PhoneNumber.parse(message.from(), site.region())
                .filter(number -> number.e164().length() >= SHORTEST_PHONE);
    }

    private void answer(ReceivedMessage message, PhoneNumber to, Done done) {
        Long answer = null;
        // he asked for it, so it goes at any hour and whatever he wants otherwise
        if (messages.texts().mayAnswer(message.from())) {
            Message queued = messages.queue(to, done.answer, MessagePriority.ALARM);
            answer = queued.id();
        } else log.warn("{} was answered too often of late: the text {} gets no answer", message.from(), message.id());
        messages.texts().handled(message.id(), done.how, null, answer);
    }

    private Done obey(
            Keyword keyword, PhoneNumber phone, List<Subscriber> owners, @Nullable Subscriber owner, Locale to) {
        return switch (keyword) {
            case STOP -> {
                messages.consents().set(phone, Wish.NONE, Consents.BY_SMS);
                yield new Done(Handling.STOP, say("answer.stopped", to));
            }
            case START -> {
                messages.consents().set(phone, Wish.USUAL, Consents.BY_SMS);
                yield new Done(Handling.START, say("answer.started", to));
            }
            case BALANCE ->
                new Done(Handling.BALANCE, owner == null ? say("answer.unknown", to) : balances(owners, to));
            case OUTAGE -> new Done(Handling.OUTAGE, owner == null ? say("answer.unknown", to) : outage(owner, to));
            case CALLBACK -> new Done(Handling.CALLBACK, callback(phone, owner, to));
            case HELP -> new Done(Handling.HELP, say("answer.help", to));
        };
    }

    private String say(String key, Locale to) {
        return words.of(key, to, Map.of());
    }

    private String balances(List<Subscriber> owners, Locale to) {
        var lines = new ArrayList<String>();
        for (Subscriber one : owners) {
            if (one.balance() == null || lines.size() == MOST_BALANCES) continue;
            lines.add(words.of(
                    "answer.balance", to, Map.of("contract", one.contract(), "balance", Amount.of(one.balance(), to))));
        }
        return lines.stream().collect(Collectors.joining(" "));
    }

    private Optional<Outage> outageOf(Subscriber subscriber) {
        return network.findOpenOutageFor(subscriber.nodes());
    }

    /** The same words as in the SMS about it. */
    private String outage(Subscriber owner, Locale to) {
        return outageOf(owner)
                .map(outage -> {
                    String area =
                            network.tree().find(outage.node()).map(Node::name).orElse(outage.node());
                    var facts = OutageFacts.of(outage, area);
                    return outages.sms(Telling.NEW, facts, to, services.time().now());
                })
                .orElseGet(() -> say("answer.no-outage", to));
    }

    /** Blank where it can't be: then a person reads the text. */
    private String callback(PhoneNumber phone, @Nullable Subscriber owner, Locale to) {
        List<QueueSettings> queues = services.routing().listQueues();
        Optional<String> queue = queues.stream()
                .map(QueueSettings::name)
                .filter("internet"::equals)
                .findFirst()
                .or(() -> queues.stream().map(QueueSettings::name).findFirst());
        // whoever writes from afar can't make the box call the rest of the world
        boolean near = phone.e164()
                .startsWith("+" + PhoneNumber.dialling(site.region()).country());
        if (queue.isEmpty() || !near) return "";
        callbacks.ask(CallbackRequest.of(queue.get(), phone.e164(), CallbackSource.SMS)
                .by(owner == null ? "" : owner.name(), owner == null ? null : owner.id())
                .in(to.getLanguage()));
        return words.of("answer.callback", to, Map.of("number", phone.pretty()));
    }
}
