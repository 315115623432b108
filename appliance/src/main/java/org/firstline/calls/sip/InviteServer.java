package org.firstline.calls.sip;

import java.time.Duration;
import org.firstline.base.Cancel;
import org.jspecify.annotations.Nullable;

/**
 * An INVITE that came in (RFC 3261 §17.2.1, with the accepted state of RFC 6026). Repeats its refusal until the ACK
 * comes; repeating a 2xx is the call's affair.
 */
final class InviteServer extends ServerTransaction {
    private enum State {
        PROCEEDING,
        COMPLETED,
        CONFIRMED,
        ACCEPTED
    }

    private State state = State.PROCEEDING;
    private Duration interval = Timers.T1;
    private @Nullable Cancel repeat;
    private @Nullable CallIn call;

    InviteServer(Transactions layer, String key, SipRequest request, Flow source, Flow reply) {
        super(layer, key, request, source, reply);
    }

    /** The call that this INVITE began; null for one that has been refused, or that is part of a call. */
    @Nullable
    CallIn call() {
        return call;
    }

    void call(CallIn begun) {
        call = begun;
    }

    @Override
    boolean isAnswered() {
        return state != State.PROCEEDING;
    }

    /** Stops the far end's repeating, unless something was said to it already. */
    void trying() {
        if (state == State.PROCEEDING && !hasResponded())
            transmit(request().response(100, "").empty());
    }

    @Override
    void respond(SipResponse response) {
        if (state != State.PROCEEDING) return;
        transmit(response);
        if (response.isProvisional()) return;
        if (response.isSuccess()) {
            state = State.ACCEPTED;
        } else {
            state = State.COMPLETED;
            if (!reply().reliable()) repeat = layer.after(interval, this::repeat);
        }
        liveFor(Timers.PATIENCE);
    }

    private void repeat() {
        retransmit();
        interval = Timers.next(interval);
        repeat = layer.after(interval, this::repeat);
    }

    @Override
    void again(SipRequest repeated) {
        if (repeated.is("ACK")) {
            if (state != State.COMPLETED) return;
            state = State.CONFIRMED;
            if (repeat != null) repeat.cancel();
            if (reply().reliable()) terminate();
            else liveFor(Timers.T4);
        } else if (state == State.PROCEEDING || state == State.COMPLETED) {
            retransmit();
        }
    }

    @Override
    void terminate() {
        if (repeat != null) repeat.cancel();
        super.terminate();
    }
}
