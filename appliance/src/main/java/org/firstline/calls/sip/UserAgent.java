package org.firstline.calls.sip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.firstline.base.Cancel;
import org.firstline.base.Time;
import org.firstline.calls.rtp.SrtpKey;
import org.firstline.calls.rtp.SrtpSuite;
import org.jspecify.annotations.Nullable;

/**
 * The middle of the SIP core: takes each message to the transaction, the call or the {@link Host} it is for. Common to
 * the line and to the demo's phones. On the owner's thread only.
 */
final class UserAgent implements Wire.Receiver {
    static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK, REFER, NOTIFY, REGISTER";
    static final String SUPPORTED = "timer, 100rel, replaces, norefersub";
    /** So far behind we may be; then new calls are refused, and calls in progress go on. */
    static final Duration TOO_LATE = Duration.ofMillis(200);

    private static final byte[] KEEP_ALIVE = {'\r', '\n', '\r', '\n'};

    /** Whoever decides about requests that belong to no call. */
    interface Host {
        /** Whether this sender gets any answer at all. */
        boolean answers(SipRequest request, Flow source);

        /**
         * Whether there is room for a new request that begins something; if not, it is refused with 503.
         *
         * @param late how long it has waited for us
         */
        default boolean hasRoom(SipRequest request, Flow source, Duration late) {
            return !request.is("INVITE") || late.compareTo(TOO_LATE) <= 0;
        }

        /**
         * A new request; any method but ACK and CANCEL.
         *
         * @param tag for the To of an answer, if it needs one
         */
        void request(ServerTransaction transaction, String tag);
    }

    private final String owner;
    private final Time time;
    private final Wire wire;
    private final SipCounters counters;
    private final Host host;
    private final CallRules rules;
    private final Transactions transactions;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, SipCall> calls = new HashMap<>();
    /** Where far ends behind a NAT see us, by their address. */
    private final Map<InetAddress, InetSocketAddress> seenAs = new HashMap<>();

    UserAgent(String owner, Time time, Wire wire, SipCounters counters, Host host) {
        this(owner, time, wire, counters, host, CallRules.STANDARD);
    }

    UserAgent(String owner, Time time, Wire wire, SipCounters counters, Host host, CallRules rules) {
        this.owner = owner;
        this.time = time;
        this.wire = wire;
        this.counters = counters;
        this.host = host;
        this.rules = rules;
        this.transactions = new Transactions(owner, time, wire, counters);
    }

    @Override
    public void received(SipMessage message, Flow from, Instant at) {
        switch (message) {
            case SipResponse response -> transactions.received(response);
            case SipRequest request -> received(request, from, at);
        }
    }

    private void received(SipRequest request, Flow from, Instant at) {
        Flow reply = reply(request, from);
        ServerTransaction known = transactions.find(request);
        if (known != null) {
            known.again(request);
            return;
        }
        SipCall call = callOf(request);
        if (request.is("ACK")) {
            if (call != null) call.acked(request);
            return;
        }
        if (call == null) {
            if (!host.answers(request, from)) {
                counters.stranger();
                return;
            }
            boolean begins = request.to().tag() == null && !request.is("CANCEL");
            if (begins && !host.hasRoom(request, from, Duration.between(at, time.now()))) {
                shed(request, reply);
                return;
            }
        }
        ServerTransaction transaction = transactions.serve(request, from, reply);
        if (transaction == null) shed(request, reply);
        else if (transactions.isMerged(transaction)) transaction.respond(482, id());
        else if (request.is("CANCEL")) cancel(transaction);
        else if (call != null) call.request(transaction);
        else if (request.to().tag() != null) transaction.respond(481, "");
        else host.request(transaction, id());
    }

    /** Without a transaction: remembering whom we refused would cost what we have not got. */
    private void shed(SipRequest request, Flow reply) {
        counters.shed();
        SipResponse busy = request.response(503, "shed");
        busy.headers().add("Retry-After", "2");
        wire.send(reply, busy.empty().octets());
    }

    /** §9.2: the CANCEL is answered at once; what becomes of the INVITE is the call's affair. */
    private void cancel(ServerTransaction cancel) {
        InviteServer invite = transactions.findCancelled(cancel.request());
        CallIn call = invite == null ? null : invite.call();
        cancel.respond(invite == null ? 481 : 200, invite != null && invite.beganCall() ? invite.tag() : id());
        if (call != null) call.cancelled();
    }

    @Override
    public void malformed(@Nullable SipRequest request, String why, Flow from) {
        if (request == null || request.is("ACK") || !host.answers(request, from)) return;
        Flow reply = reply(request, from);
        SipResponse plain = request.response(400, id());
        // the fault in words, for whoever reads the trace at the other end
        var response = new SipResponse(400, "Bad Request (" + why.replaceAll("[^ -~]", " ") + ")", plain.headers());
        wire.send(reply, response.empty().octets());
    }

    @Override
    public void unreachable(Flow flow) {
        transactions.unreachable(flow);
    }

    /** Where answers go (§18.2.2, RFC 3581); notes in the Via what the sender can't know of itself. */
    private static Flow reply(SipRequest request, Flow from) {
        if (from.reliable()) return from;
        Via via = request.via();
        InetSocketAddress source = from.remote();
        boolean symmetric = via.params().has("rport");
        String address = SdpSession.literal(source.getAddress());
        if (symmetric) via = via.with("rport", Integer.toString(source.getPort()));
        if (symmetric || !via.host().equals(address)) {
            via = via.with("received", address);
            request.topVia(via);
        }
        int port = symmetric ? source.getPort() : via.port() == 0 ? 5060 : via.port();
        if (port == source.getPort()) return from;
        return Flow.udp(new InetSocketAddress(source.getAddress(), port));
    }

    private @Nullable SipCall callOf(SipRequest request) {
        String tag = request.to().tag();
        SipCall call = tag == null ? null : calls.get(request.callId() + ' ' + tag);
        return call != null && call.isWith(request.from().tag()) ? call : null;
    }

    void add(SipCall call) {
        calls.put(call.callId() + ' ' + call.localTag(), call);
    }

    void forget(SipCall call) {
        calls.remove(call.callId() + ' ' + call.localTag(), call);
        call.forgotten();
    }

    Collection<SipCall> calls() {
        return new ArrayList<>(calls.values());
    }

    int openTransactions() {
        return transactions.open();
    }

    /** Sends a request that lacks only its Via. */
    ClientTransaction send(SipRequest request, Flow to, ClientTransaction.User user) {
        request.headers().addFirst("Via", via(to));
        if (!request.headers().has("Content-Length")) request.body("", new byte[0]);
        return transactions.send(request, to, user);
    }

    /** The ACK to a 2xx is a transaction of its own that nobody answers; gives its octets, to be sent again if need be. */
    byte[] sendAck(SipRequest ack, Flow to) {
        ack.headers().addFirst("Via", via(to));
        if (!ack.headers().has("Content-Length")) ack.body("", new byte[0]);
        byte[] octets = ack.octets();
        wire.send(to, octets);
        return octets;
    }

    void sendAgain(byte[] octets, Flow to) {
        counters.retransmitted();
        wire.send(to, octets);
    }

    private String via(Flow to) {
        return "SIP/2.0/" + to.protocol() + " " + hostPort(to) + ";branch=" + Via.COOKIE + id() + ";rport";
    }

    private String hostPort(Flow to) {
        return hostPort(wire.local(to));
    }

    private static String hostPort(InetSocketAddress local) {
        return host(local.getAddress()) + ":" + local.getPort();
    }

    InetAddress localAddress(Flow to) {
        return wire.local(to).getAddress();
    }

    /** Where we want to be reached by the far end of this flow, as the value of Contact. */
    String contact(String user, Flow to) {
        InetSocketAddress seen = to.reliable() ? null : seenAs.get(to.address());
        String where = seen == null ? hostPort(to) : hostPort(seen);
        return "<sip:" + (user.isEmpty() ? "" : user + "@") + where + transport(to) + ">";
    }

    private static String transport(Flow to) {
        return switch (to.transport()) {
            case UDP -> "";
            case TCP -> ";transport=tcp";
            case TLS -> ";transport=tls";
        };
    }

    /** Notes under which address this far end sees us (RFC 3581 §9): from now on our Contact for it. */
    void seenAs(InetAddress by, InetSocketAddress us) {
        seenAs.put(by, us);
    }

    /** Holds open whatever NAT lies on the way (RFC 5626 §3.5.1). */
    void keepAlive(Flow to) {
        wire.send(to, KEEP_ALIVE);
    }

    static String host(InetAddress address) {
        String literal = SdpSession.literal(address);
        return address instanceof Inet6Address ? "[" + literal + "]" : literal;
    }

    /** Sixteen hex digits that nobody can guess: tags, branches, Call-IDs. */
    String id() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    long sessionId() {
        return random.nextInt() & 0x7FFF_FFFFL;
    }

    /** Below {@code bound}, and nobody can guess it. */
    int random(int bound) {
        return random.nextInt(bound);
    }

    /** Our half of offer and answer over this flow, with fresh keys where it may be encrypted. */
    SdpSession session(Flow towards, int port, CallRules.Srtp policy, boolean encrypts) {
        var keys = new ArrayList<SrtpKey>();
        if (policy != CallRules.Srtp.OFF)
            for (SrtpSuite suite : SrtpSuite.values()) keys.add(SrtpKey.random(suite, random));
        return new SdpSession(localAddress(towards), port, towards.address(), sessionId(), policy, encrypts, keys);
    }

    CallRules rules() {
        return rules;
    }

    SipCounters counters() {
        return counters;
    }

    /** The call whose dialog this is (RFC 3891 §3); null when we have none such. */
    @Nullable
    SipCall find(Replaces wanted) {
        SipCall call = calls.get(wanted.callId() + ' ' + wanted.toTag());
        if (call == null) return null;
        // a phone that rings may name the dialog before it has sent a tag
        boolean early = call.dialog() == null;
        return early || call.isWith(wanted.fromTag()) ? call : null;
    }

    Instant now() {
        return time.now();
    }

    void soon(Runnable task) {
        time.soon(owner, task);
    }

    Cancel after(Duration wait, Runnable task) {
        return time.after(owner, wait, task);
    }
}
