package org.firstline.calls.sip;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.firstline.calls.EndCause;
import org.jspecify.annotations.Nullable;

/** A call of ours. */
final class CallOut extends SipCall implements ClientTransaction.User {
    /**
     * What a call over a trunk has beside what a call to a phone has.
     *
     * @param routes of the outbound proxy
     * @param identity the P-Asserted-Identity (RFC 3325); empty for none
     * @param follow see {@link Dialog}
     * @param atOnce asks a phone to answer by itself, in the two ways that desk phones understand
     * @param referredBy who of the house leads the caller on to this phone (RFC 3892); null for nobody
     */
    record Extra(
            List<String> routes,
            String identity,
            boolean follow,
            boolean atOnce,
            @Nullable SipUri referredBy) {
        static final Extra NONE = toPhone(false, null);

        Extra(List<String> routes, String identity, boolean follow) {
            this(routes, identity, follow, false, null);
        }

        static Extra toPhone(boolean atOnce, @Nullable SipUri referredBy) {
            return new Extra(List.of(), "", false, atOnce, referredBy);
        }
    }

    /** Where a call may be sent on to by whom it was for (3xx). */
    interface Redirects {
        /** The way there; null when it leads out of the house. */
        @Nullable
        Hop follow(SipUri contact);
    }

    /** One place to try: the Request-URI, and the flow that leads there. */
    record Hop(SipUri target, Flow flow) {}

    /** Challenges that we answer before we take a password to be wrong. */
    private static final int MAX_CHALLENGES = 2;
    /** Phones that send a call on one after the other; the next is not followed. */
    private static final int MAX_REDIRECTS = 3;

    private SipUri target;
    private Flow flow;
    private final NameAddr from;
    private final NameAddr to;
    private final @Nullable Credentials credentials;
    private final Extra extra;
    private final Redirects redirects;
    private final Set<String> tried = new HashSet<>();
    private @Nullable InviteClient invite;
    private @Nullable Forks forks;
    private int challenges;
    private boolean rung;
    private boolean early;
    private int refusal;

    /**
     * Sends the INVITE with an offer.
     *
     * @param target the Request-URI
     * @param flow where it goes, and where all else of this call goes
     * @param from without its tag
     */
    CallOut(
            UserAgent agent,
            CallUser user,
            SipUri target,
            Flow flow,
            NameAddr from,
            NameAddr to,
            SdpSession session,
            @Nullable Credentials credentials) {
        this(agent, user, target, flow, from, to, session, credentials, Extra.NONE, contact -> null);
    }

    CallOut(
            UserAgent agent,
            CallUser user,
            SipUri target,
            Flow flow,
            NameAddr from,
            NameAddr to,
            SdpSession session,
            @Nullable Credentials credentials,
            Extra extra,
            Redirects redirects) {
        super(agent, user, agent.id() + "@" + UserAgent.host(agent.localAddress(flow)), agent.id());
        this.target = target;
        this.flow = flow;
        this.from = from.withTag(localTag());
        this.to = to;
        this.credentials = credentials;
        this.extra = extra;
        this.redirects = redirects;
        media(session);
        send(1, "", null);
    }

    /** The status of the final refusal; 0 while there is none, and where none came (silence, nobody there). */
    int refusal() {
        return refusal;
    }

    private void send(long number, String header, @Nullable String authorization) {
        var headers = new Headers();
        extra.routes.forEach(route -> headers.add("Route", route));
        headers.add("Max-Forwards", "70").add("From", from.toString()).add("To", to.toString());
        headers.add("Call-ID", callId()).add("CSeq", number + " INVITE").add("Contact", contact(flow));
        headers.add("Allow", UserAgent.ALLOW).add("Supported", UserAgent.SUPPORTED);
        timer().ask(headers);
        if (!extra.identity.isEmpty()) headers.add("P-Asserted-Identity", extra.identity);
        if (authorization != null) headers.add(header, authorization);
        if (extra.referredBy != null) headers.add("Referred-By", "<" + extra.referredBy + ">");
        if (extra.atOnce) {
            headers.add("Call-Info", "<sip:" + from.uri().host() + ">;answer-after=0");
            headers.add("Alert-Info", "<http://127.0.0.1>;info=alert-autoanswer;delay=0");
        }
        var request = new SipRequest("INVITE", target.toString(), headers);
        request.body("application/sdp", octets(media().offer()));
        tried.add(target.toString());
        forks = new Forks(agent, new Dialog.Half(callId(), from.toString(), localTag(), number), flow, extra.follow);
        invite = (InviteClient) agent.send(request, flow, this);
    }

    @Override
    void withdraw(int status) {
        Objects.requireNonNull(invite).cancel();
    }

    @Override
    public void response(SipResponse response) {
        if (response.isProvisional()) {
            if (state() == State.EARLY) progressed(response);
        } else if (response.isSuccess()) {
            accepted(response);
        } else if (!retry(response) && !redirected(response)) {
            agent.forget(this);
            refusal = response.status();
            over(causeOf(response.status(), rung));
        }
    }

    private void progressed(SipResponse response) {
        user().trying();
        if (response.status() == 100) return;
        Forks.Taken taken = forks().take(response);
        if (taken == Forks.Taken.REPEATED) return;
        if (response.body().length > 0 && takesAnswer(response)) {
            forks().answered(response);
            tellAgreement();
            if (!early) {
                early = true;
                user().early();
            }
        }
        if (!rung) {
            rung = true;
            user().ringing();
        }
    }

    private Forks forks() {
        return Objects.requireNonNull(forks);
    }

    @Override
    public void failed() {
        agent.forget(this);
        over(EndCause.UNREACHABLE);
    }

    private void accepted(SipResponse response) {
        Dialog made;
        try {
            made = forks().confirmed(response);
        } catch (SipParseException e) {
            // no way to acknowledge: the far end gives up by itself
            if (dialog() != null) return;
            agent.forget(this);
            over(EndCause.FAILED);
            return;
        }
        // false: our ACK was lost
        if (!forks().acknowledge(response, made)) return;
        if (dialog() != null) {
            forks().turnAway(made);
            return;
        }
        establish(made);
        if (state() == State.OVER) {
            // picked up while our CANCEL was on its way
            bye();
            return;
        }
        SipResponse before = forks().answerOf(response);
        boolean agreed = takesAnswer(response.body().length > 0 || before == null ? response : before);
        talking();
        if (agreed) {
            timer().agreed(response);
            tellAgreement();
            user().answered();
        } else {
            bye();
            over(EndCause.FAILED);
        }
    }

    @Override
    @Nullable
    Dialog dialogOf(SipRequest request) {
        Dialog lasting = dialog();
        return lasting == null ? forks().dialog(request.from().tag()) : lasting;
    }

    @Override
    boolean awaitsAnswer() {
        return super.awaitsAnswer() || state() == State.EARLY && !hasAnswered();
    }

    private boolean redirected(SipResponse response) {
        if (response.status() < 300 || response.status() > 399 || state() != State.EARLY) return false;
        for (String contact : response.headers().values("Contact")) {
            if (tried.size() > MAX_REDIRECTS) return false;
            try {
                Hop hop = redirects.follow(NameAddr.parse("Contact", contact).uri());
                agent.counters().redirect(hop != null);
                if (hop == null || tried.contains(hop.target.toString())) continue;
                target = hop.target;
                flow = hop.flow;
                send(forks().number() + 1, "", null);
                return true;
            } catch (SipParseException e) {
                // the next may be one that can be read
            }
        }
        return false;
    }

    @Override
    void forgotten() {
        if (invite == null || forks == null) return;
        forks.outlive();
        invite.user(forks);
    }

    @Override
    boolean ownsCallId() {
        return true;
    }

    @Override
    @Nullable
    String authorization(SipResponse challenge, String method, Dialog within) {
        boolean asked = challenge.status() == 401 || challenge.status() == 407;
        return asked && credentials != null ? credentials.answer(challenge, method, within.uri(), agent.id()) : null;
    }

    /** Once more, with a password, a longer session, or without encryption, if that is what the refusal is about. */
    private boolean retry(SipResponse refused) {
        int status = refused.status();
        if (state() != State.EARLY) return false;
        long next = forks().number() + 1;
        if (status == 401 || status == 407) {
            if (credentials == null || ++challenges > MAX_CHALLENGES) return false;
            String answer = credentials.answer(refused, "INVITE", target.toString(), agent.id());
            if (answer == null) return false;
            send(next, Credentials.header(status), answer);
            return true;
        }
        boolean again = status == 422 && timer().raise(refused)
                || (status == 488 || status == 415 || status == 606) && media().withdrawEncryption();
        if (again) send(next, "", null);
        return again;
    }

    /** What a refusal means to the switchboard. */
    static EndCause causeOf(int status, boolean rung) {
        return switch (status) {
            case 486, 600 -> EndCause.BUSY;
            case 408, 480, 487 -> rung ? EndCause.NO_ANSWER : status == 480 ? EndCause.REJECTED : EndCause.UNREACHABLE;
            case 404, 410, 430, 502, 504, 604 -> EndCause.UNREACHABLE;
            case 403, 433, 603, 607 -> EndCause.REJECTED;
            // sent elsewhere by the phone's own settings: she does not want it here
            default -> status < 400 ? EndCause.REJECTED : EndCause.FAILED;
        };
    }

    @Override
    String contact(Flow towards) {
        return agent.contact(from.uri().user(), towards);
    }
}
