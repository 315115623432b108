package org.firstline.calls;

import java.time.Instant;
import java.util.Locale;

/**
 * The call of a person who was called back and the agent who has him, from the moment that they hear each other: held, led
 * on, sent to a queue and ended like any other. On "switchboard".
 */
final class ReturnedCall extends QueuedCall {
    private final BackCall order;

    /** @param outside the person's leg, which was answered */
    ReturnedCall(Exchange exchange, BackCall order, Call call, Leg outside) {
        super(exchange, outside, call, Phase.TALKING);
        this.order = order;
    }

    void begin(String extension, Leg hers) {
        exchange.legs().takes(this, hers, caller);
        var begun = new Talk(exchange, this, caller);
        talk(begun);
        begun.begin(new Target.Agent(extension), hers);
        exchange.bus().publish(new BackCallEvent.Connected(order.item(), call()));
    }

    @Override
    Locale language() {
        return order.language();
    }

    /** He kept his place before; now he waits on the line, since he was called. */
    @Override
    Instant waitsSince() {
        return call().arrivedAt();
    }

    @Override
    void freed(String extension) {
        exchange.bus().publish(new BackCallEvent.Left(order.item(), extension));
    }

    @Override
    String shownName() {
        return order.name();
    }

    @Override
    Outcome leftTheMenu() {
        return Outcome.ANSWERED;
    }

    @Override
    void letGo() {
        super.letGo();
        exchange.bus().publish(new BackCallEvent.Finished(order.item(), call()));
    }
}
