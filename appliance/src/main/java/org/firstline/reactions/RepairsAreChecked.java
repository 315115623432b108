package org.firstline.reactions;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.firstline.base.Bus;
import org.firstline.base.PhoneNumber;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.diagnostics.Diagnostics;
import org.firstline.diagnostics.Mark;
import org.firstline.diagnostics.Purpose;
import org.firstline.diagnostics.RepairCheck;
import org.firstline.diagnostics.RepairChecks;
import org.firstline.diagnostics.RepairEvent;
import org.firstline.diagnostics.Sampled;
import org.firstline.messages.MessageEvent;
import org.firstline.messages.MessagePriority;
import org.firstline.messages.Messages;
import org.firstline.messages.Recipient;
import org.firstline.messages.Reply;
import org.firstline.network.Network;
import org.firstline.network.NetworkEvent;
import org.firstline.network.Outage;
import org.firstline.network.OutageState;
import org.firstline.subscribers.Subscriber;
import org.firstline.subscribers.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When all of an outage is up again, some of its lines are looked at and their owners asked "does it work? 1/2"; what that
 * comes to closes the outage as verified, or opens it again for the same crew. Each step may be repeated after a crash:
 * rows know who was looked at and asked.
 */
final class RepairsAreChecked implements Reaction {
    /** Who acts where the box decides by itself. */
    static final String BOX = "box";

    private static final Logger log = LoggerFactory.getLogger(RepairsAreChecked.class);
    private static final int RECENT = 100;

    private final Time time;
    private final Network network;
    private final Subscribers subscribers;
    private final Messages messages;
    private final Diagnostics diagnostics;
    private final RepairChecks repairs;
    private final RepairWords words;

    RepairsAreChecked(
            Time time,
            Network network,
            Subscribers subscribers,
            Messages messages,
            Diagnostics diagnostics,
            RepairChecks repairs,
            RepairWords words) {
        this.time = time;
        this.network = network;
        this.subscribers = subscribers;
        this.messages = messages;
        this.diagnostics = diagnostics;
        this.repairs = repairs;
        this.words = words;
    }

    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, NetworkEvent.OutageRestored.class, news -> restored(news.outage()));
        bus.on(
                REACTIONS,
                NetworkEvent.OutageReopened.class,
                news -> repairs.overtaken(news.outage().id()));
        bus.on(
                REACTIONS,
                NetworkEvent.OutageDismissed.class,
                news -> repairs.overtaken(news.outage().id()));
        bus.on(
                REACTIONS,
                NetworkEvent.OutageVerified.class,
                news -> repairs.overtaken(news.outage().id()));
        bus.on(REACTIONS, RepairEvent.Ended.class, news -> ended(news.check()));
        bus.on(REACTIONS, MessageEvent.Received.class, this::received);
    }

    /** Goes on where a crash or a restart cut off. */
    void resume() {
        for (Outage outage : network.listOutages(true, null, RECENT))
            if (outage.state() == OutageState.RESTORING) restored(outage);
    }

    private void restored(Outage outage) {
        if (Rehearsal.isNode(outage.node())) return;
        Instant up = Objects.requireNonNull(outage.clearedAt()).truncatedTo(ChronoUnit.MICROS);
        Optional<RepairCheck> last = repairs.find(outage.id());
        boolean ofThis = last.filter(check -> !check.startedAt().isBefore(up)).isPresent();
        if (ofThis && !last.orElseThrow().isLive()) {
            // it has its verdict; a crash may have come between that and what follows from it
            ended(last.orElseThrow());
            return;
        }
        if (!ofThis) repairs.overtaken(outage.id());
        List<Subscriber> affected = subscribers.servedBy(outage.nodes());
        RepairCheck check = repairs.begin(outage.id(), RepairSample.of(affected, repairs.rule(), outage.id()));
        if (check.isLive()) time.after(REACTIONS, repairs.rule().delay(), () -> look(check.id(), outage.id()));
    }

    private void look(long check, long outage) {
        repairs.find(outage)
                .filter(found -> found.id() == check && found.isLive())
                .ifPresent(live -> live.sample().forEach(s -> {
                    if (s.probedAt() == null) probe(live, s);
                    else ask(live, s);
                }));
    }

    private void probe(RepairCheck check, Sampled s) {
        Optional<Subscriber> whose = subscribers.find(s.subscriber());
        if (whose.isEmpty()) {
            repairs.probed(check.id(), s.subscriber(), Mark.UNKNOWN);
            return;
        }
        try {
            diagnostics.start(
                    SubscriberLines.target(diagnostics, network.tree(), whose.get()),
                    Purpose.outage(check.outage()),
                    BOX,
                    done -> time.soon(REACTIONS, () -> probed(check, s, done.mark())));
        } catch (Refused busy) {
            log.debug("line checks are at their limit, this one is not looked at");
            probed(check, s, Mark.UNKNOWN);
        }
    }

    /** A line that is surely bad needs no question; all others do. */
    private void probed(RepairCheck check, Sampled s, Mark mark) {
        repairs.probed(check.id(), s.subscriber(), mark);
        ask(check, s.subscriber());
    }

    private void ask(RepairCheck check, Sampled s) {
        ask(check, s.subscriber());
    }

    private void ask(RepairCheck check, long subscriber) {
        RepairCheck now = repairs.find(check.outage()).orElse(check);
        Sampled s = now.find(subscriber).orElse(null);
        if (!now.isLive() || now.id() != check.id() || s == null) return;
        if (s.phone().isEmpty() || s.probe() == Mark.BAD || s.askedAt() != null) return;
        Locale language = subscribers
                .find(subscriber)
                .map(whose -> Locale.of(whose.language()))
                .orElse(words.language());
        messages.queueBatch(
                OutageBatches.check(check.outage(), check.id()),
                words.title(area(check.outage())),
                MessagePriority.RESTORED,
                List.of(new Recipient(new PhoneNumber(s.phone()), words.question(language), subscriber)));
        repairs.asked(check.id(), subscriber);
    }

    private void received(MessageEvent.Received text) {
        Reply.of(text.message().text())
                .ifPresent(said -> words.phone(text.message().from())
                        .flatMap(phone -> repairs.answered(phone.e164(), said == Reply.YES))
                        .filter(answered -> answered.late() && said == Reply.NO)
                        .ifPresent(words::complaint));
    }

    private void ended(RepairCheck check) {
        messages.cancelUnsent(OutageBatches.check(check.outage(), check.id()));
        Optional<Outage> outage = network.findOutage(check.outage()).filter(o -> o.state() == OutageState.RESTORING);
        if (outage.isEmpty()) return;
        try {
            switch (check.verdict()) {
                case VERIFIED -> network.verify(check.outage(), BOX);
                case REOPEN -> network.reopen(check.outage(), words.why(check), BOX);
                case UNDECIDED, OVERTAKEN, PENDING -> {}
            }
        } catch (Refused no) {
            log.info("outage {} is not {}: {}", check.outage(), check.verdict(), no.getMessage());
        }
    }

    private String area(long outage) {
        String node = network.findOutage(outage).map(Outage::node).orElse("");
        return network.tree().find(node).map(n -> n.name()).orElse(Objects.requireNonNull(node));
    }
}
