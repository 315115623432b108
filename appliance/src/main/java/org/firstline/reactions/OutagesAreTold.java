package org.firstline.reactions;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.firstline.base.Bus;
import org.firstline.base.PhoneNumber;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.Messages;
import org.firstline.messages.Recipient;
import org.firstline.network.Network;
import org.firstline.network.NetworkEvent;
import org.firstline.network.Node;
import org.firstline.network.Outage;
import org.firstline.network.OutageState;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;

/**
 * When an outage is confirmed, exactly its subscribers get one SMS on each of their phones; when it grows, those who
 * came in get theirs; when it is cleared, what is unsent is called off and those who were told hear that it is over.
 * Each step may be repeated: batches know their phones, so what a crash cut off is done again at the next start.
 */
final class OutagesAreTold implements Reaction {
    /** As far back as a start looks for outages whose telling a crash may have cut off. */
    private static final int RECENT = 100;

    private final Network network;
    private final Subscribers subscribers;
    private final Messages messages;
    private final OutageTickets tickets;
    private final OutageWords words;

    OutagesAreTold(
            Network network, Subscribers subscribers, Messages messages, OutageTickets tickets, OutageWords words) {
        this.network = network;
        this.subscribers = subscribers;
        this.messages = messages;
        this.tickets = tickets;
        this.words = words;
    }

    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, NetworkEvent.class, this::hear);
    }

    private void hear(NetworkEvent event) {
        switch (event) {
            case NetworkEvent.OutageSuspected(Outage outage) -> count(outage);
            case NetworkEvent.OutageConfirmed(Outage outage) -> tell(outage);
            case NetworkEvent.OutageGrew(Outage outage, Set<String> added) -> {
                if (outage.state() == OutageState.CONFIRMED) tell(outage);
                else count(outage);
            }
            case NetworkEvent.OutageReopened(Outage outage) -> {
                messages.cancelUnsent(OutageBatches.over(outage.id()));
                if (outage.state() == OutageState.CONFIRMED) tell(outage);
            }
            case NetworkEvent.OutageCleared(Outage outage) -> allClear(outage);
            case NetworkEvent.OutageMerged ignored -> {}
            case NetworkEvent.OutageDismissed(Outage outage) -> allClear(outage);
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
            if (outage.state() == OutageState.CONFIRMED) tell(outage);
            boolean told = messages.findBatch(OutageBatches.down(outage.id())).isPresent()
                    || messages.findBatch(OutageBatches.asked(outage.id())).isPresent();
            boolean over = messages.findBatch(OutageBatches.over(outage.id())).isPresent();
            if (outage.state() == OutageState.CLEARED && told && !over) allClear(outage);
        }
    }

    private List<Subscriber> count(Outage outage) {
        List<Subscriber> affected = subscribers.servedBy(outage.nodes());
        network.setAffected(outage.id(), affected.size());
        return affected;
    }

    private void tell(Outage outage) {
        List<Subscriber> affected = count(outage);
        Set<PhoneNumber> known = toldOfParts(outage);
        List<Recipient> recipients = affected.stream()
                .filter(Subscriber::smsOk)
                .flatMap(s -> s.phones().stream()
                        .filter(phone -> !known.contains(phone))
                        .map(phone -> new Recipient(phone, words.down(outage, Locale.of(s.language())), s.id())))
                .toList();
        String area = area(outage);
        int before = messages.counts(OutageBatches.down(outage.id())).total();
        messages.queueBatch(
                OutageBatches.down(outage.id()), words.title("batch.outage", area), MessagePriority.OUTAGE, recipients);
        int queued = messages.counts(OutageBatches.down(outage.id())).total() - before;
        tickets.declared(outage, area, affected.size(), queued);
    }

    /** Phones that heard of a smaller outage which this one swallowed; what they were still to hear is called off. */
    private Set<PhoneNumber> toldOfParts(Outage outage) {
        var told = new HashSet<PhoneNumber>();
        for (long part : OutageBatches.partsOf(network, outage)) {
            messages.cancelUnsent(OutageBatches.down(part));
            told.addAll(messages.phones(OutageBatches.asked(part)));
            told.addAll(messages.told(OutageBatches.down(part)));
        }
        return told;
    }

    private void allClear(Outage outage) {
        int cancelled = messages.cancelUnsent(OutageBatches.down(outage.id()));
        var told = new HashSet<>(messages.told(OutageBatches.down(outage.id())));
        told.addAll(toldOfParts(outage));
        // a promise stands, whether or not its confirmation went out in time
        messages.cancelUnsent(OutageBatches.asked(outage.id()));
        told.addAll(messages.phones(OutageBatches.asked(outage.id())));
        List<Recipient> recipients = told.stream().map(this::restored).toList();
        if (!recipients.isEmpty())
            messages.queueBatch(
                    OutageBatches.over(outage.id()),
                    words.title("batch.cleared", area(outage)),
                    MessagePriority.RESTORED,
                    recipients);
        tickets.cleared(outage, cancelled, recipients.size());
    }

    private Recipient restored(PhoneNumber phone) {
        List<Subscriber> owners = subscribers.findByPhone(phone.e164());
        return owners.isEmpty()
                ? new Recipient(phone, words.restored(words.language()), null)
                : new Recipient(
                        phone,
                        words.restored(Locale.of(owners.getFirst().language())),
                        owners.getFirst().id());
    }

    private String area(Outage outage) {
        return network.tree().find(outage.node()).map(Node::name).orElse(outage.node());
    }
}
