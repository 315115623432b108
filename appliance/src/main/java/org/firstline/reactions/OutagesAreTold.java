package org.firstline.reactions;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.firstline.base.Bus;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Time;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.Messages;
import org.firstline.messages.Notice;
import org.firstline.messages.Recipient;
import org.firstline.network.Network;
import org.firstline.network.NetworkEvent;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.network.OutageState;
import org.firstline.network.StepKind;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;

/**
 * When an outage is confirmed, exactly its subscribers get one SMS on each of their phones; when it grows, those who
 * came in get theirs; another expected time is told to those who were told, where it is worth that; when all is up again,
 * what is unsent is called off and those who were told or called hear that it is over. Each step may be repeated: batches
 * know their phones, so what a crash cut off is done again at the next start.
 */
final class OutagesAreTold implements Reaction {
    /** As far back as a start looks for outages whose telling a crash may have cut off. */
    private static final int RECENT = 100;

    private final Time time;
    private final Network network;
    private final Subscribers subscribers;
    private final Messages messages;
    private final OutageTickets tickets;
    private final OutageWords words;
    private final OutageAudience audience;

    OutagesAreTold(
            Time time,
            Network network,
            Subscribers subscribers,
            Messages messages,
            OutageTickets tickets,
            OutageWords words,
            OutageAudience audience) {
        this.time = time;
        this.network = network;
        this.subscribers = subscribers;
        this.messages = messages;
        this.tickets = tickets;
        this.words = words;
        this.audience = audience;
    }

    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, NetworkEvent.class, this::hear);
    }

    private void hear(NetworkEvent event) {
        switch (event) {
            case NetworkEvent.OutageSuspected(Outage outage) -> size(outage);
            case NetworkEvent.OutageConfirmed(Outage outage) -> tell(outage);
            case NetworkEvent.OutageGrew(Outage outage, Set<String> added) -> {
                if (outage.state() == OutageState.CONFIRMED) tell(outage);
                else size(outage);
            }
            case NetworkEvent.OutageReopened(Outage outage) -> reopened(outage);
            case NetworkEvent.OutageExpected(Outage outage) -> {
                if (outage.state() == OutageState.CONFIRMED) tellExpected(outage);
            }
            case NetworkEvent.OutageRestored(Outage outage) -> allClear(outage);
            case NetworkEvent.OutageDismissed(Outage outage) -> allClear(outage);
            case NetworkEvent.OutageVerified(Outage outage) ->
                tickets.verified(outage, actor(outage, StepKind.VERIFIED));
            case NetworkEvent.OutageFaded ignored -> {}
            case NetworkEvent.OutageMerged ignored -> {}
            case NetworkEvent.OutageChanged ignored -> {}
            case NetworkEvent.AlertNoted ignored -> {}
            case NetworkEvent.AlertMalformed ignored -> {}
            case NetworkEvent.TreeChanged ignored -> {}
            case NetworkEvent.Imported ignored -> {}
        }
    }

    /** Does again what a crash may have cut off; what was done already adds nothing. */
    void resume() {
        for (Outage outage : network.listOutages(false, null, RECENT)) {
            if (outage.state() == OutageState.CONFIRMED) {
                tell(outage);
                if (outage.reopened() > 0) tellAgain(outage);
                tellExpected(outage);
            }
            boolean over = messages.findBatch(OutageBatches.over(outage.id(), outage.reopened()))
                    .isPresent();
            if (outage.state() == OutageState.RESTORING && !over) allClear(outage);
        }
    }

    private void size(Outage outage) {
        network.setAffected(outage.id(), subscribers.countServedBy(outage.nodes()));
    }

    private List<Subscriber> count(Outage outage) {
        List<Subscriber> affected = subscribers.servedBy(outage.nodes());
        network.setAffected(outage.id(), affected.size());
        return affected;
    }

    private void tell(Outage outage) {
        List<Subscriber> affected = count(outage);
        Set<PhoneNumber> known = audience.toldOfParts(outage);
        String area = area(outage);
        String key = OutageBatches.down(outage.id());
        var text = new TextOf(words, Telling.NEW, OutageFacts.of(outage, area), time.now());
        List<Recipient> recipients = affected.stream()
                .flatMap(s -> s.readers().stream()
                        .filter(phone -> !known.contains(phone))
                        .map(phone -> new Recipient(phone, text.in(Locale.of(s.language())), s.id(), Standings.of(s))))
                .toList();
        int before = messages.counts(key).total();
        messages.queueBatch(notice(outage, Telling.NEW, key, words.title("batch.outage", area)), recipients);
        tickets.declared(outage, area, affected.size(), messages.counts(key).total() - before);
    }

    /**
     * Those who were told that it is over must know that it is not, and what they were still to hear of that is called off;
     * whose message was called off because it seemed over has heard nothing yet.
     */
    private void reopened(Outage outage) {
        messages.cancelUnsent(OutageBatches.over(outage.id(), outage.reopened() - 1));
        tickets.reopened(outage, detail(outage, StepKind.REOPENED));
        if (outage.state() != OutageState.CONFIRMED) return;
        tell(outage);
        tellAgain(outage);
    }

    /** Once for each time that it comes back: also to those for whom the first message came too late. */
    private void tellAgain(Outage outage) {
        String key = OutageBatches.again(outage.id(), outage.reopened());
        if (messages.findBatch(key).isPresent()) return;
        Set<PhoneNumber> phones = audience.unheard(outage);
        phones.addAll(messages.told(OutageBatches.over(outage.id(), outage.reopened() - 1)));
        if (!phones.isEmpty()) queue(outage, Telling.AGAIN, key, "batch.again", phones);
    }

    /** Also to those whose first message has not gone out: they get this one instead, which says as much. */
    private void tellExpected(Outage outage) {
        var confirmed = outage.confirmedAt();
        if (confirmed == null) return;
        int times =
                ExpectedTold.of(network.expectedHistory(outage.id()), confirmed).times();
        String key = OutageBatches.eta(outage.id(), times);
        if (times == 0 || messages.findBatch(key).isPresent()) return;
        var phones = new HashSet<PhoneNumber>();
        for (String telling : OutageBatches.telling(messages, outage)) {
            messages.cancelUnsent(telling);
            phones.addAll(messages.phones(telling));
        }
        phones.addAll(audience.toldOfParts(outage));
        tickets.retold(outage, queue(outage, Telling.ETA, key, "batch.eta", phones));
    }

    private void allClear(Outage outage) {
        var end = audience.ofEnd(outage);
        int told = 0;
        if (!end.phones().isEmpty())
            told = queue(
                    outage,
                    Telling.RESTORED,
                    OutageBatches.over(outage.id(), outage.reopened()),
                    "batch.cleared",
                    end.phones());
        tickets.restored(outage, end.cancelled(), told);
    }

    /** @return to how many phones */
    private int queue(Outage outage, Telling telling, String key, String title, Set<PhoneNumber> phones) {
        String area = area(outage);
        var text = new TextOf(words, telling, OutageFacts.of(outage, area), time.now());
        List<Recipient> recipients = audience.recipients(phones, text);
        messages.queueBatch(notice(outage, telling, key, words.title(title, area)), recipients);
        return recipients.size();
    }

    /** What began by day and is over in the evening may be told in the evening. */
    private Notice notice(Outage outage, Telling telling, String key, String title) {
        boolean over = telling == Telling.RESTORED;
        return new Notice(
                key,
                title,
                over ? MessagePriority.RESTORED : MessagePriority.OUTAGE,
                over
                        ? messages.quiet().ofRestored(outage.startedAt())
                        : messages.quiet().ofOutage(outage.startedAt(), outage.expectedAt()));
    }

    private String detail(Outage outage, StepKind what) {
        return lastly(outage, what, true);
    }

    private String actor(Outage outage, StepKind what) {
        return lastly(outage, what, false);
    }

    private String lastly(Outage outage, StepKind what, boolean detail) {
        return network.steps(outage.id(), 50).stream()
                .filter(step -> step.what() == what)
                .findFirst()
                .map(step -> detail ? step.detail() : step.actor())
                .orElse("");
    }

    private String area(Outage outage) {
        return network.tree()
                .find(outage.node())
                .map(Node::name)
                // a rehearsal's node is gone before the news of its end is heard
                .orElseGet(() -> Rehearsal.isNode(outage.node()) ? words.title("rehearsal.node", "") : outage.node());
    }
}
