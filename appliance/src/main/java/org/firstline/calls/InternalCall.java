package org.firstline.calls;

import java.time.Duration;
import org.firstline.base.Cancel;

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
        this.to = exchange.legs().dial(from.to(), from.from(), "", this);
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

    private void end(HangUp why) {
        if (over) return;
        over = true;
        limit.cancel();
        from.hangUp(why);
        to.hangUp(why);
        exchange.legs().phoneDone();
    }
}
