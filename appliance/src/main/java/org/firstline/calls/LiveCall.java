package org.firstline.calls;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.firstline.flows.Published;
import org.firstline.flows.Wish;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call from the trunk, from its arrival to its end: who calls is found out, and a flow leads him to a queue, to
 * somebody, or out. What comes after the end, or from a leg that the call has let go, changes nothing. On "switchboard".
 */
final class LiveCall extends QueuedCall implements FlowWalk.Exits {
    private static final Logger log = LoggerFactory.getLogger(LiveCall.class);

    private CallerFacts facts;
    private boolean known;
    private boolean stored;
    private final Published flow;
    private @Nullable FlowWalk walk;
    private Runnable nobody = () -> {};
    /** Where the flow has led the caller, while it rings there. */
    private @Nullable Leg led;

    LiveCall(Exchange exchange, Leg caller, Call call) {
        super(exchange, caller, call, Phase.ARRIVED);
        this.facts = CallerFacts.unknown(exchange.settings().language());
        this.flow = exchange.ports().guide().flowFor(call.called(), caller.trunk(), caller.flow());
    }

    @Override
    Locale language() {
        return facts.language();
    }

    /** Rings back, finds out who calls and stores the row; the call is answered when both is done, or takes too long. */
    void arrive() {
        caller.ring();
        exchange.inProgress().changed(call());
        exchange.bus().publish(new CallEvent.Arrived(call()));
        limit(exchange.settings().lookup(), this::answer);
        exchange.ledger()
                .open(
                        call(),
                        () -> exchange.soon(() -> {
                            stored = true;
                            if (known) answer();
                        }));
        lookUp();
    }

    private void lookUp() {
        try {
            exchange.ports().lookup().lookUp(call().caller(), found -> exchange.soon(() -> known(found)));
        } catch (RuntimeException e) {
            log.warn("nobody can say who calls: the call goes on as a stranger's", e);
            known(facts);
        }
    }

    private void known(CallerFacts found) {
        if (known || phase() == Phase.OVER) return;
        known = true;
        facts = found;
        change(call().withFacts(found));
        exchange.bus().publish(new CallEvent.CallerKnown(call(), found));
        if (stored) answer();
    }

    private void answer() {
        if (phase() != Phase.ARRIVED) return;
        enter(Phase.IN_MENU);
        change(call().inMenu(exchange.now()));
        caller.answer();
        var way = new FlowWalk(exchange, sound, facts, flow, this);
        walk = way;
        limit(exchange.settings().menu(), way::tooLong);
        way.begin();
    }

    @Override
    public void found(CallerFacts caller) {
        facts = caller;
        change(call().withFacts(caller));
        exchange.bus().publish(new CallEvent.CallerKnown(call(), caller));
    }

    @Override
    public void transfer(String number, Duration ring, Runnable unanswered) {
        if (phase() != Phase.IN_MENU) return;
        enter(Phase.TRANSFERRING);
        nobody = unanswered;
        change(call().offered(number, exchange.now()));
        sound.music();
        led = exchange.legs().reach(target(number), this, "");
        limit(ring, () -> {
            if (phase() == Phase.TRANSFERRING) backToTheFlow();
        });
    }

    private void backToTheFlow() {
        letLedGo();
        enter(Phase.IN_MENU);
        change(call().missed());
        limit(exchange.settings().menu(), this::tooLong);
        nobody.run();
    }

    private void tooLong() {
        if (walk != null) walk.tooLong();
    }

    @Override
    public void voicemail(String queue, List<Phrase> say) {
        if (phase() == Phase.IN_MENU) go(errands().message(queue, false), say);
    }

    @Override
    public void callback(String queue, List<Phrase> say) {
        if (phase() == Phase.IN_MENU) go(errands().keepsPlace(queue, false), say);
    }

    @Override
    public void enqueue(String queue, String category, Wish wanted, List<Phrase> say) {
        if (phase() != Phase.IN_MENU) return;
        change(call().queued(queue, category, exchange.now()));
        waits(wanted, say);
    }

    @Override
    String shownName() {
        return facts.name();
    }

    @Override
    public void hangUp() {
        if (phase() == Phase.IN_MENU) finish(leftTheMenu());
    }

    @Override
    void drain() {
        if (phase() == Phase.ARRIVED) cut();
        if (phase() == Phase.IN_MENU && walk != null) walk.stop();
        super.drain();
    }

    @Override
    public void answered(Leg leg) {
        String number = call().agent();
        if (phase() == Phase.TRANSFERRING && leg == led && number != null) connect(target(number), leg);
        else super.answered(leg);
    }

    @Override
    void connect(Target who, Leg leg) {
        led = null;
        if (walk != null) walk.connected();
        super.connect(who, leg);
    }

    /** Whom the flow means by a number: one of the house, or somebody outside. */
    private Target target(String number) {
        return exchange.ports().line().isRegistered(number) ? new Target.Agent(number) : new Target.Number(number);
    }

    @Override
    public void digit(Leg leg, char digit) {
        if (leg == caller && phase() == Phase.IN_MENU && walk != null) walk.digit(digit);
        else super.digit(leg, digit);
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        boolean ledInVain = leg == led && phase() == Phase.TRANSFERRING;
        super.ended(leg, cause, acknowledge);
        if (ledInVain) backToTheFlow();
    }

    @Override
    Outcome leftTheMenu() {
        return walk != null && walk.heardEnough() ? Outcome.DEFLECTED : Outcome.LEFT_MENU;
    }

    @Override
    void letGo() {
        letLedGo();
        if (walk != null) walk.stop();
        super.letGo();
    }

    private void letLedGo() {
        var leg = led;
        led = null;
        if (leg != null) leg.hangUp(HangUp.NORMAL);
    }
}
