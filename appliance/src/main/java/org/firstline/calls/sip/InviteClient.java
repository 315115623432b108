package org.firstline.calls.sip;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An INVITE of ours (RFC 3261 §17.1.1, with the accepted state of RFC 6026). Acknowledges refusals itself; acknowledging
 * a 2xx is the call's affair. Can be cancelled at any time: the CANCEL waits for the first provisional response (§9.1).
 */
final class InviteClient extends ClientTransaction {
    private enum State {
        CALLING,
        PROCEEDING,
        COMPLETED,
        ACCEPTED
    }

    private State state = State.CALLING;
    private boolean cancelled;
    private byte @Nullable [] ack;

    InviteClient(Transactions layer, String key, SipRequest request, Flow to, User user) {
        super(layer, key, request, to, user);
    }

    @Override
    Duration next(Duration wait) {
        // timer A doubles without the ceiling that the others have
        return wait.multipliedBy(2);
    }

    @Override
    boolean isWaiting() {
        return state == State.CALLING || state == State.PROCEEDING;
    }

    /** Asks the far end to stop ringing. What comes of it (487, or a 200 that crossed) is told as any response is. */
    void cancel() {
        if (cancelled || !isWaiting()) return;
        cancelled = true;
        if (state == State.PROCEEDING) sendCancel();
    }

    @Override
    void received(SipResponse response) {
        switch (state) {
            case CALLING, PROCEEDING -> {
                stopRepeating();
                if (response.isProvisional()) provisional(response);
                else if (response.isSuccess()) accepted(response);
                else refused(response);
            }
            case COMPLETED -> {
                if (response.status() >= 300 && ack != null) layer.retransmit(to(), ack);
            }
            case ACCEPTED -> {
                if (response.isSuccess()) user().response(response);
            }
        }
    }

    private void provisional(SipResponse response) {
        boolean first = state == State.CALLING;
        state = State.PROCEEDING;
        // ringing may last; it is ended by the far end or by cancel()
        if (first) stopTimer();
        if (first && cancelled) sendCancel();
        user().response(response);
    }

    private void accepted(SipResponse response) {
        state = State.ACCEPTED;
        settle();
        stopTimer();
        layer.outlast(this);
        user().response(response);
    }

    private void refused(SipResponse response) {
        state = State.COMPLETED;
        var request = request();
        var headers = sameHop(request);
        headers.addAll("From", request.headers()).addAll("To", response.headers());
        headers.add("Call-ID", request.callId()).add("CSeq", request.cseq().number() + " ACK");
        headers.addAll("Route", request.headers());
        var message = new SipRequest("ACK", request.uri().toString(), headers);
        message.body("", new byte[0]);
        ack = message.octets();
        layer.transmit(to(), ack);
        settle();
        if (to().reliable()) terminate();
        else liveFor(Timers.D, this::terminate);
        tellLast(response);
    }

    private void sendCancel() {
        var request = request();
        var headers = sameHop(request);
        headers.addAll("From", request.headers()).addAll("To", request.headers());
        headers.add("Call-ID", request.callId()).add("CSeq", request.cseq().number() + " CANCEL");
        headers.addAll("Route", request.headers());
        var cancel = new SipRequest("CANCEL", request.uri().toString(), headers);
        cancel.body("", new byte[0]);
        layer.send(cancel, to(), Unheeded.INSTANCE);
        // §9.1: if no final response comes after all, the INVITE is over
        liveFor(Timers.PATIENCE, this::failed);
    }

    /** The same topmost Via, branch and all, as §9.1 and §17.1.1.3 want it. */
    private static Headers sameHop(SipRequest request) {
        return new Headers()
                .add("Via", Objects.requireNonNull(request.headers().first("Via")))
                .add("Max-Forwards", "70");
    }
}
