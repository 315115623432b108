package org.firstline.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.firstline.base.Cancel;
import org.firstline.flows.Published;
import org.firstline.flows.Wish;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call from the trunk, from its arrival to its end: the state machine between the caller's leg and an agent's. What
 * comes after the end, or from a leg that the call has let go, changes nothing. On "switchboard".
 */
final class LiveCall implements Party, FlowWalk.Exits {
    private enum Phase {
        ARRIVED,
        IN_MENU,
        /** The flow rings somebody for the caller. */
        TRANSFERRING,
        WAITING,
        RINGING,
        /** He does something else than to wait. */
        ON_ERRAND,
        TALKING,
        OVER
    }

    private static final Logger log = LoggerFactory.getLogger(LiveCall.class);

    private final Exchange exchange;
    private final Leg caller;
    private final Sound sound;
    private final List<Runnable> acknowledgements = new ArrayList<>();
    private Phase phase = Phase.ARRIVED;
    private Call call;
    private CallerFacts facts;
    private boolean known;
    private boolean stored;
    private boolean recorded;
    private final Published flow;
    private @Nullable FlowWalk walk;
    private Runnable nobody = () -> {};
    private @Nullable Hold hold;
    private @Nullable Errand errand;
    private @Nullable Leg agent;
    /** The one limit that this phase has: on the look-up, the menu or the ringing. */
    private Cancel limit = () -> {};

    LiveCall(Exchange exchange, Leg caller, Call call) {
        this.exchange = exchange;
        this.caller = caller;
        this.call = call;
        this.sound = new Sound(exchange, caller);
        this.facts = CallerFacts.unknown(exchange.settings().language());
        this.flow = exchange.ports().guide().flowFor(call.called(), caller.trunk());
    }

    @Override
    public Call call() {
        return call;
    }

    /** Rings back, finds out who calls and stores the row; the call is answered when both is done, or takes too long. */
    void arrive() {
        caller.ring();
        exchange.legs().changed(call);
        exchange.bus().publish(new CallEvent.Arrived(call));
        limit = exchange.after(exchange.settings().lookup(), this::answer);
        exchange.ledger()
                .open(
                        call,
                        () -> exchange.soon(() -> {
                            stored = true;
                            if (known) answer();
                        }));
        lookUp();
    }

    private void lookUp() {
        try {
            exchange.ports().lookup().lookUp(call.caller(), found -> exchange.soon(() -> known(found)));
        } catch (RuntimeException e) {
            log.warn("nobody can say who calls: the call goes on as a stranger's", e);
            known(facts);
        }
    }

    private void known(CallerFacts found) {
        if (known || phase == Phase.OVER) return;
        known = true;
        facts = found;
        change(call.withFacts(found));
        exchange.bus().publish(new CallEvent.CallerKnown(call, found));
        if (stored) answer();
    }

    private void answer() {
        if (phase != Phase.ARRIVED) return;
        enter(Phase.IN_MENU);
        change(call.inMenu(exchange.now()));
        caller.answer();
        var way = new FlowWalk(exchange, sound, facts, flow, this);
        walk = way;
        limit = exchange.after(exchange.settings().menu(), way::tooLong);
        way.begin();
    }

    @Override
    public void found(CallerFacts caller) {
        facts = caller;
        change(call.withFacts(caller));
        exchange.bus().publish(new CallEvent.CallerKnown(call, caller));
    }

    @Override
    public void transfer(String number, Duration ring, Runnable unanswered) {
        if (phase != Phase.IN_MENU) return;
        enter(Phase.TRANSFERRING);
        nobody = unanswered;
        change(call.offered(number, exchange.now()));
        sound.music();
        agent = exchange.legs().dial(number, call.caller(), facts.name(), this);
        limit = exchange.after(ring, () -> {
            if (phase == Phase.TRANSFERRING) backToTheFlow();
        });
    }

    private void backToTheFlow() {
        letAgentGo();
        enter(Phase.IN_MENU);
        change(call.missed());
        limit = exchange.after(exchange.settings().menu(), this::tooLong);
        nobody.run();
    }

    private void tooLong() {
        if (walk != null) walk.tooLong();
    }

    /** A box that takes no messages lets the caller wait for one of those whom he wanted to leave it. */
    @Override
    public void voicemail(String queue, List<Phrase> say) {
        enqueue(queue, "", Wish.USUAL, say);
    }

    @Override
    public void callback(String queue, List<Phrase> say) {
        if (phase == Phase.IN_MENU) go(keepsPlace(queue, false), say);
    }

    private Errand keepsPlace(String queue, boolean overflow) {
        return new KeepsPlace(exchange, sound, facts.language(), this::call, queue, overflow, this::errandDone);
    }

    /** The queue does not keep him on the line, but his place. */
    void keepPlace(String queue) {
        leaveQueue(keepsPlace(queue, true));
    }

    /** A box that takes no messages keeps the place of one who was to leave one. */
    void takeMessage(String queue) {
        keepPlace(queue);
    }

    void sendAway(String prompt) {
        leaveQueue(new Announced(sound, facts.language(), prompt, this::errandDone));
    }

    void queueChanged(String queue) {
        if (phase != Phase.WAITING) return;
        change(call.queuedAgain(queue, exchange.now()));
        exchange.ledger().update(call);
    }

    private void leaveQueue(Errand instead) {
        if (phase != Phase.WAITING && phase != Phase.RINGING) return;
        letAgentGo();
        if (hold != null) hold.end();
        change(call.missed());
        go(instead, List.of());
    }

    private void go(Errand next, List<Phrase> say) {
        enter(Phase.ON_ERRAND);
        errand = next;
        next.begin(say);
    }

    private void errandDone() {
        if (phase == Phase.ON_ERRAND && errand != null) finish(errand.outcome());
    }

    @Override
    public void enqueue(String queue, String category, Wish wish, List<Phrase> say) {
        if (phase != Phase.IN_MENU) return;
        enter(Phase.WAITING);
        change(call.queued(queue, category, exchange.now()));
        exchange.ledger().update(call);
        hold = new Hold(exchange, sound, facts.language(), call.id());
        hold.begin(say);
        exchange.bus().publish(new CallEvent.Queued(call, wish));
    }

    @Override
    public void hangUp() {
        if (phase == Phase.IN_MENU) finish(leftTheMenu());
    }

    /**
     * The box is being stopped: who talks, or is about to, may finish, and who waits is told that nobody will come. An
     * agent who gets free meanwhile may still take him.
     */
    void drain() {
        if (phase == Phase.ARRIVED) cut();
        if (phase != Phase.IN_MENU && phase != Phase.WAITING) return;
        if (walk != null) walk.stop();
        if (hold != null) hold.end();
        enter(phase);
        sound.say(List.of(new Phrase.Recorded("no-operators")), facts.language(), this::cut);
    }

    /** A person of the house ends the call. */
    void cut() {
        finish(phase == Phase.TALKING ? Outcome.ANSWERED : Outcome.FAILED);
    }

    /** Rings an agent's phone; a call that is not free to be offered is a miss, so that nobody waits for an answer. */
    void offer(String extension, Duration ring) {
        if (phase == Phase.OVER || phase == Phase.RINGING && extension.equals(call.agent())) return;
        if (phase != Phase.WAITING) {
            exchange.bus().publish(new CallEvent.OfferMissed(call, extension, Miss.FAILED));
            return;
        }
        enter(Phase.RINGING);
        change(call.offered(extension, exchange.now()));
        agent = exchange.legs().dial(extension, call.caller(), facts.name(), this);
        limit = exchange.after(ring, () -> {
            if (phase == Phase.RINGING) miss(Miss.NO_ANSWER);
        });
    }

    /** The offer is taken back: the phone stops ringing, and nothing is missed. */
    void withdraw(String extension) {
        if (phase != Phase.RINGING || !extension.equals(call.agent())) return;
        letAgentGo();
        enter(Phase.WAITING);
        change(call.missed());
    }

    private void miss(Miss why) {
        String extension = call.agent();
        letAgentGo();
        enter(Phase.WAITING);
        change(call.missed());
        if (extension != null) exchange.bus().publish(new CallEvent.OfferMissed(call, extension, why));
    }

    @Override
    public void ringing(Leg leg) {
        if (leg == agent && phase == Phase.RINGING) exchange.bus().publish(new CallEvent.OfferRinging(call));
    }

    @Override
    public void answered(Leg leg) {
        if (leg != agent || phase != Phase.RINGING && phase != Phase.TRANSFERRING) {
            leg.hangUp(HangUp.NORMAL);
            return;
        }
        caller.bridge(leg);
        enter(Phase.TALKING);
        if (walk != null) walk.connected();
        if (hold != null) hold.end();
        sound.replaced();
        change(call.answered(exchange.now()));
        exchange.ledger().answered(call, ticket -> exchange.soon(() -> ticketed(ticket)));
        exchange.bus().publish(new CallEvent.Answered(call));
    }

    private void ticketed(long ticket) {
        if (phase == Phase.OVER) return;
        change(call.withTicket(ticket));
        exchange.bus().publish(new CallEvent.Changed(call));
    }

    @Override
    public void digit(Leg leg, char digit) {
        if (leg == caller && phase == Phase.IN_MENU && walk != null) walk.digit(digit);
        else if (leg == caller && phase == Phase.ON_ERRAND && errand != null) errand.digit(digit);
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        if (leg == caller || leg == agent && phase == Phase.TALKING) {
            if (recorded) acknowledge.run();
            else acknowledgements.add(acknowledge);
            finish(leg == caller ? whenCallerGoes(cause) : Outcome.ANSWERED);
        } else {
            acknowledge.run();
            if (leg == agent && phase == Phase.RINGING) miss(Miss.of(cause));
            if (leg == agent && phase == Phase.TRANSFERRING) backToTheFlow();
        }
    }

    /** Changes the ticket or the subscriber, by a person's hand or a reaction's. */
    boolean amend(UnaryOperator<Call> change) {
        if (phase == Phase.OVER) return false;
        change(change.apply(call));
        exchange.ledger().update(call);
        exchange.bus().publish(new CallEvent.Changed(call));
        return true;
    }

    private Outcome whenCallerGoes(EndCause cause) {
        boolean fault = cause == EndCause.FAILED || cause == EndCause.HUNG_UP;
        return switch (phase) {
            case ARRIVED, IN_MENU, TRANSFERRING -> fault ? Outcome.FAILED : leftTheMenu();
            case WAITING, RINGING -> fault ? Outcome.FAILED : Outcome.ABANDONED;
            case ON_ERRAND -> errand == null ? Outcome.FAILED : errand.outcome();
            case TALKING, OVER -> Outcome.ANSWERED;
        };
    }

    private Outcome leftTheMenu() {
        return walk != null && walk.toldOutage() ? Outcome.DEFLECTED : Outcome.LEFT_MENU;
    }

    private void finish(Outcome outcome) {
        if (phase == Phase.OVER) return;
        letAgentGo();
        caller.hangUp(HangUp.NORMAL);
        if (walk != null) walk.stop();
        if (errand != null) errand.stop();
        if (hold != null) hold.end();
        sound.replaced();
        enter(Phase.OVER);
        call = (outcome == Outcome.ANSWERED ? call : call.missed()).ended(outcome, exchange.now());
        exchange.legs().over(call);
        exchange.bus().publish(new CallEvent.Ended(call));
        exchange.ledger().close(call, last -> exchange.soon(() -> recorded(last)));
    }

    private void recorded(Call last) {
        recorded = true;
        call = last;
        acknowledgements.forEach(Runnable::run);
        acknowledgements.clear();
        exchange.legs().recorded(last);
        exchange.bus().publish(new CallEvent.Recorded(last));
    }

    private void letAgentGo() {
        var leg = agent;
        agent = null;
        if (leg != null) leg.hangUp(HangUp.NORMAL);
    }

    private void enter(Phase next) {
        limit.cancel();
        limit = () -> {};
        phase = next;
    }

    private void change(Call next) {
        call = next;
        exchange.legs().changed(next);
    }
}
