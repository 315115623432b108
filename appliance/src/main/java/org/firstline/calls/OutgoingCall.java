package org.firstline.calls;

import java.util.List;
import java.util.Locale;
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
    /** What becomes of it if she goes now. */
    private Outcome soFar = Outcome.FAILED;

    /** What the network says before the answer. */
    private boolean heard;
    /** Of whoever is called. */
    private Locale language;

    private Cancel limit = () -> {};

    OutgoingCall(Exchange exchange, Call call) {
        super(exchange, call);
        this.number = new Target.Number(call.called());
        this.extension = call.caller();
        this.phones = new Phones(exchange, this);
        this.language = house();
    }

    void begin(@Nullable Long subscriber, @Nullable Long ticket) {
        change(call().withSubscriber(subscriber).withTicket(ticket));
        exchange.ledger().open(call(), () -> {});
        exchange.bus().publish(new CallEvent.Arrived(call()));
        exchange.ports().lookup().lookUp(call().called(), facts -> exchange.soon(() -> language = facts.language()));
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
        } else if (is(outside, leg) && agent != null) {
            phones.still();
            if (heard) {
                agent.leg.unbridge();
                agent.leg.loop(Tones.ringing());
            }
            tellRecorded(leg, language, () -> connected(leg));
        } else leg.hangUp(HangUp.NORMAL);
    }

    /** The network says something before anybody answers; she hears it. */
    @Override
    public void early(Leg leg) {
        super.early(leg);
        if (!is(outside, leg) || agent == null || isOver() || heard) return;
        heard = true;
        agent.leg.bridge(leg);
    }

    private void connected(Leg leg) {
        Seat hers = agent;
        if (hers == null) return;
        talking = true;
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
            if (!talking && is(outside, leg)) unreached(leg, cause);
            else finish(talking ? Outcome.ANSWERED : soFar);
        } else acknowledge.run();
    }

    /** She hears why, unless the network has told her. */
    private void unreached(Leg leg, EndCause cause) {
        phones.still();
        soFar = Outcome.UNREACHED;
        Seat hers = agent;
        if (hers == null || heard) finish(soFar);
        else
            new Sound(exchange, hers.leg)
                    .say(List.of(Wording.unreached(leg, cause, house())), house(), () -> finish(soFar));
    }

    private Locale house() {
        return exchange.settings().language();
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
