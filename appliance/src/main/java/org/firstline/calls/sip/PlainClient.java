package org.firstline.calls.sip;

import java.time.Duration;

/** Any request of ours but INVITE and ACK (RFC 3261 §17.1.2). */
final class PlainClient extends ClientTransaction {
    private boolean proceeding;
    private boolean completed;

    PlainClient(Transactions layer, String key, SipRequest request, Flow to, User user) {
        super(layer, key, request, to, user);
    }

    @Override
    Duration next(Duration wait) {
        return proceeding ? Timers.T2 : Timers.next(wait);
    }

    @Override
    boolean isWaiting() {
        return !completed;
    }

    @Override
    void received(SipResponse response) {
        if (completed) return;
        if (response.isProvisional()) {
            proceeding = true;
            user().response(response);
            return;
        }
        completed = true;
        settle();
        if (to().reliable()) terminate();
        else liveFor(Timers.T4, this::terminate);
        tellLast(response);
    }
}
