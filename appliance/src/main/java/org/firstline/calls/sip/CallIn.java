package org.firstline.calls.sip;

import java.util.Optional;
import org.firstline.calls.EndCause;
import org.firstline.calls.sip.CallRules.Srtp;
import org.jspecify.annotations.Nullable;

/** A call that came to us. */
final class CallIn extends SipCall {
    private final InviteServer invite;
    private final String contactUser;
    private final @Nullable Sdp offer;
    private final boolean isReliable;
    private boolean rung;
    private @Nullable ReliableRinging reliable;
    private @Nullable SdpSession answerWhenConfirmed;

    private CallIn(
            UserAgent agent, CallUser user, InviteServer invite, String tag, String contactUser, @Nullable Sdp offer) {
        super(agent, user, invite.request().callId(), tag);
        this.invite = invite;
        this.contactUser = contactUser;
        this.offer = offer;
        this.isReliable = invite.request().headers().lists("Require", "100rel");
    }

    /**
     * Looks whether the INVITE can become a call; if not, it has been answered and null comes back.
     *
     * @param follow see {@link Dialog}
     * @param contactUser the user part of our Contact
     */
    static @Nullable CallIn begin(
            UserAgent agent, CallUser user, InviteServer invite, boolean follow, String contactUser) {
        return begin(agent, user, invite, follow, contactUser, Srtp.OFF);
    }

    /** @param policy whether encrypted sound is taken, or plain */
    static @Nullable CallIn begin(
            UserAgent agent, CallUser user, InviteServer invite, boolean follow, String contactUser, Srtp policy) {
        String tag = agent.id();
        if (!Requirements.met(invite, tag) || !SessionTimer.admits(agent, invite, tag)) return null;
        try {
            Dialog dialog = Dialog.of(invite.request(), tag, invite.source(), follow);
            Optional<Sdp> offer = Bodies.sdp(invite.request());
            if (offer.isPresent() && offer.get().audio(policy) < 0) {
                invite.respond(488, tag);
                return null;
            }
            var call = new CallIn(agent, user, invite, tag, contactUser, offer.orElse(null));
            call.establish(dialog);
            invite.call(call);
            return call;
        } catch (SipParseException e) {
            refuse(invite, e, tag);
            return null;
        }
    }

    private static void refuse(InviteServer invite, SipParseException why, String tag) {
        boolean type = why.where().equals("Content-Type");
        SipResponse response =
                invite.request().response(type ? 415 : why.where().equals("SDP") ? 488 : 400, tag);
        if (type) response.headers().add("Accept", "application/sdp");
        invite.respond(response.empty());
    }

    /** Only until the call is answered. */
    SipRequest request() {
        return invite.request();
    }

    Flow source() {
        return invite.source();
    }

    /** To be called when the user had its chance to say something: stops the caller's repeating. */
    void trying() {
        invite.trying();
    }

    /** Whether even ringing has to bring a description: the caller waits for our offer, in reliable responses only. */
    boolean ringsWithOffer() {
        return offer == null && isReliable;
    }

    void ring() {
        if (state() != State.EARLY || rung) return;
        rung = true;
        ring("");
    }

    /** Rings with our offer, which the caller answers in its PRACK (RFC 3262 §5). */
    void ring(SdpSession session) {
        if (state() != State.EARLY || rung) return;
        rung = true;
        media(session);
        ring(session.offer());
    }

    private void ring(String description) {
        SipResponse ringing = capable(invite.request().response(description.isEmpty() ? 180 : 183, localTag()));
        ringing.headers().addAll("Record-Route", invite.request().headers()).add("Contact", contact(invite.source()));
        if (isReliable) {
            reliable = new ReliableRinging(agent, this::neverConfirmed);
            reliable.send(invite, ringing, description);
        } else {
            invite.respond(ringing.empty());
        }
    }

    private void neverConfirmed() {
        fail(504);
    }

    void acknowledgedEarly(ServerTransaction prack) {
        SipRequest request = prack.request();
        if (reliable == null || state() == State.OVER || !reliable.confirms(request)) {
            prack.respond(481, localTag());
            return;
        }
        boolean answered = !reliable.isOffer() || takesAnswer(request);
        prack.respond(answered ? 200 : 488, localTag());
        if (!answered) {
            fail(488);
        } else if (reliable.isOffer()) {
            tellAgreement();
        }
        if (answerWhenConfirmed != null && state() == State.EARLY) answer(answerWhenConfirmed);
    }

    @Override
    boolean awaitsAnswer() {
        return super.awaitsAnswer() || reliable != null && reliable.isOffer() && !reliable.isConfirmed();
    }

    /** Takes the call on this media; sound can flow as soon as the user hears {@link CallUser#agreed}. */
    void answer(SdpSession session) {
        if (state() != State.EARLY) return;
        if (reliable != null && reliable.isOffer()) {
            // RFC 3262 §3: no 2xx before the PRACK that answers us
            if (reliable.isConfirmed()) take("", false);
            else answerWhenConfirmed = session;
            return;
        }
        media(session);
        Optional<String> description = offer == null ? Optional.of(session.offer()) : session.answer(offer);
        if (description.isEmpty()) {
            fail(488);
            return;
        }
        take(description.get(), offer == null);
        if (offer != null) tellAgreement();
    }

    private void take(String description, boolean isOffer) {
        if (reliable != null) reliable.stop();
        talking();
        accept(invite, description, isOffer);
    }

    /** Ends a call that we can't take after all; the user hears {@link EndCause#FAILED}, later. */
    void fail(int status) {
        if (state() != State.EARLY) return;
        withdraw(status);
        agent.soon(() -> over(EndCause.FAILED));
    }

    @Override
    void withdraw(int status) {
        if (reliable != null) reliable.stop();
        invite.respond(status, localTag());
        agent.forget(this);
    }

    /** The caller gave up. Too late once we have answered: it will say BYE. */
    void cancelled() {
        if (state() != State.EARLY || invite.isAnswered()) return;
        withdraw(487);
        over(EndCause.CANCELLED);
    }

    @Override
    boolean ownsCallId() {
        return false;
    }

    @Override
    String contact(Flow towards) {
        return agent.contact(contactUser, towards);
    }
}
