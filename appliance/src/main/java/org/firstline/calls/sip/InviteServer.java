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

    private final String original;
    private State state = State.PROCEEDING;
    private Duration interval = Timers.T1;
    private @Nullable Cancel repeat;
    private @Nullable CallIn call;
    private String tag = "";

    InviteServer(Transactions layer, String key, SipRequest request, Flow source, Flow reply) {
        super(layer, key, request, source, reply);
        boolean isNew = request.to().tag() == null;
        original = isNew
                ? request.callId()
                        + ' '
                        + request.from().tag()
                        + ' '
                        + request.cseq().number()
                : "";
    }

    /** Whether it belongs to no call yet. */
    boolean isNew() {
        return !original.isEmpty();
    }

    /** What stays the same on every way that a proxy sends a copy of a new INVITE; empty for one within a call. */
    String original() {
        return original;
    }

    /** The call that this INVITE began and that waits for its answer; null for one that is part of a call, too. */
    @Nullable
    CallIn call() {
        return call;
    }

    /** Our tag in the call that this INVITE began, even if that is over by now; empty where it began none. */
    String tag() {
        return tag;
    }

    boolean beganCall() {
        return !tag.isEmpty();
    }

    void call(CallIn begun) {
        call = begun;
        tag = begun.localTag();
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
        call = null;
        if (response.isSuccess()) {
            state = State.ACCEPTED;
            forgetResponse();
            layer.outlast(this);
        } else {
            state = State.COMPLETED;
            if (!reply().reliable()) repeat = layer.after(interval, this::repeat);
            // an alarm of its own: the ACK ends it sooner, and then nothing is to hold it
            liveFor(Timers.PATIENCE);
        }
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
    public void terminate() {
        if (repeat != null) repeat.cancel();
        super.terminate();
    }
}
