package org.firstline.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
final class LiveCall extends OpenCall implements FlowWalk.Exits {
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

    /** A phone that can answer by itself has done so by then. */
    private static final Duration BY_ITSELF = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(LiveCall.class);

    private final Leg caller;
    private final Sound sound;
    private Phase phase = Phase.ARRIVED;
    private CallerFacts facts;
    private boolean known;
    private boolean draining;
    private boolean stored;
    private final Published flow;
    private @Nullable FlowWalk walk;
    private Runnable nobody = () -> {};
    private @Nullable Hold hold;
    private @Nullable Errand errand;
    private final Rung rung = new Rung();
    /** Where the flow has led the caller, while it rings there. */
    private @Nullable Leg led;

    private Wish wish = Wish.USUAL;
    /** The one limit that this phase has: on the look-up, the menu or the ringing. */
    private Cancel limit = () -> {};

    LiveCall(Exchange exchange, Leg caller, Call call) {
        super(exchange, call);
        this.caller = caller;
        this.sound = new Sound(exchange, caller);
        this.facts = CallerFacts.unknown(exchange.settings().language());
        this.flow = exchange.ports().guide().flowFor(call.called(), caller.trunk(), caller.flow());
    }

    /** Rings back, finds out who calls and stores the row; the call is answered when both is done, or takes too long. */
    void arrive() {
        caller.ring();
        exchange.legs().changed(call());
        exchange.bus().publish(new CallEvent.Arrived(call()));
        limit = exchange.after(exchange.settings().lookup(), this::answer);
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
        if (known || phase == Phase.OVER) return;
        known = true;
        facts = found;
        change(call().withFacts(found));
        exchange.bus().publish(new CallEvent.CallerKnown(call(), found));
        if (stored) answer();
    }

    private void answer() {
        if (phase != Phase.ARRIVED) return;
        enter(Phase.IN_MENU);
        change(call().inMenu(exchange.now()));
        caller.answer();
        var way = new FlowWalk(exchange, sound, facts, flow, this);
        walk = way;
        limit = exchange.after(exchange.settings().menu(), way::tooLong);
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
        if (phase != Phase.IN_MENU) return;
        enter(Phase.TRANSFERRING);
        nobody = unanswered;
        change(call().offered(number, exchange.now()));
        sound.music();
        led = exchange.legs().reach(target(number), this);
        limit = exchange.after(ring, () -> {
            if (phase == Phase.TRANSFERRING) backToTheFlow();
        });
    }

    private void backToTheFlow() {
        letAgentGo();
        enter(Phase.IN_MENU);
        change(call().missed());
        limit = exchange.after(exchange.settings().menu(), this::tooLong);
        nobody.run();
    }

    private void tooLong() {
        if (walk != null) walk.tooLong();
    }

    @Override
    public void voicemail(String queue, List<Phrase> say) {
        if (phase == Phase.IN_MENU) go(message(queue, false), say);
    }

    /** A box that takes no messages keeps the place of who wanted to leave one. */
    private Errand message(String queue, boolean overflow) {
        var folder = exchange.settings().messages();
        if (folder == null) return keepsPlace(queue, overflow);
        Runnable otherwise = () -> {
            if (phase == Phase.ON_ERRAND) go(keepsPlace(queue, overflow), List.of());
        };
        return new LeavesMessage(
                exchange, sound, caller, facts.language(), this::call, queue, folder, otherwise, this::errandDone);
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

    void takeMessage(String queue) {
        leaveQueue(message(queue, true));
    }

    void sendAway(String prompt) {
        leaveQueue(new Announced(sound, facts.language(), prompt, this::errandDone));
    }

    void queueChanged(String queue) {
        if (phase != Phase.WAITING) return;
        segments.close(Segment.Kind.WAIT, null, null, Segment.End.TRANSFERRED, exchange.now());
        segments.open(Segment.Kind.WAIT, queue, null, null, exchange.now());
        change(call().queuedAgain(queue, exchange.now()));
        exchange.ledger().update(call());
    }

    private void leaveQueue(Errand instead) {
        if (phase != Phase.WAITING && phase != Phase.RINGING) return;
        letAgentGo();
        if (hold != null) hold.end();
        segments.close(Segment.Kind.WAIT, null, null, Segment.End.LEFT, exchange.now());
        change(call().missed());
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
    public void enqueue(String queue, String category, Wish wanted, List<Phrase> say) {
        if (phase != Phase.IN_MENU) return;
        wish = wanted;
        change(call().queued(queue, category, exchange.now()));
        var words = new ArrayList<Phrase>(say);
        if (exchange.rules().of(queue).announces()) words.add(Wording.recorded(facts.language()));
        waits(words);
    }

    private void waits(List<Phrase> say) {
        enter(Phase.WAITING);
        exchange.ledger().update(call());
        segments.open(Segment.Kind.WAIT, call().queue(), null, null, exchange.now());
        var every = exchange.rules().of(call().queue()).announce();
        hold = new Hold(
                exchange,
                sound,
                facts.language(),
                call().id(),
                every == null ? exchange.settings().announce() : every);
        hold.begin(say);
        exchange.bus().publish(new CallEvent.Queued(call(), wish));
    }

    /** He may be asked how he was served, unless the box is being stopped. */
    @Override
    void left() {
        var talk = talk();
        if (talk == null || draining || !exchange.rules().of(call().queue()).survey()) {
            super.left();
            return;
        }
        talk.leave();
        talk(null);
        go(new AsksMark(exchange, sound, facts.language(), this::call, this::errandDone), List.of());
    }

    @Override
    boolean canWait() {
        return true;
    }

    @Override
    void waitIn(String queue) {
        if (phase != Phase.TALKING) return;
        talk(null);
        change(call().queuedAgain(queue, exchange.now()));
        waits(List.of());
    }

    @Override
    String shownName() {
        return facts.name();
    }

    /** Leads a caller who waits elsewhere; a phone that rings for him is stilled. */
    void redirect(Target to, String actor) {
        if (phase != Phase.WAITING && phase != Phase.RINGING) return;
        stopWaiting(Segment.End.TRANSFERRED);
        letAgentGo();
        change(call().missed());
        exchange.bus().publish(new CallEvent.Redirected(call(), to, actor));
        if (to instanceof Target.Queue(String name)) waitIn(name);
        else begin().lead(to);
    }

    private void stopWaiting(Segment.End by) {
        enter(Phase.TALKING);
        if (hold != null) hold.end();
        sound.replaced();
        segments.close(Segment.Kind.WAIT, null, null, by, exchange.now());
    }

    private Talk begin() {
        var begun = new Talk(exchange, this, caller);
        talk(begun);
        return begun;
    }

    @Override
    public void hangUp() {
        if (phase == Phase.IN_MENU) finish(leftTheMenu());
    }

    /**
     * The box is being stopped: who talks, or is about to, may finish, and who waits is told that nobody will come. An
     * agent who gets free meanwhile may still take him.
     */
    @Override
    void drain() {
        draining = true;
        if (phase == Phase.ARRIVED) cut();
        if (phase != Phase.IN_MENU && phase != Phase.WAITING) return;
        if (walk != null) walk.stop();
        if (hold != null) hold.end();
        enter(phase);
        sound.say(List.of(new Phrase.Recorded("no-operators")), facts.language(), this::cut);
    }

    @Override
    void cut() {
        finish(phase == Phase.TALKING ? Outcome.ANSWERED : Outcome.FAILED);
    }

    /**
     * Rings an agent's phone, beside others where the queue rings several; a call that is not free to be offered is a
     * miss, so that nobody waits for an answer.
     */
    void offer(String extension, Duration ring) {
        if (isOver() || rung.has(extension)) return;
        if (phase != Phase.WAITING && phase != Phase.RINGING) {
            exchange.bus().publish(new CallEvent.OfferMissed(call(), extension, Miss.FAILED));
            return;
        }
        if (phase == Phase.WAITING) enter(Phase.RINGING);
        change(call().offered(extension, exchange.now()));
        var leg = exchange.legs().dial(extension, call().caller(), facts.name(), false, this);
        rung.add(extension, leg, exchange.after(ring, () -> miss(extension, Miss.NO_ANSWER)));
    }

    /** She has pressed "answer" at her desk: her phone, which rings, is asked to answer by itself. */
    void answerAtDesk(String extension) {
        if (phase != Phase.RINGING || !rung.has(extension)) return;
        var asked = exchange.legs().dial(extension, call().caller(), facts.name(), true, this);
        rung.replace(extension, asked);
        exchange.after(BY_ITSELF, () -> {
            if (rung.on(asked).isEmpty()) return;
            exchange.legs().doesNotAnswerItself(extension);
            exchange.bus().publish(new CallEvent.PickUp(call(), extension));
        });
    }

    /** The offer is taken back: the phone stops ringing, and nothing is missed. */
    void withdraw(String extension) {
        if (!rung.has(extension)) return;
        rung.still(extension);
        waitsOn();
    }

    private void miss(String extension, Miss why) {
        rung.still(extension);
        waitsOn();
        exchange.bus().publish(new CallEvent.OfferMissed(call(), extension, why));
    }

    /** One phone less rings. */
    private void waitsOn() {
        if (rung.isEmpty()) enter(Phase.WAITING);
        change(call().with(rung.last()));
    }

    @Override
    public void ringing(Leg leg) {
        var talk = talk();
        rung.on(leg).ifPresent(extension -> exchange.bus().publish(new CallEvent.OfferRinging(call().with(extension))));
        if (talk != null) talk.ringing(leg);
    }

    @Override
    public void answered(Leg leg) {
        var talk = talk();
        String extension = rung.on(leg).orElse(null);
        String number = call().agent();
        if (talk != null && talk.owns(leg)) talk.answered(leg);
        else if (phase == Phase.RINGING && extension != null) {
            rung.pickedUp(extension);
            connect(new Target.Agent(extension), leg);
        } else if (phase == Phase.TRANSFERRING && leg == led && number != null) connect(target(number), leg);
        else leg.hangUp(HangUp.NORMAL);
    }

    private void connect(Target who, Leg leg) {
        led = null;
        rung.stillAll();
        if (walk != null) walk.connected();
        stopWaiting(Segment.End.ANSWERED);
        begin().begin(who, leg);
    }

    /** Whom the flow means by a number: one of the house, or somebody outside. */
    private Target target(String number) {
        return exchange.ports().line().isRegistered(number) ? new Target.Agent(number) : new Target.Number(number);
    }

    @Override
    public void digit(Leg leg, char digit) {
        if (leg == caller && phase == Phase.IN_MENU && walk != null) walk.digit(digit);
        else if (leg == caller && phase == Phase.ON_ERRAND && errand != null) errand.digit(digit);
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        var talk = talk();
        if (leg == caller) {
            whenRecorded(acknowledge);
            finish(whenCallerGoes(cause));
        } else if (talk != null && talk.owns(leg)) {
            talk.ended(leg, cause);
            if (isOver()) whenRecorded(acknowledge);
            else acknowledge.run();
        } else {
            acknowledge.run();
            rung.on(leg).ifPresent(extension -> miss(extension, Miss.of(cause)));
            if (leg == led && phase == Phase.TRANSFERRING) backToTheFlow();
        }
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

    @Override
    void letGo() {
        letAgentGo();
        caller.hangUp(HangUp.NORMAL);
        if (walk != null) walk.stop();
        if (errand != null) errand.stop();
        if (hold != null) hold.end();
        sound.replaced();
        enter(Phase.OVER);
    }

    private void letAgentGo() {
        rung.stillAll();
        var leg = led;
        led = null;
        if (leg != null) leg.hangUp(HangUp.NORMAL);
    }

    private void enter(Phase next) {
        limit.cancel();
        limit = () -> {};
        phase = next;
    }
}
