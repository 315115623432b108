package org.firstline.calls.sip;

import java.time.Duration;
import java.util.Objects;
import org.firstline.base.Cancel;
import org.jspecify.annotations.Nullable;

/**
 * A request of ours, until nothing more can come of it (RFC 3261 §17.1). Once it has its final response neither the
 * request nor, where it hears no more, its user is kept.
 */
abstract sealed class ClientTransaction implements Transactions.Lasting permits InviteClient, PlainClient {
    /** Whoever sent the request. */
    interface User {
        /** Each provisional response, then the final one; of an INVITE every 2xx, also when repeated. */
        void response(SipResponse response);

        /** No final response will come: silence for 32 s, or the way is broken. Told instead of one, once. */
        void failed();
    }

    final Transactions layer;
    private final String key;
    private @Nullable SipRequest request;
    private final Flow to;
    private User user;
    private byte @Nullable [] octets;
    private @Nullable Cancel repeat;
    private @Nullable Cancel life;
    private Duration interval = Timers.T1;

    ClientTransaction(Transactions layer, String key, SipRequest request, Flow to, User user) {
        this.layer = layer;
        this.key = key;
        this.request = request;
        this.to = to;
        this.user = user;
        this.octets = request.octets();
    }

    String key() {
        return key;
    }

    /** Only until the final response. */
    final SipRequest request() {
        return Objects.requireNonNull(request, "the request has had its answer");
    }

    final User user() {
        return user;
    }

    /** From now on this one hears what comes. */
    final void user(User next) {
        user = next;
    }

    Flow to() {
        return to;
    }

    final void start() {
        layer.transmit(to, Objects.requireNonNull(octets));
        liveFor(Timers.PATIENCE, this::failed);
        if (!to.reliable()) repeatAfter(interval);
    }

    /** The wait after this one. */
    abstract Duration next(Duration wait);

    abstract void received(SipResponse response);

    /** Whether the final response is still awaited. */
    abstract boolean isWaiting();

    final void repeatAfter(Duration wait) {
        stopRepeating();
        repeat = layer.after(wait, () -> {
            if (octets != null) layer.retransmit(to, octets);
            interval = next(interval);
            repeatAfter(interval);
        });
    }

    final void stopRepeating() {
        if (repeat != null) repeat.cancel();
        repeat = null;
    }

    /** The final response is there: the request will not be sent again. */
    final void settle() {
        stopRepeating();
        request = null;
        octets = null;
    }

    /** Tells the last that its user is to hear. */
    final void tellLast(SipResponse response) {
        User told = user;
        user = Unheeded.INSTANCE;
        told.response(response);
    }

    final void liveFor(Duration span, Runnable end) {
        stopTimer();
        life = layer.after(span, end);
    }

    final void stopTimer() {
        if (life != null) life.cancel();
        life = null;
    }

    final void unreachable() {
        if (isWaiting()) failed();
    }

    final void failed() {
        terminate();
        user.failed();
    }

    @Override
    public final void terminate() {
        stopRepeating();
        stopTimer();
        layer.forget(this);
    }
}
