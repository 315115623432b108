package org.firstline.calls.sip;

/** Any request but INVITE and ACK that came in (RFC 3261 §17.2.2). */
final class PlainServer extends ServerTransaction {
    private boolean completed;

    PlainServer(Transactions layer, String key, SipRequest request, Flow source, Flow reply) {
        super(layer, key, request, source, reply);
    }

    @Override
    boolean isAnswered() {
        return completed;
    }

    @Override
    void respond(SipResponse response) {
        if (completed) return;
        transmit(response);
        if (response.isProvisional()) return;
        completed = true;
        // over TCP nothing is repeated
        if (reply().reliable()) terminate();
        else layer.outlast(this);
    }

    @Override
    void again(SipRequest repeated) {
        retransmit();
    }
}
