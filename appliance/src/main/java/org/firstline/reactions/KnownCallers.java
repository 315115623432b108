package org.firstline.reactions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.firstline.base.Bus;
import org.firstline.base.Time;
import org.firstline.calls.Call;
import org.firstline.calls.CallEvent;
import org.firstline.calls.CallerFacts;
import org.firstline.calls.CallerLookup;
import org.firstline.calls.Calls;
import org.firstline.calls.OutageNotice;
import org.firstline.calls.OutageNotice.Told;
import org.firstline.flows.Facts;
import org.firstline.network.Network;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.network.StepKind;
import org.firstline.routing.Routing;
import org.firstline.subscribers.Status;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.firstline.works.PlannedWork;
import org.firstline.works.Works;
import org.jspecify.annotations.Nullable;

/**
 * When somebody calls, it is found out whose number that is, whether his node is behind an open outage or planned works, and what else a
 * flow may branch on. Looks on a thread of its own.
 */
public final class KnownCallers implements CallerLookup, Reaction {
    static final String OWNER = "callers";
    /** As far back as an outage's history is looked through for another expected time. */
    private static final int STEPS = 100;

    /** Those that a caller may choose in the menu; the words are made before he does. */
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ru"));

    private final Time time;
    private final Subscribers subscribers;
    private final Network network;
    private final Works works;
    private final WorkPlaces places;
    private final Routing routing;
    private final OutageWords words;
    private final RepeatCallers repeats = new RepeatCallers();
    private volatile @Nullable Calls calls;

    /** @param words in whose language strangers are spoken to */
    public KnownCallers(
            Time time, Subscribers subscribers, Network network, Works works, Routing routing, OutageWords words) {
        this.time = time;
        this.subscribers = subscribers;
        this.network = network;
        this.works = works;
        this.places = new WorkPlaces(network);
        this.routing = routing;
        this.words = words;
    }

    /** The calls of before; they need this look-up to be made, so they come later. */
    void of(Calls made) {
        calls = made;
    }

    @Override
    public void listen(Bus bus) {
        bus.on(JOINS, CallEvent.Recorded.class, event -> over(event.call()));
    }

    private void over(Call call) {
        repeats.ended(call.caller(), call.arrivedAt());
    }

    @Override
    public void lookUp(String callerNumber, Consumer<CallerFacts> answer) {
        time.soon(OWNER, () -> answer.accept(facts(callerNumber)));
    }

    private CallerFacts facts(String number) {
        List<Subscriber> candidates = subscribers.findByPhone(number);
        if (candidates.isEmpty()) return new CallerFacts(null, "", words.language(), null, more(number, null));
        // of several contracts with one phone, the one that has a reason to call now
        return candidates.stream()
                .filter(subscriber ->
                        outageOf(subscriber).isPresent() || worksOf(subscriber).isPresent())
                .findFirst()
                .map(subscriber -> facts(subscriber, number))
                .orElseGet(() -> facts(candidates.getFirst(), number));
    }

    /** @param number from which he calls */
    CallerFacts facts(Subscriber subscriber, String number) {
        return new CallerFacts(
                subscriber.id(),
                subscriber.name(),
                Locale.of(subscriber.language()),
                outageOf(subscriber)
                        .map(outage -> notice(outage, number))
                        .or(() -> worksOf(subscriber).map(this::notice))
                        .orElse(null),
                more(number, subscriber));
    }

    private Optional<Outage> outageOf(Subscriber subscriber) {
        return network.findOpenOutageFor(subscriber.nodes());
    }

    private OutageNotice notice(Outage outage, String number) {
        String area = network.tree().find(outage.node()).map(Node::name).orElse(outage.node());
        var facts = OutageFacts.of(outage, area);
        Told told = told(outage, number);
        Telling news = told == Told.CHANGED && outage.expectedAt() != null ? Telling.ETA : Telling.STILL;
        return new OutageNotice(outage.id(), null, told, said(Telling.NEW, news, facts));
    }

    private Optional<PlannedWork> worksOf(Subscriber subscriber) {
        return subscriber.nodes().stream()
                .flatMap(node -> places.findRunning(works, node).stream())
                .findFirst();
    }

    /** Works say the same at each call: there is no news of them but their end. */
    private OutageNotice notice(PlannedWork work) {
        var facts = new OutageFacts(places.area(work), work.from(), work.until(), work.text());
        return new OutageNotice(null, work.id(), Told.NO, said(Telling.WORKS_STARTED, Telling.WORKS_STARTED, facts));
    }

    private Map<String, OutageNotice.Said> said(Telling whole, Telling news, OutageFacts facts) {
        var said = new HashMap<String, OutageNotice.Said>();
        for (Locale spoken : LANGUAGES)
            said.put(
                    spoken.getLanguage(),
                    new OutageNotice.Said(
                            words.of(whole, facts, spoken, time.now()).voice(),
                            words.of(news, facts, spoken, time.now()).voice()));
        return said;
    }

    /** Who was led through a flow while he sat behind this outage has heard of it. */
    private Told told(Outage outage, String number) {
        Calls known = calls;
        if (known == null) return Told.NO;
        Instant heard = known.history()
                .findLastEnded(number)
                .filter(call -> call.outage() != null && call.outage() == outage.id())
                .map(Call::menuAt)
                .orElse(null);
        if (heard == null) return Told.NO;
        return network.steps(outage.id(), STEPS).stream()
                        .anyMatch(step ->
                                step.what() == StepKind.EXPECTED && step.at().isAfter(heard))
                ? Told.CHANGED
                : Told.SAME;
    }

    private Map<String, String> more(String number, @Nullable Subscriber subscriber) {
        var facts = new HashMap<String, String>();
        Calls known = calls;
        if (known != null
                && repeats.isRepeated(
                        number, time.now(), since -> known.history().lastOf(since, RepeatCallers.MOST)))
            facts.put(Facts.REPEAT, "yes");
        if (subscriber != null && owes(subscriber)) facts.put(Facts.DEBT, "yes");
        routing.snapshot().queues().forEach(q -> facts.put(Facts.HOURS + q.name(), q.isOpen() ? "open" : "closed"));
        return facts;
    }

    private static boolean owes(Subscriber subscriber) {
        BigDecimal balance = subscriber.balance();
        return subscriber.status() == Status.DEBT || balance != null && balance.signum() < 0;
    }
}
