package org.firstline.calls;

import java.time.Duration;
import org.firstline.base.Cancel;
import org.jspecify.annotations.Nullable;

/** One phone of the house calls another; no queue, no record. */
final class InternalCall implements Party {
    private static final Duration RING = Duration.ofMinutes(1);

    private final Exchange exchange;
    private final Leg from;
    private final Leg to;
    private final Cancel limit;
    private boolean talking;
    private boolean over;

    InternalCall(Exchange exchange, Leg from) {
        this.exchange = exchange;
        this.from = from;
        this.to = exchange.legs().dial(from.to(), from.from(), "", false, this);
        this.limit = exchange.after(RING, () -> end(HangUp.UNAVAILABLE));
    }

    @Override
    public void ringing(Leg leg) {
        if (!talking) from.ring();
    }

    @Override
    public void answered(Leg leg) {
        if (over || talking) return;
        talking = true;
        limit.cancel();
        from.answer();
        from.bridge(to);
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        acknowledge.run();
        end(
                switch (cause) {
                    case BUSY -> HangUp.BUSY;
                    case REJECTED -> HangUp.DECLINED;
                    case NO_ANSWER, UNREACHABLE -> HangUp.UNAVAILABLE;
                    case FAR_END, CANCELLED, HUNG_UP, FAILED, LOST -> HangUp.NORMAL;
                });
    }

    /**
     * Her phone wants whom it talks with connected with somebody else: this call ends for her, and the other leg is no
     * longer its own.
     *
     * @return null while nobody talks
     */
    @Nullable
    Seat giveAway(Leg hers) {
        if (over || !talking) return null;
        over = true;
        boolean calledOut = hers == from;
        Leg other = calledOut ? to : from;
        from.unbridge();
        hers.hangUp(HangUp.NORMAL);
        exchange.inProgress().done();
        return new Seat(new Target.Agent(calledOut ? from.to() : from.from()), other, exchange.now());
    }

    private void end(HangUp why) {
        if (over) return;
        over = true;
        limit.cancel();
        from.hangUp(why);
        to.hangUp(why);
        exchange.inProgress().done();
    }
}
