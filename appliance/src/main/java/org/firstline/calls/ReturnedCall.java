package org.firstline.calls;

/**
 * The call of a person who was called back and the agent who has him, from the moment that they hear each other: held, led
 * on and ended like any other. On "switchboard".
 */
final class ReturnedCall extends OpenCall {
    private final BackCall order;
    private final Leg outside;

    /** @param outside the person's leg, which was answered */
    ReturnedCall(Exchange exchange, BackCall order, Call call, Leg outside) {
        super(exchange, call);
        this.order = order;
        this.outside = outside;
    }

    void begin(String extension, Leg hers) {
        exchange.legs().takes(this, hers, outside);
        var begun = new Talk(exchange, this, outside);
        talk(begun);
        begun.begin(new Target.Agent(extension), hers);
        exchange.bus().publish(new BackCallEvent.Connected(order.item(), call()));
    }

    @Override
    public void ringing(Leg leg) {
        var talk = talk();
        if (talk != null) talk.ringing(leg);
    }

    @Override
    public void answered(Leg leg) {
        var talk = talk();
        if (!isOver() && talk != null && talk.owns(leg)) talk.answered(leg);
        else leg.hangUp(HangUp.NORMAL);
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        var talk = talk();
        if (leg == outside) {
            whenRecorded(acknowledge);
            finish(Outcome.ANSWERED);
        } else if (talk != null && talk.owns(leg)) {
            talk.ended(leg, cause);
            if (isOver()) whenRecorded(acknowledge);
            else acknowledge.run();
        } else acknowledge.run();
    }

    @Override
    void freed(String extension) {
        exchange.bus().publish(new BackCallEvent.Left(order.item(), extension));
    }

    @Override
    String shownName() {
        return order.name();
    }

    /** Nobody queues who did not call. */
    @Override
    boolean canWait() {
        return false;
    }

    @Override
    void waitIn(String queue) {
        throw new IllegalStateException("who was called back waits nowhere");
    }

    @Override
    void cut() {
        finish(Outcome.ANSWERED);
    }

    @Override
    void letGo() {
        outside.hangUp(HangUp.NORMAL);
        exchange.bus().publish(new BackCallEvent.Finished(order.item(), call()));
    }
}
