package org.firstline.calls.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstline.base.Cancel;
import org.firstline.base.Time;
import org.jspecify.annotations.Nullable;

/**
 * The transaction layer (RFC 3261 §17 with RFC 6026): finds the transaction that a message belongs to, and makes new
 * ones. Knows nothing of calls. On the owner's thread only.
 */
final class Transactions {
    /**
     * Server transactions at a time: each may be remembered for 32 s, at some 6 KiB. Beyond it new requests are refused
     * with 503 and not remembered.
     */
    static final int MAX = 40_000;

    private static final Duration STEP = Duration.ofSeconds(1);

    /** A transaction that has done its work and stays for repetitions. */
    interface Lasting {
        void terminate();
    }

    private final String owner;
    private final Time time;
    private final Wire wire;
    private final SipCounters counters;
    private final Map<String, ServerTransaction> servers = new HashMap<>();
    /** The new INVITEs among them, by what stays the same on every way that a proxy sends a copy of one. */
    private final Map<String, InviteServer> originals = new HashMap<>();

    private final Map<String, ClientTransaction> clients = new HashMap<>();
    /** Of this step. */
    private List<Lasting> lasting = new ArrayList<>();

    Transactions(String owner, Time time, Wire wire, SipCounters counters) {
        this.owner = owner;
        this.time = time;
        this.wire = wire;
        this.counters = counters;
    }

    /** The transaction that this request repeats, or, for an ACK, that it ends; null for a new request. */
    @Nullable
    ServerTransaction find(SipRequest request) {
        return servers.get(key(request, request.is("ACK") ? "INVITE" : request.method()));
    }

    /** The INVITE transaction that this CANCEL is about (§9.2). */
    @Nullable
    InviteServer findCancelled(SipRequest cancel) {
        return servers.get(key(cancel, "INVITE")) instanceof InviteServer invite ? invite : null;
    }

    /**
     * A transaction for a new request.
     *
     * @param source where it really came from
     * @param reply where its Via says that answers go
     * @return null at the limit
     */
    @Nullable
    ServerTransaction serve(SipRequest request, Flow source, Flow reply) {
        if (servers.size() >= MAX) return null;
        String key = key(request, request.method());
        ServerTransaction transaction = request.is("INVITE")
                ? new InviteServer(this, key, request, source, reply)
                : new PlainServer(this, key, request, source, reply);
        servers.put(key, transaction);
        if (transaction instanceof InviteServer invite && invite.isNew())
            originals.merge(invite.original(), invite, Transactions::first);
        return transaction;
    }

    /**
     * Whether this new INVITE, just served, has come before on another way (§8.2.2.2) and began a call there. One that was
     * only challenged is no such: there are phones that prove themselves without a new CSeq.
     */
    boolean isMerged(ServerTransaction transaction) {
        if (!(transaction instanceof InviteServer invite) || !invite.isNew()) return false;
        InviteServer first = originals.get(invite.original());
        return first != null && first != invite && first.beganCall();
    }

    private static InviteServer first(InviteServer before, InviteServer now) {
        return before.beganCall() ? before : now;
    }

    /** Sends the request, whose topmost Via (with a branch of its own) is there already, and waits for what comes. */
    ClientTransaction send(SipRequest request, Flow to, ClientTransaction.User user) {
        String key = request.via().branch() + ' ' + request.method();
        ClientTransaction transaction = request.is("INVITE")
                ? new InviteClient(this, key, request, to, user)
                : new PlainClient(this, key, request, to, user);
        clients.put(key, transaction);
        transaction.start();
        return transaction;
    }

    /** False when it belongs to no transaction that is alive. */
    boolean received(SipResponse response) {
        ClientTransaction transaction =
                clients.get(response.via().branch() + ' ' + response.cseq().method());
        if (transaction == null) return false;
        transaction.received(response);
        return true;
    }

    void unreachable(Flow flow) {
        for (ClientTransaction transaction : new ArrayList<>(clients.values())) {
            Flow to = transaction.to();
            boolean same = flow.connection() == 0 || to.connection() == 0 || flow.connection() == to.connection();
            if (same && to.reliable() == flow.reliable() && to.remote().equals(flow.remote()))
                transaction.unreachable();
        }
    }

    /**
     * Has the transaction terminate when nobody can ask about it any more, {@link Timers#PATIENCE} from now and up to
     * {@link #STEP} more: thousands wait for that at a time, and those of one step share an alarm. It is held until then, so
     * not for what may end before.
     */
    void outlast(Lasting transaction) {
        if (lasting.isEmpty()) {
            var step = lasting;
            after(STEP, () -> lasting = new ArrayList<>());
            after(Timers.PATIENCE.plus(STEP), () -> step.forEach(Lasting::terminate));
        }
        lasting.add(transaction);
    }

    int open() {
        return servers.size() + clients.size();
    }

    Cancel after(Duration wait, Runnable task) {
        return time.after(owner, wait, task);
    }

    void transmit(Flow to, byte[] octets) {
        wire.send(to, octets);
    }

    void retransmit(Flow to, byte[] octets) {
        counters.retransmitted();
        wire.send(to, octets);
    }

    void forget(ServerTransaction transaction) {
        servers.remove(transaction.key(), transaction);
        if (transaction instanceof InviteServer invite && invite.isNew()) originals.remove(invite.original(), invite);
    }

    void forget(ClientTransaction transaction) {
        clients.remove(transaction.key(), transaction);
    }

    /** §17.2.3: branch, sender and method; before RFC 3261 branches said nothing, and a request was told by the rest. */
    private static String key(SipRequest request, String method) {
        Via via = request.via();
        String branch = via.branch();
        if (branch.startsWith(Via.COOKIE)) return branch + ' ' + via.host() + ':' + via.port() + ' ' + method;
        return request.callId()
                + ' '
                + request.from().tag()
                + ' '
                + request.cseq().number()
                + ' '
                + via.host()
                + ':'
                + via.port()
                + ' '
                + branch
                + ' '
                + method;
    }
}
