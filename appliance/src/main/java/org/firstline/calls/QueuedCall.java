package org.firstline.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.firstline.base.Cancel;
import org.firstline.flows.Wish;
import org.jspecify.annotations.Nullable;

/**
 * A call of somebody outside who may wait in queues: he hears music and his place while phones ring for him, is connected,
 * is led to another queue, or does something else than wait. On "switchboard".
 */
abstract sealed class QueuedCall extends OpenCall permits LiveCall, ReturnedCall {
    enum Phase {
        /** The look-up and the row run; the caller hears ringing. */
        ARRIVED,
        /** The greeting is being heard, or a choice is awaited. */
        IN_MENU,
        /** The flow has led the caller to somebody whose telephone rings. */
        TRANSFERRING,
        /** In a queue, hearing music. */
        WAITING,
        /** In a queue, while one or more phones ring for him. */
        RINGING,
        /** Out of the queue for something else than to wait. */
        ON_ERRAND,
        TALKING,
        OVER
    }

    /** A phone that can answer by itself has done so by then. */
    static final Duration BY_ITSELF = Duration.ofSeconds(3);

    final Leg caller;
    final Sound sound;
    private Phase phase;
    private @Nullable Hold hold;
    private final Errands errands = new Errands(this, this::errandDone);
    private @Nullable Errand errand;
    private final Rung rung = new Rung();
    private final Consent consent = new Consent();
    private boolean draining;
    private Wish wish = Wish.USUAL;
    /** The one limit that this phase has: on the look-up, the menu or the ringing. */
    private Cancel limit = () -> {};

    /** @param caller the leg of whoever is outside */
    QueuedCall(Exchange exchange, Leg caller, Call call, Phase first) {
        super(exchange, call);
        this.caller = caller;
        this.sound = new Sound(exchange, caller);
        this.phase = first;
    }

    /** In which he is spoken to. */
    abstract Locale language();

    final Phase phase() {
        return phase;
    }

    final void enter(Phase next) {
        limit.cancel();
        limit = () -> {};
        phase = next;
    }

    final void limit(Duration most, Runnable then) {
        limit = exchange.after(most, then);
    }

    // ---- instead of waiting

    final Errands errands() {
        return errands;
    }

    /** The queue does not keep him on the line. */
    final void leaveQueue(Errand instead) {
        if (phase != Phase.WAITING && phase != Phase.RINGING) return;
        rung.stillAll();
        endHold();
        segments.close(Segment.Kind.WAIT, null, null, Segment.End.LEFT, exchange.now());
        change(call().missed());
        go(instead, List.of());
    }

    final void go(Errand next, List<Phrase> say) {
        enter(Phase.ON_ERRAND);
        errand = next;
        next.begin(say);
    }

    private void errandDone() {
        if (phase == Phase.ON_ERRAND && errand != null) finish(errand.outcome());
    }

    /** He may be asked how he was served, unless the box is being stopped. */
    @Override
    final void left() {
        var talk = talk();
        if (talk == null || draining || !exchange.rules().of(call().queue()).survey()) {
            super.left();
            return;
        }
        talk.leave();
        talk(null);
        go(errands.givesMark(), List.of());
    }

    // ---- in a queue

    /** @param say what he is to hear first */
    final void waits(Wish wanted, List<Phrase> say) {
        wish = wanted;
        enter(Phase.WAITING);
        exchange.ledger().update(call());
        segments.open(Segment.Kind.WAIT, call().queue(), null, null, exchange.now());
        holds(say);
        exchange.bus().publish(new CallEvent.Queued(call(), wish, exchange.now()));
    }

    /** Music, and before it what he must know of this queue. */
    private void holds(List<Phrase> say) {
        if (!isToBeTold()) {
            music(say);
            return;
        }
        consent.ask();
        sound.say(say, language(), () -> tellRecorded(sound, language(), this::toldOrNot));
    }

    private void toldOrNot() {
        music(List.of());
        consent.settled();
    }

    private void music(List<Phrase> say) {
        if (draining) {
            nobodyComes();
            return;
        }
        var every = exchange.rules().of(call().queue()).announce();
        hold = new Hold(
                exchange,
                sound,
                language(),
                call().id(),
                every == null ? exchange.settings().announce() : every);
        hold.begin(say);
    }

    private void endHold() {
        if (hold != null) hold.end();
        consent.leave();
    }

    @Override
    final boolean canWait() {
        return true;
    }

    @Override
    final void waitIn(String queue) {
        if (phase != Phase.TALKING) return;
        talk(null);
        change(call().queuedAgain(queue, waitsSince()));
        waits(wish, List.of());
    }

    /** Since when somebody has waited who comes to a queue for the first time. */
    Instant waitsSince() {
        return exchange.now();
    }

    final void queueChanged(String queue) {
        if (phase != Phase.WAITING) return;
        segments.close(Segment.Kind.WAIT, null, null, Segment.End.TRANSFERRED, exchange.now());
        segments.open(Segment.Kind.WAIT, queue, null, null, exchange.now());
        change(call().queuedAgain(queue, exchange.now()));
        exchange.ledger().update(call());
        endHold();
        holds(List.of());
    }

    /** Leads a caller who waits elsewhere; a phone that rings for him is stilled. */
    final void redirect(Target to, String actor) {
        if (phase != Phase.WAITING && phase != Phase.RINGING) return;
        stopWaiting(Segment.End.TRANSFERRED);
        rung.stillAll();
        change(call().missed());
        exchange.bus().publish(new CallEvent.Redirected(call(), to, actor));
        if (to instanceof Target.Queue(String name)) waitIn(name);
        else begin().lead(to);
    }

    private void stopWaiting(Segment.End by) {
        enter(Phase.TALKING);
        endHold();
        sound.replaced();
        segments.close(Segment.Kind.WAIT, null, null, by, exchange.now());
    }

    private Talk begin() {
        var begun = new Talk(exchange, this, caller);
        talk(begun);
        return begun;
    }

    /**
     * The box is being stopped: who talks, or is about to, may finish, and who waits is told that nobody will come. An
     * agent who gets free meanwhile may still take him.
     */
    @Override
    void drain() {
        draining = true;
        if (phase == Phase.IN_MENU || phase == Phase.WAITING && !consent.isAsked()) nobodyComes();
    }

    private void nobodyComes() {
        if (hold != null) hold.end();
        enter(phase);
        sound.say(List.of(new Phrase.Recorded("no-operators")), language(), () -> {
            if (phase == Phase.RINGING) sound.music();
            else cut();
        });
    }

    /**
     * Rings an agent's phone, beside others where the queue rings several, once he has heard what he must; a call that is not
     * free to be offered is a miss, so that nobody waits for an answer.
     */
    final void offer(String extension, Duration ring) {
        if (isOver() || rung.has(extension)) return;
        if (phase != Phase.WAITING && phase != Phase.RINGING) {
            exchange.bus().publish(new CallEvent.OfferMissed(call(), extension, Miss.FAILED));
            return;
        }
        change(call().offered(extension, exchange.now()));
        consent.offer(extension, () -> ring(extension, ring));
    }

    private void ring(String extension, Duration ring) {
        if (phase == Phase.WAITING) enter(Phase.RINGING);
        var leg = exchange.legs().dial(extension, call().outside(), shownName(), false, this);
        rung.add(extension, leg, exchange.after(ring, () -> miss(extension, Miss.NO_ANSWER)));
    }

    /** She has pressed "answer" at her desk: her phone, as soon as it rings, is asked to answer by itself. */
    final void answerAtDesk(String extension) {
        if (consent.then(extension, () -> answerAtDesk(extension))) return;
        if (phase != Phase.RINGING || !rung.has(extension)) return;
        var asked = exchange.legs().dial(extension, call().outside(), shownName(), true, this);
        rung.replace(extension, asked);
        exchange.after(BY_ITSELF, () -> {
            if (rung.on(asked).isEmpty()) return;
            exchange.legs().doesNotAnswerItself(extension);
            exchange.bus().publish(new CallEvent.PickUp(extension));
        });
    }

    /** The offer is taken back: the phone stops ringing, and nothing is missed. */
    final void withdraw(String extension) {
        if (!consent.withdraw(extension) && !rung.has(extension)) return;
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
        change(call().with(rung.last()));
        if (!rung.isEmpty()) return;
        enter(Phase.WAITING);
        if (draining && !consent.isAsked()) nobodyComes();
    }

    // ---- what happens on the legs

    @Override
    public final void ringing(Leg leg) {
        var talk = talk();
        rung.on(leg).ifPresent(extension -> exchange.bus().publish(new CallEvent.OfferRinging(call().with(extension))));
        if (talk != null) talk.ringing(leg);
    }

    @Override
    public void answered(Leg leg) {
        var talk = talk();
        String extension = rung.on(leg).orElse(null);
        if (!isOver() && talk != null && talk.owns(leg)) talk.answered(leg);
        else if (phase == Phase.RINGING && extension != null) {
            rung.pickedUp(extension);
            connect(new Target.Agent(extension), leg);
        } else leg.hangUp(HangUp.NORMAL);
    }

    /** Somebody has him now. */
    void connect(Target who, Leg leg) {
        rung.stillAll();
        stopWaiting(Segment.End.ANSWERED);
        begin().begin(who, leg);
    }

    @Override
    public void digit(Leg leg, char digit) {
        if (leg == caller && phase == Phase.ON_ERRAND && errand != null) errand.digit(digit);
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

    /** What becomes of who goes before any queue. */
    abstract Outcome leftTheMenu();

    @Override
    void cut() {
        finish(phase == Phase.TALKING ? Outcome.ANSWERED : Outcome.FAILED);
    }

    @Override
    void letGo() {
        rung.stillAll();
        caller.hangUp(HangUp.NORMAL);
        if (errand != null) errand.stop();
        endHold();
        sound.replaced();
        enter(Phase.OVER);
    }
}
