package org.firstline.calls.sip;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.firstline.base.Cancel;
import org.firstline.calls.EndCause;
import org.firstline.calls.Outbound;
import org.firstline.calls.TrunkNow.State;
import org.firstline.calls.rtp.NoPortLeft;
import org.firstline.calls.rtp.RtpStream;
import org.jspecify.annotations.Nullable;

/**
 * A call to a number outside, over one server after the other until one has it ringing. On to the next goes a call that
 * got a 5xx or 408, or no answer at all within 4 s, or whose password was not taken; never one that was refused in any
 * other way: a busy number (486) or a person who declines (603) is the same over every trunk. A server that was silent when
 * it was last asked comes after the others, lest every caller wait for the same nothing. The last one is waited for three
 * times as long, and then the number is unreachable. On the owner's thread.
 */
final class TrunkCall {
    /** Silences that the last way is given: nobody should listen to nothing for the 32 s that SIP is patient. */
    private static final int LAST_PATIENCE = 3;

    private record Way(Trunk trunk, Peer peer) {}

    private final SipLine line;
    private final SipLeg leg;
    private final Outbound call;
    private final Deque<Way> ways;
    private @Nullable RtpStream stream;
    private @Nullable CallOut attempt;
    private Cancel patience = Peer.NOTHING;
    private boolean progress;
    private boolean last;

    private TrunkCall(SipLine line, SipLeg leg, Outbound call, Deque<Way> ways) {
        this.line = line;
        this.leg = leg;
        this.call = call;
        this.ways = ways;
    }

    /** @param trunks in the order in which they are to be tried */
    static void begin(SipLine line, SipLeg leg, Outbound call, List<Trunk> trunks) {
        var begun = new TrunkCall(line, leg, call, ways(call, trunks));
        leg.attempts(begun);
        if (!begun.next()) line.soon(() -> leg.ended(EndCause.UNREACHABLE, () -> {}));
    }

    private static Deque<Way> ways(Outbound call, List<Trunk> trunks) {
        var first = new ArrayList<Way>();
        var doubted = new ArrayList<Way>();
        var last = new ArrayList<Way>();
        for (Trunk trunk : trunks) {
            State state = trunk.now().state();
            boolean good = state == State.UP || state == State.STARTING;
            boolean full = trunk.now().isFull();
            for (Peer peer : trunk.peers()) {
                if (good && !full && peer.isUp()) (peer.isDoubted() ? doubted : first).add(new Way(trunk, peer));
                else if (call.emergency()) last.add(new Way(trunk, peer));
            }
        }
        first.addAll(doubted);
        first.addAll(last);
        return new ArrayDeque<>(first);
    }

    private boolean next() {
        Way way = ways.poll();
        if (way == null) return false;
        try {
            if (stream == null) stream = leg.openStream();
        } catch (NoPortLeft e) {
            return false;
        }
        leg.over(way.trunk);
        attempt = invite(way, stream);
        leg.call(attempt);
        giveTime(way, 1);
        return true;
    }

    private CallOut invite(Way way, RtpStream sound) {
        Trunk trunk = way.trunk;
        Flow flow = way.peer.flow();
        var domain = trunk.domain();
        String number = trunk.form().of(call.number());
        SipUri target = SipUri.of(SipUri.escapeUser(number), domain.host(), domain.port());
        String shown = call.callerId().isEmpty() ? trunk.settings().callerId() : call.callerId();
        boolean own = shown.isEmpty();
        SipUri from = own
                ? trunk.account()
                : SipUri.of(SipUri.escapeUser(trunk.form().of(shown)), domain.host(), domain.port());
        var identity = own ? "" : NameAddr.of("", from).toString();
        return new CallOut(
                trunk.agent(),
                leg,
                target,
                flow,
                NameAddr.of(call.callerName(), from),
                NameAddr.of("", target),
                line.session(sound, flow),
                trunk.settings().password().isEmpty() ? null : trunk.credentials(),
                new CallOut.Extra(trunk.routes(), identity, true),
                // a provider that sends us elsewhere is not followed: nobody knows who is there, and who pays
                contact -> null);
    }

    /** Anything at all was heard: the server has it. */
    void trying() {
        patience.cancel();
    }

    /** The number rings, or a voice says something: from now on it is this way or none. */
    void progress() {
        patience.cancel();
        progress = true;
    }

    private void silent(@Nullable CallOut which, Way over) {
        if (which == null || attempt != which || progress || which.state() != SipCall.State.EARLY) return;
        over.peer.doubt();
        if (ways.isEmpty() && !last) {
            last = true;
            giveTime(over, LAST_PATIENCE - 1);
            return;
        }
        which.abandon();
        if (!next()) leg.ended(EndCause.UNREACHABLE, () -> {});
    }

    private void giveTime(Way way, int silences) {
        CallOut mine = attempt;
        Trunk trunk = way.trunk;
        patience = trunk.agent().after(trunk.pace().silence().multipliedBy(silences), () -> silent(mine, way));
    }

    /** Whether the leg goes on, over another way. */
    boolean goesOn(EndCause cause) {
        patience.cancel();
        if (progress || cause == EndCause.HUNG_UP || attempt == null || !mayGoOn(attempt.refusal())) return false;
        return next();
    }

    /** @param status of the refusal; 0 for silence and for what can't be reached */
    static boolean mayGoOn(int status) {
        return status == 0 || status == 401 || status == 407 || status == 408 || status >= 500 && status < 600;
    }
}
