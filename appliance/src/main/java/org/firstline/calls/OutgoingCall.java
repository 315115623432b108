package org.firstline.calls;

import org.firstline.base.Cancel;
import org.firstline.calls.rtp.Tones;
import org.jspecify.annotations.Nullable;

/**
 * A number that an agent has clicked on: her own phone rings, or answers by itself, then the number is called and she
 * hears it ring. It has a record as any call, in which she is the agent from the beginning. On "switchboard".
 */
final class OutgoingCall extends OpenCall {
    private final Target.Number number;
    private final String extension;
    private final Phones phones;
    private @Nullable Seat agent;
    private @Nullable Seat outside;
    private boolean talking;
    private Cancel limit = () -> {};

    OutgoingCall(Exchange exchange, Call call) {
        super(exchange, call);
        this.number = new Target.Number(call.called());
        this.extension = call.caller();
        this.phones = new Phones(exchange, this);
    }

    void begin(@Nullable Long subscriber, @Nullable Long ticket) {
        change(call().withSubscriber(subscriber).withTicket(ticket));
        exchange.ledger().open(call(), () -> {});
        exchange.bus().publish(new CallEvent.Arrived(call()));
        agent = phones.ringSelf(extension);
        limit = exchange.after(exchange.settings().ring().multipliedBy(2), () -> finish(Outcome.FAILED));
    }

    @Override
    public void answered(Leg leg) {
        var talk = talk();
        if (isOver()) leg.hangUp(HangUp.NORMAL);
        else if (talking && talk != null && talk.owns(leg)) talk.answered(leg);
        else if (is(agent, leg) && outside == null) {
            limit.cancel();
            leg.loop(Tones.ringing());
            outside = phones.ring(number);
        } else if (is(outside, leg)) connected(leg);
        else leg.hangUp(HangUp.NORMAL);
    }

    private void connected(Leg leg) {
        Seat hers = agent;
        if (hers == null) return;
        talking = true;
        phones.still();
        var begun = new Talk(exchange, this, leg);
        talk(begun);
        begun.begin(new Target.Agent(extension), hers.leg);
    }

    @Override
    public void ringing(Leg leg) {
        var talk = talk();
        if (talk != null) talk.ringing(leg);
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        var talk = talk();
        if (talking && talk != null && talk.owns(leg)) {
            talk.ended(leg, cause);
            if (isOver()) whenRecorded(acknowledge);
            else acknowledge.run();
        } else if (is(outside, leg) || is(agent, leg)) {
            whenRecorded(acknowledge);
            finish(talking ? Outcome.ANSWERED : is(outside, leg) ? Outcome.UNREACHED : Outcome.FAILED);
        } else acknowledge.run();
    }

    @Override
    String shownName() {
        return "";
    }

    /** Nobody queues who did not call. */
    @Override
    boolean canWait() {
        return false;
    }

    @Override
    void waitIn(String queue) {
        throw new IllegalStateException("a call that an agent made waits nowhere");
    }

    @Override
    void cut() {
        finish(talking ? Outcome.ANSWERED : Outcome.FAILED);
    }

    @Override
    void letGo() {
        limit.cancel();
        phones.still();
        if (!talking && agent != null) agent.leg.hangUp(HangUp.NORMAL);
        if (outside != null) outside.leg.hangUp(HangUp.NORMAL);
    }

    /** She tried, whatever came of it. */
    @Override
    Call unanswered() {
        return call();
    }

    private static boolean is(@Nullable Seat seat, Leg leg) {
        return seat != null && seat.leg == leg;
    }
}
