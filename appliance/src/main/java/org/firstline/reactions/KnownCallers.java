package org.firstline.reactions;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.firstline.base.Time;
import org.firstline.calls.CallerFacts;
import org.firstline.calls.CallerLookup;
import org.firstline.calls.OutageNotice;
import org.firstline.network.Network;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;

/**
 * When somebody calls, it is found out whose number that is and whether his node is behind an open outage. Looks on a
 * thread of its own.
 *
 * @param language of callers of whom nothing is known
 */
public record KnownCallers(Time time, Subscribers subscribers, Network network, Locale language)
        implements CallerLookup {
    private static final String OWNER = "callers";

    @Override
    public void lookUp(String callerNumber, Consumer<CallerFacts> answer) {
        time.soon(OWNER, () -> answer.accept(facts(callerNumber)));
    }

    private CallerFacts facts(String number) {
        List<Subscriber> candidates = subscribers.findByPhone(number);
        if (candidates.isEmpty()) return CallerFacts.unknown(language);
        // of several contracts with one phone, the one that has a reason to call now
        for (Subscriber subscriber : candidates) {
            Optional<Outage> outage = outageOf(subscriber);
            if (outage.isPresent()) return facts(subscriber, outage);
        }
        return facts(candidates.getFirst(), Optional.empty());
    }

    private Optional<Outage> outageOf(Subscriber subscriber) {
        return Optional.ofNullable(subscriber.node()).flatMap(network::findOpenOutageFor);
    }

    private CallerFacts facts(Subscriber subscriber, Optional<Outage> outage) {
        return new CallerFacts(
                subscriber.id(),
                subscriber.name(),
                Locale.of(subscriber.language()),
                outage.map(this::notice).orElse(null));
    }

    private OutageNotice notice(Outage outage) {
        String area = network.tree().find(outage.node()).map(Node::name).orElse(outage.node());
        return new OutageNotice(outage.id(), area, outage.expectedAt());
    }
}
