package org.firstline.calls.sip;

import java.util.List;
import java.util.Objects;
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
     */
    record Extra(List<String> routes, String identity, boolean follow, boolean atOnce) {
        static final Extra NONE = new Extra(List.of(), "", false);
        static final Extra ANSWER_AT_ONCE = new Extra(List.of(), "", false, true);

        Extra(List<String> routes, String identity, boolean follow) {
            this(routes, identity, follow, false);
        }
    }

    /** Challenges that we answer before we take a password to be wrong. */
    private static final int MAX_CHALLENGES = 2;

    private final SipUri target;
    private final Flow flow;
    private final NameAddr from;
    private final NameAddr to;
    private final @Nullable Credentials credentials;
    private final Extra extra;
    private @Nullable InviteClient invite;
    private byte @Nullable [] ack;
    private int challenges;
    private boolean rung;
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
            User user,
            SipUri target,
            Flow flow,
            NameAddr from,
            NameAddr to,
            SdpSession session,
            @Nullable Credentials credentials) {
        this(agent, user, target, flow, from, to, session, credentials, Extra.NONE);
    }

    CallOut(
            UserAgent agent,
            User user,
            SipUri target,
            Flow flow,
            NameAddr from,
            NameAddr to,
            SdpSession session,
            @Nullable Credentials credentials,
            Extra extra) {
        super(agent, user, agent.id() + "@" + UserAgent.host(agent.localAddress(flow)), agent.id());
        this.target = target;
        this.flow = flow;
        this.from = from.withTag(localTag());
        this.to = to;
        this.credentials = credentials;
        this.extra = extra;
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
        headers.add("Allow", UserAgent.ALLOW);
        if (!extra.identity.isEmpty()) headers.add("P-Asserted-Identity", extra.identity);
        if (authorization != null) headers.add(header, authorization);
        if (extra.atOnce) {
            headers.add("Call-Info", "<sip:" + from.uri().host() + ">;answer-after=0");
            headers.add("Alert-Info", "<http://127.0.0.1>;info=alert-autoanswer;delay=0");
        }
        var request = new SipRequest("INVITE", target.toString(), headers);
        request.body("application/sdp", octets(media().offer()));
        invite = (InviteClient) agent.send(request, flow, this);
    }

    @Override
    void withdraw(int status) {
        Objects.requireNonNull(invite).cancel();
    }

    @Override
    public void response(SipResponse response) {
        if (response.isProvisional()) {
            if (state() == State.EARLY) user.trying();
            if (response.status() > 100 && state() == State.EARLY && !rung) {
                rung = true;
                user.ringing();
            }
        } else if (response.isSuccess()) {
            accepted(response);
        } else if (!retry(response)) {
            agent.forget(this);
            refusal = response.status();
            over(causeOf(response.status(), rung));
        }
    }

    @Override
    public void failed() {
        agent.forget(this);
        over(EndCause.UNREACHABLE);
    }

    private void accepted(SipResponse response) {
        SipRequest request = Objects.requireNonNull(invite).request();
        if (ack != null && isWith(response.to().tag())) {
            // our ACK was lost
            agent.sendAgain(ack, flow);
            return;
        }
        Dialog made;
        try {
            made = Dialog.of(request, response, flow, extra.follow);
        } catch (SipParseException e) {
            // no way to acknowledge: the far end gives up by itself
            agent.forget(this);
            over(EndCause.FAILED);
            return;
        }
        byte[] sent = agent.sendAck(made.ack(request.cseq().number()), made.hop());
        if (ack != null) {
            // a second phone picked up at the same time behind one address; one is enough (§13.2.2.4)
            agent.send(made.request("BYE"), made.hop(), Unheeded.INSTANCE);
            return;
        }
        ack = sent;
        establish(made);
        if (state() == State.OVER) {
            // picked up while our CANCEL was on its way
            bye();
        } else if (takesAnswer(response)) {
            talking();
            tellAgreement();
            user.answered();
        } else {
            bye();
            over(EndCause.FAILED);
        }
    }

    private boolean retry(SipResponse challenge) {
        boolean asked = challenge.status() == 401 || challenge.status() == 407;
        if (!asked || credentials == null || state() != State.EARLY || ++challenges > MAX_CHALLENGES) return false;
        String answer = credentials.answer(challenge, "INVITE", target.toString(), agent.id());
        if (answer == null) return false;
        send(
                Objects.requireNonNull(invite).request().cseq().number() + 1,
                Credentials.header(challenge.status()),
                answer);
        return true;
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
