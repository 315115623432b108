package org.firstline.calls.sip;

import java.time.Duration;
import java.util.Objects;
import org.firstline.base.Cancel;
import org.jspecify.annotations.Nullable;

/**
 * A request that came to us, until nobody can ask about it any more (RFC 3261 §17.2). Once it has its answer only what a
 * repetition needs is kept: there may be thousands, each for 32 s.
 */
abstract sealed class ServerTransaction implements Transactions.Lasting permits InviteServer, PlainServer {
    final Transactions layer;
    private final String key;
    private @Nullable SipRequest request;
    private final Flow source;
    private final Flow reply;
    private byte @Nullable [] last;
    private @Nullable Cancel life;

    ServerTransaction(Transactions layer, String key, SipRequest request, Flow source, Flow reply) {
        this.layer = layer;
        this.key = key;
        this.request = request;
        this.source = source;
        this.reply = reply;
    }

    String key() {
        return key;
    }

    /** Only until the final response. */
    SipRequest request() {
        return Objects.requireNonNull(request, "the request has had its answer");
    }

    /** Where the request really came from. */
    Flow source() {
        return source;
    }

    Flow reply() {
        return reply;
    }

    /** Sends the response. After a final one any other is ignored. */
    abstract void respond(SipResponse response);

    /** Whether a final response has been given. */
    abstract boolean isAnswered();

    /** The same request again, or the ACK to a refusal. */
    abstract void again(SipRequest repeated);

    void respond(int status, String tag) {
        if (!isAnswered()) respond(request().response(status, tag).empty());
    }

    /** Ends without any answer: for strangers. */
    void drop() {
        terminate();
    }

    final void transmit(SipResponse response) {
        last = response.octets();
        layer.transmit(reply, last);
        if (!response.isProvisional()) request = null;
    }

    /** No response of this one's will be sent again. */
    final void forgetResponse() {
        last = null;
    }

    final void retransmit() {
        if (last != null) layer.retransmit(reply, last);
    }

    final boolean hasResponded() {
        return last != null;
    }

    final void liveFor(Duration span) {
        if (life != null) life.cancel();
        life = layer.after(span, this::terminate);
    }

    @Override
    public void terminate() {
        if (life != null) life.cancel();
        layer.forget(this);
    }
}
