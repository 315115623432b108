package org.firstline.reactions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.firstline.base.Bus;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.calls.Call;
import org.firstline.calls.CallerFacts;
import org.firstline.calls.Calls;
import org.firstline.calls.FlowAnswers;
import org.firstline.calls.OutageNotice;
import org.firstline.flows.Facts;
import org.firstline.flows.Question;
import org.firstline.flows.Step;
import org.firstline.messages.Hours;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.Messages;
import org.firstline.messages.Notice;
import org.firstline.messages.Recipient;
import org.firstline.network.Network;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.services.Site;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Ticket;
import org.firstline.tickets.Tickets;
import org.firstline.works.PlannedWork;
import org.firstline.works.Works;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a flow asks who somebody is, or wants a ticket or an SMS, that is found out and done. Whoever asked for an SMS
 * when his outage is over becomes a row of the outage's batch of those who asked, which the all-clear reaches. A mark is
 * kept with the marks of all calls.
 */
public final class FlowsAct implements FlowAnswers, Reaction {
    private static final Logger log = LoggerFactory.getLogger(FlowsAct.class);
    private static final Answered DONE = new Answered(Map.of(Facts.DONE, "yes"), null);

    private final Time time;
    private final KnownCallers known;
    private final Subscribers subscribers;
    private final Network network;
    private final Works works;
    private final Tickets tickets;
    private final Messages messages;
    private final Site site;
    private volatile @Nullable Calls calls;

    public FlowsAct(
            Time time,
            KnownCallers known,
            Subscribers subscribers,
            Network network,
            Works works,
            Tickets tickets,
            Messages messages,
            Site site) {
        this.time = time;
        this.known = known;
        this.subscribers = subscribers;
        this.network = network;
        this.works = works;
        this.tickets = tickets;
        this.messages = messages;
        this.site = site;
    }

    /** The calls that get their tickets' numbers; they need this to be made, so they come later. */
    void of(Calls made) {
        calls = made;
        known.of(made);
    }

    @Override
    public void listen(Bus bus) {
        known.listen(bus);
    }

    @Override
    public void answer(Call call, CallerFacts caller, Question question, Consumer<Answered> answer) {
        switch (question) {
            case Question.WhoIs(Step.By by, String number) ->
                time.soon(KnownCallers.OWNER, () -> answer.accept(tried(() -> whoIs(call, by, number))));
            case Question.Ticket(String category, String subject) ->
                time.soon(Reaction.REACTIONS, () -> answer.accept(tried(() -> open(call, category, subject))));
            case Question.Sms(String text) ->
                time.soon(Reaction.REACTIONS, () -> answer.accept(tried(() -> send(call, text))));
            case Question.WhenFixed() ->
                time.soon(Reaction.REACTIONS, () -> answer.accept(tried(() -> promise(call, caller))));
            case Question.Score(String asked, int mark) -> {
                Calls live = calls;
                if (live != null) live.marks().keep(call, asked, mark);
                answer.accept(DONE);
            }
        }
    }

    private static Answered tried(Supplier<Answered> act) {
        try {
            return act.get();
        } catch (Refused no) {
            log.info("a flow is refused: {}", no.getMessage());
            return Answered.NOTHING;
        }
    }

    private Answered whoIs(Call call, Step.By by, String number) {
        Optional<Subscriber> found = switch (by) {
            case ACCOUNT -> subscribers.findByContract(number);
            case PHONE -> subscribers.findByPhone(number).stream().findFirst();
        };
        return found.map(s -> new Answered(Map.of(Facts.KNOWN, "yes"), known.facts(s, call.caller())))
                .orElse(Answered.NOTHING);
    }

    private Answered open(Call call, String category, String subject) {
        var fresh = NewTicket.of(subject, Tickets.CATEGORIES.contains(category) ? category : "other")
                .withSubscriber(
                        call.subscriber(),
                        Optional.ofNullable(call.subscriber())
                                .flatMap(subscribers::find)
                                .map(Subscriber::node)
                                .orElse(null))
                .withOutage(call.outage());
        Ticket ticket = tickets.openForCall(call.id(), fresh);
        Calls live = calls;
        if (live != null) live.setTicket(call.id(), ticket.id());
        return new Answered(Map.of(Facts.TICKET, String.valueOf(ticket.id()), Facts.DONE, "yes"), null);
    }

    private Answered send(Call call, String text) {
        Optional<PhoneNumber> to = PhoneNumber.parse(call.caller(), site.region());
        if (to.isEmpty()) return Answered.NOTHING;
        // he is awake: he calls
        messages.queue(to.get(), text, MessagePriority.BULK, Hours.ANY);
        return DONE;
    }

    /** @param batch of those who asked */
    private record Promise(String batch, OutageFacts facts) {}

    private Promise promise(Outage outage) {
        String area = network.tree().find(outage.node()).map(Node::name).orElse(outage.node());
        return new Promise(OutageBatches.asked(outage.id()), OutageFacts.of(outage, area));
    }

    private Promise promise(PlannedWork work) {
        String area = new WorkPlaces(network).area(work);
        return new Promise(WorkBatches.asked(work.id()), new OutageFacts(area, work.from(), work.until(), work.text()));
    }

    private Answered promise(Call call, CallerFacts caller) {
        Optional<PhoneNumber> to = PhoneNumber.parse(call.caller(), site.region());
        OutageNotice notice = caller.outage();
        if (to.isEmpty() || notice == null) return Answered.NOTHING;
        var words = new OutageWords(site.language(), site.zone(), messages.templates()::find);
        Optional<Promise> promise = notice.outage() != null
                ? network.findOutage(notice.outage()).map(this::promise)
                : Optional.ofNullable(notice.works()).flatMap(works::find).map(this::promise);
        if (promise.isEmpty()) return Answered.NOTHING;
        String text = words.sms(Telling.ASKED, promise.get().facts(), caller.language(), time.now());
        messages.queueBatch(
                new Notice(
                        promise.get().batch(),
                        words.title("batch.asked", promise.get().facts().area()),
                        MessagePriority.OUTAGE,
                        Hours.ANY),
                List.of(new Recipient(to.get(), text, caller.subscriber())));
        return DONE;
    }
}
