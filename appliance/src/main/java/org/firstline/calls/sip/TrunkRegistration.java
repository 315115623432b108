package org.firstline.calls.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.firstline.base.Cancel;
import org.firstline.calls.TrunkFault;
import org.firstline.calls.TrunkNow.State;
import org.firstline.calls.sip.trunk.Pace;
import org.jspecify.annotations.Nullable;

/**
 * Tells the provider where we are, again and again (RFC 3261 §10.2): through each server in turn until one takes it, at
 * 90 % of its life anew, and after a failure with growing waits that never end. On the owner's thread.
 */
final class TrunkRegistration {
    /** Answers to challenges in one try; a second one comes of a nonce that grew old. */
    private static final int MAX_CHALLENGES = 2;

    private static final Duration FAREWELL = Duration.ofMillis(1500);

    private final Trunk trunk;
    private final String callId;
    private final String tag;
    private final Deque<Peer> left = new ArrayDeque<>();
    private long cseq;
    private long expires;
    private @Nullable Instant until;
    private boolean refused;
    private TrunkFault fault = TrunkFault.NONE;
    /** What the provider asked us to wait, in the round that goes on; zero where it did not say. */
    private Duration invited = Duration.ZERO;

    private int failures;
    private @Nullable Attempt attempt;
    private Cancel next = Peer.NOTHING;

    TrunkRegistration(Trunk trunk, String callId) {
        this.trunk = trunk;
        this.callId = callId;
        this.tag = trunk.agent().id();
        this.expires = trunk.settings().expires().toSeconds();
    }

    State state(Instant now) {
        if (refused) return State.REFUSED;
        if (until(now) != null) return State.UP;
        return fault.isNone() ? State.STARTING : State.DOWN;
    }

    /** Null when there is no registration (any more). */
    @Nullable
    Instant until(Instant now) {
        return until == null || until.isBefore(now) ? null : until;
    }

    TrunkFault fault() {
        return fault;
    }

    /** Registers now, whatever was planned. */
    void begin() {
        next.cancel();
        left.clear();
        invited = Duration.ZERO;
        trunk.peers().stream().filter(Peer::isUp).forEach(left::add);
        if (left.isEmpty()) left.addAll(trunk.peers());
        tryNext();
    }

    private void tryNext() {
        Peer peer = left.poll();
        if (peer == null) {
            attempt = null;
            failures++;
            Pace pace = trunk.pace();
            waitFor(invited.isZero() ? pace.retry(failures, refused, trunk.lot()) : pace.invited(invited, trunk.lot()));
        } else {
            attempt = new Attempt(peer, expires, () -> {});
            attempt.send(
                    trunk.credentials().again("REGISTER", uri(), trunk.agent().id()), 401);
        }
    }

    private void waitFor(Duration span) {
        next.cancel();
        next = trunk.agent().after(span, this::begin);
        trunk.tell();
    }

    private String uri() {
        return trunk.domain().toString();
    }

    /** Takes the registration back; {@code done} runs once, at the latest after 1.5 s. */
    void end(Runnable done) {
        next.cancel();
        attempt = null;
        Peer peer = trunk.best().orElse(null);
        if (until(trunk.agent().now()) == null || peer == null) {
            done.run();
            return;
        }
        until = null;
        var farewell = new Attempt(peer, 0, once(done));
        attempt = farewell;
        trunk.agent().after(FAREWELL, farewell.ended);
        farewell.send(trunk.credentials().again("REGISTER", uri(), trunk.agent().id()), 401);
    }

    private static long seconds(@Nullable String text, long otherwise) {
        return text == null ? otherwise : Math.max(1, Grammar.numberOr(text, 86_400, otherwise));
    }

    private static Runnable once(Runnable task) {
        var left = new ArrayDeque<>(List.of(task));
        return () -> {
            Runnable last = left.poll();
            if (last != null) last.run();
        };
    }

    /** One server is told once, however many messages that takes. */
    private final class Attempt implements ClientTransaction.User {
        private final Peer peer;
        private final Runnable ended;
        private long asked;
        private int challenges;
        private boolean raised;
        private Cancel patience = Peer.NOTHING;

        Attempt(Peer peer, long asked, Runnable ended) {
            this.peer = peer;
            this.asked = asked;
            this.ended = ended;
        }

        void send(@Nullable String authorization, int status) {
            var agent = trunk.agent();
            String address = NameAddr.of("", trunk.account()).toString();
            var headers = new Headers();
            trunk.routes().forEach(route -> headers.add("Route", route));
            headers.add("Max-Forwards", "70").add("From", address + ";tag=" + tag);
            headers.add("To", address).add("Call-ID", callId).add("CSeq", ++cseq + " REGISTER");
            headers.add("Contact", trunk.contact(peer.flow())).add("Expires", Long.toString(asked));
            headers.add("Allow", UserAgent.ALLOW);
            if (authorization != null) headers.add(Credentials.header(status), authorization);
            agent.send(new SipRequest("REGISTER", uri(), headers), peer.flow(), this);
            patience.cancel();
            patience = agent.after(trunk.pace().silence().multipliedBy(2), () -> failed(false));
        }

        @Override
        public void response(SipResponse response) {
            if (attempt != this || response.isProvisional()) return;
            patience.cancel();
            int status = response.status();
            if (response.isSuccess()) {
                taken(response);
            } else if ((status == 401 || status == 407) && challenges < MAX_CHALLENGES) {
                challenged(response);
            } else if (status == 423 && !raised) {
                raised = true;
                expires = seconds(response.headers().first("Min-Expires"), expires * 2);
                asked = expires;
                send(trunk.credentials().again("REGISTER", uri(), trunk.agent().id()), 401);
            } else if (status == 401 || status == 407 || status == 403 || status == 404) {
                // a wrong password or a closed account: the other servers would say the same
                refused(said(TrunkFault.Kind.ANSWERED, response));
            } else {
                String later = response.headers().first("Retry-After");
                if (later != null) invited = Duration.ofSeconds(seconds(later.split("[ (;]", 2)[0], 1));
                lost(said(TrunkFault.Kind.ANSWERED, response), status != 408 && status != 503);
            }
        }

        private void challenged(SipResponse response) {
            challenges++;
            boolean hasPassword = !trunk.settings().password().isEmpty();
            String answer = !hasPassword
                    ? null
                    : trunk.credentials()
                            .answer(response, "REGISTER", uri(), trunk.agent().id());
            if (answer == null) refused(said(TrunkFault.Kind.UNPROVEN, response));
            else send(answer, response.status());
        }

        private void taken(SipResponse response) {
            attempt = null;
            peer.heard(true);
            ended.run();
            if (asked == 0) return;
            failures = 0;
            refused = false;
            fault = TrunkFault.NONE;
            long granted = granted(response);
            until = trunk.agent().now().plusSeconds(granted);
            waitFor(Pace.refresh(Duration.ofSeconds(granted)));
            trunk.seenAs(response, peer.flow());
        }

        /** What the provider says of our Contact, or of all, or what we asked for (§10.2.4). */
        private long granted(SipResponse response) {
            for (String contact : response.headers().values("Contact")) {
                try {
                    var address = NameAddr.parse("Contact", contact);
                    String own = address.params().get("expires");
                    if (own != null && trunk.isOurs(address.uri())) return seconds(own, asked);
                } catch (SipParseException e) {
                    // some other contact that we can't read
                }
            }
            return seconds(response.headers().first("Expires"), asked);
        }

        private TrunkFault said(TrunkFault.Kind kind, SipResponse response) {
            return new TrunkFault(kind, peer.target().toString(), response.status() + " " + response.reason());
        }

        private void refused(TrunkFault reason) {
            left.clear();
            until = null;
            refused = true;
            over(reason);
        }

        private void lost(TrunkFault reason, boolean answered) {
            if (!answered) peer.heard(false);
            refused = false;
            over(reason);
        }

        private void over(TrunkFault reason) {
            attempt = null;
            ended.run();
            if (asked == 0) return;
            fault = reason;
            tryNext();
        }

        @Override
        public void failed() {
            failed(true);
        }

        private void failed(boolean unreachable) {
            if (attempt != this) return;
            patience.cancel();
            var kind = unreachable ? TrunkFault.Kind.UNREACHABLE : TrunkFault.Kind.SILENT;
            lost(TrunkFault.at(kind, peer.target().toString()), false);
        }
    }
}
