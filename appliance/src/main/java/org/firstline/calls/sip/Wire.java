package org.firstline.calls.sip;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How messages leave and arrive: {@link SipTransport} over sockets, or memory in tests. */
interface Wire {
    /** Sends, never waits, and may lose what it is given; what is known to be lost is told to the receiver. */
    void send(Flow to, byte[] octets);

    /** Our own address as the far end of this flow sees it, for Via, Contact and SDP. */
    InetSocketAddress local(Flow to);

    /** All of it on the owner's thread. */
    interface Receiver {
        /** @param at when it came in: now minus this is how far behind we are */
        void received(SipMessage message, Flow from, Instant at);

        /** What came is not SIP. The request is there if enough of it could be read to answer with 400. */
        void malformed(@Nullable SipRequest request, String why, Flow from);

        /** Nothing can be sent there any more: connection refused, broken, or no route. */
        void unreachable(Flow flow);
    }
}
