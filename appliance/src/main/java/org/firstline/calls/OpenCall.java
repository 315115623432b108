package org.firstline.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call in progress: its record, its segments, its talk once it is answered, and its end, which comes once. A {@link
 * QueuedCall} may wait for somebody, {@link OutgoingCall} was made by an agent at her desk, {@link OutsideCall} by her
 * phone. On "switchboard".
 */
abstract sealed class OpenCall implements Party permits QueuedCall, OutgoingCall, OutsideCall {
    private static final Logger log = LoggerFactory.getLogger(OpenCall.class);

    final Exchange exchange;
    final SegmentLog segments;
    private final List<Runnable> acknowledgements = new ArrayList<>();
    private Call call;
    private @Nullable Talk talk;
    private @Nullable String lastAgent;
    private boolean over;
    private boolean told;
    private boolean recorded;

    OpenCall(Exchange exchange, Call call) {
        this.exchange = exchange;
        this.call = call;
        this.segments = new SegmentLog(call.id());
    }

    public final Call call() {
        return call;
    }

    /** While somebody talks with the caller, or leads him on. */
    final @Nullable Talk talk() {
        return talk;
    }

    final void talk(@Nullable Talk begun) {
        talk = begun;
    }

    final boolean isOver() {
        return over;
    }

    @Override
    public final void held(Leg leg, boolean onHold) {
        var talk = talk();
        if (talk != null) talk.held(leg, onHold);
    }

    @Override
    public final void limited(Leg leg, boolean now) {
        exchange.bus().publish(new CallEvent.Limited(call(), now));
        var talk = talk();
        if (talk != null && !now) talk.limitNears();
    }

    @Override
    public void early(Leg leg) {
        var talk = talk();
        if (talk != null) talk.early(leg);
    }

    @Override
    public final void transferAsked(Leg leg, Referral to) {
        Referred.hear(exchange, this, leg, to);
    }

    /** What phones that ring for this call show beside the number. */
    abstract String shownName();

    /** Whether it may go to a queue. */
    abstract boolean canWait();

    /** The talk has let the caller go: he waits in this queue, with the time that he has waited. */
    abstract void waitIn(String queue);

    /** The last who talked with whoever is outside has hung up. */
    void left() {
        finish(Outcome.ANSWERED);
    }

    /** A person of the house ends the call. */
    abstract void cut();

    /** The box is being stopped: a talk may come to its end. */
    void drain() {}

    /** She is out of this call, which may go on without her. */
    void freed(String extension) {}

    /** What this call has beside its talk is let go; it is ending. */
    abstract void letGo();

    /** This agent and the caller hear each other. */
    void talksNow(String extension) {
        lastAgent = extension;
        answered(call.with(extension));
    }

    private void answered(Call by) {
        boolean first = by.answeredAt() == null;
        change(by.answered(exchange.now()));
        if (first) exchange.ledger().answered(call, ticket -> exchange.soon(() -> ticketed(ticket)));
        else exchange.ledger().update(call);
        exchange.bus().publish(new CallEvent.Answered(call));
    }

    private void ticketed(long ticket) {
        if (over) return;
        change(call.withTicket(ticket));
        exchange.bus().publish(new CallEvent.Changed(call));
    }

    /** The caller and a number outside, to which he was led, hear each other. */
    final void answeredOutside() {
        answered(call);
    }

    /** Whoever is outside has heard that he is recorded. */
    final void told() {
        told = true;
    }

    /** Whether he must hear that he is recorded, and has not: never while the disk has no room to record him. */
    final boolean isToBeTold() {
        return !mayBeRecorded()
                && (exchange.keeper().hasRoom() || exchange.keeper().isRecorded(call.id()));
    }

    /** Whether he has heard what he must hear before; who was not told for want of room is not recorded if there is some later. */
    final boolean mayBeRecorded() {
        return told || !exchange.rules().of(call.queue()).announces();
    }

    /** Says to whom a call of the house's own has reached that it is recorded, where its queue wants that; then goes on. */
    final void tellRecorded(Leg reached, Locale language, Runnable then) {
        if (isToBeTold()) tellRecorded(new Sound(exchange, reached), language, then);
        else then.run();
    }

    /** Says that the call is recorded. Where the box can't, the call goes on, and is not recorded. */
    final void tellRecorded(Sound sound, Locale language, Runnable then) {
        sound.say(
                List.of(Wording.recorded(language)),
                language,
                () -> {
                    told();
                    if (!over) then.run();
                },
                () -> {
                    log.warn("call {} is not recorded: the box could not say that it would be", call.id());
                    if (!over) then.run();
                });
    }

    /** Changes the ticket or the subscriber, by a person's hand or a reaction's. */
    final boolean amend(UnaryOperator<Call> change) {
        if (over) return false;
        change(change.apply(call));
        exchange.ledger().update(call);
        exchange.bus().publish(new CallEvent.Changed(call));
        return true;
    }

    final void change(Call next) {
        call = next;
        exchange.inProgress().changed(next);
    }

    final void finish(Outcome wanted) {
        if (over) return;
        over = true;
        // whoever was answered once is an answered call, wherever he hangs up
        boolean answered = call.answeredAt() != null;
        Outcome outcome = answered ? Outcome.ANSWERED : wanted == Outcome.ANSWERED ? Outcome.ABANDONED : wanted;
        if (talk != null) talk.end();
        letGo();
        exchange.keeper().end(call.id());
        var now = exchange.now();
        call = (answered ? call.with(lastAgent) : unanswered()).ended(outcome, now);
        exchange.inProgress().over(call);
        exchange.bus().publish(new CallEvent.Ended(call));
        exchange.ledger().close(call, segments.all(now), last -> exchange.soon(() -> recorded(last)));
    }

    /** The record of a call that nobody answered. */
    Call unanswered() {
        return call.missed();
    }

    /** Lets the far end's hang-up be answered once all is kept. */
    final void whenRecorded(Runnable acknowledge) {
        if (recorded) acknowledge.run();
        else acknowledgements.add(acknowledge);
    }

    private void recorded(Call last) {
        recorded = true;
        call = last;
        acknowledgements.forEach(Runnable::run);
        acknowledgements.clear();
        exchange.inProgress().recorded(last);
        exchange.bus().publish(new CallEvent.Recorded(last));
    }
}
