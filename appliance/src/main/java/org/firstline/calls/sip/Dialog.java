package org.firstline.calls.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What two ends must remember to talk on (RFC 3261 §12). On the owner's thread. */
final class Dialog {
    /** More requests than any call sends. */
    private static final int ROOM = 10_000;

    private final String callId;
    private final String local;
    private final String localTag;
    private final String remote;
    private final @Nullable String remoteTag;
    private final boolean follow;
    private List<String> routes;
    private SipUri target;
    private Flow flow;
    private long localSeq;
    private long remoteSeq;
    private boolean updates;

    private Dialog(
            String callId,
            String local,
            String localTag,
            NameAddr remote,
            List<String> routes,
            SipUri target,
            Flow flow,
            boolean follow,
            long localSeq,
            long remoteSeq) {
        this.callId = callId;
        this.local = local;
        this.localTag = localTag;
        this.remote = remote.toString();
        this.remoteTag = remote.tag();
        this.routes = routes;
        this.target = target;
        this.flow = flow;
        this.follow = follow;
        this.localSeq = localSeq;
        this.remoteSeq = remoteSeq;
    }

    /**
     * Of an INVITE that came in.
     *
     * @param follow whether requests of ours go where Contact and Record-Route say, as the RFC wants, or back to where
     *     the far end's come from, as phones behind a NAT need
     */
    static Dialog of(SipRequest invite, String tag, Flow source, boolean follow) throws SipParseException {
        var dialog = new Dialog(
                invite.callId(),
                invite.to().withTag(tag).toString(),
                tag,
                invite.from(),
                invite.headers().values("Record-Route"),
                contact(invite),
                source,
                follow,
                1,
                invite.cseq().number());
        dialog.updates = updates(invite);
        return dialog;
    }

    /**
     * What an INVITE of ours brings into the dialogs that it may begin.
     *
     * @param from its From, with the tag
     * @param number its own, in its row
     */
    record Half(String callId, String from, String tag, long number) {}

    /** Of an INVITE that went out and the response that came back: a 2xx, or a 1xx with a tag (an early dialog). */
    static Dialog of(Half ours, SipResponse accepted, Flow flow, boolean follow) throws SipParseException {
        var dialog = new Dialog(
                ours.callId,
                ours.from,
                ours.tag,
                accepted.to(),
                routes(accepted),
                contact(accepted),
                flow,
                follow,
                ours.number,
                -1);
        dialog.updates = updates(accepted);
        return dialog;
    }

    private static List<String> routes(SipResponse response) {
        var routes = new ArrayList<>(response.headers().values("Record-Route"));
        Collections.reverse(routes);
        return routes;
    }

    /** The 2xx that makes an early dialog a lasting one: its route set counts (§13.2.2.4). */
    void confirm(SipResponse accepted) throws SipParseException {
        routes = routes(accepted);
        target = contact(accepted);
        updates = updates(accepted);
    }

    private static boolean updates(SipMessage message) {
        return message.headers().lists("Allow", "UPDATE");
    }

    /** Whether the far end has said that it takes UPDATE (RFC 3311 §4). */
    boolean takesUpdates() {
        return updates;
    }

    private static SipUri contact(SipMessage message) throws SipParseException {
        List<String> contacts = message.headers().values("Contact");
        if (contacts.isEmpty()) throw new SipParseException("Contact", "missing");
        SipUri uri = NameAddr.parse("Contact", contacts.getFirst()).uri();
        if (!uri.scheme().equals("sip") && !uri.scheme().equals("sips"))
            throw new SipParseException("Contact", "not a SIP address");
        return uri;
    }

    String callId() {
        return callId;
    }

    String localTag() {
        return localTag;
    }

    boolean isWith(@Nullable String tag) {
        return Objects.equals(remoteTag, tag);
    }

    /** Takes the place of this request in the far end's order; false when it is older than one that came before. */
    boolean takes(SipRequest request) {
        if (request.cseq().number() < remoteSeq) return false;
        remoteSeq = request.cseq().number();
        return true;
    }

    /** The far end says where it is now (re-INVITE, UPDATE), and the request shows where it sends from. */
    void refresh(SipRequest request, Flow source) throws SipParseException {
        if (request.headers().has("Contact")) target = contact(request);
        if (request.headers().has("Allow")) updates = updates(request);
        flow = source;
    }

    /** The answer to a re-INVITE or UPDATE of ours may say so too; what can't be read changes nothing. */
    void refresh(SipResponse success) {
        try {
            if (success.headers().has("Contact")) target = contact(success);
        } catch (SipParseException e) {
            // it stays where it was
        }
        if (success.headers().has("Allow")) updates = updates(success);
    }

    /** The Request-URI of what we send. */
    String uri() {
        return new SipUri(target.scheme(), target.user(), target.host(), target.port(), target.params(), "").toString();
    }

    /** A request of ours, the next in order. Its Via is not there yet. */
    SipRequest request(String method) {
        return request(method, ++localSeq);
    }

    /**
     * The BYE that would end it if all that is known from here on were lost: its number leaves room for what may still be
     * sent. Its Via is not there yet.
     */
    SipRequest farewell() {
        return request("BYE", localSeq + ROOM);
    }

    /** The ACK to a 2xx of the INVITE with this number. */
    SipRequest ack(long number) {
        return request("ACK", number);
    }

    private SipRequest request(String method, long number) {
        var headers = new Headers();
        for (String route : routes) headers.add("Route", route);
        headers.add("Max-Forwards", "70").add("From", local).add("To", remote);
        headers.add("Call-ID", callId).add("CSeq", number + " " + method);
        return new SipRequest(method, uri(), headers);
    }

    /** Where the next request goes. A name in Contact or Route is not resolved: what sent to us is answered there. */
    Flow hop() {
        if (!follow) return flow;
        try {
            SipUri next = routes.isEmpty()
                    ? target
                    : NameAddr.parse("Route", routes.getFirst()).uri();
            String host = next.host();
            InetAddress address =
                    InetAddress.ofLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
            if (flow.reliable() && address.equals(flow.address())) return flow;
            var remote = new InetSocketAddress(address, next.port() == 0 ? 5060 : next.port());
            return "tcp".equalsIgnoreCase(next.params().get("transport")) ? Flow.tcp(remote) : Flow.udp(remote);
        } catch (SipParseException | IllegalArgumentException e) {
            return flow;
        }
    }
}
