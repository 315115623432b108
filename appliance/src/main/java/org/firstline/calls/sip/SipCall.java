package org.firstline.calls.sip;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.firstline.calls.EndCause;
import org.jspecify.annotations.Nullable;

/**
 * A call from its INVITE to its BYE: the dialog, what the two ends agreed on, and every way it can end. This half is what
 * both directions share; {@link CallIn} and {@link CallOut} begin differently. On the owner's thread only.
 */
abstract sealed class SipCall permits CallIn, CallOut {
    private static final Runnable NOTHING = () -> {};

    enum State {
        /** Not answered yet. */
        EARLY,
        TALKING,
        /** Told to its user as ended; it may still wait for the far end's last words. */
        OVER
    }

    final UserAgent agent;
    private CallUser user;
    private final String callId;
    private final String localTag;
    private final SessionTimer timer;
    private final Renegotiation session;
    private final Probe probe = new Probe(this);
    private State state = State.EARLY;
    private @Nullable Dialog dialog;
    private @Nullable SdpSession media;
    private @Nullable Agreement told;
    private @Nullable Acceptance accepted;
    private @Nullable Refer refer;
    private boolean byeWhenAcknowledged;

    SipCall(UserAgent agent, CallUser user, String callId, String localTag) {
        this.agent = agent;
        this.user = user;
        this.callId = callId;
        this.localTag = localTag;
        this.session = new Renegotiation(this);
        this.timer = new SessionTimer(agent, session::refresh, this::lost);
        agent.add(this);
    }

    final String callId() {
        return callId;
    }

    final String localTag() {
        return localTag;
    }

    final State state() {
        return state;
    }

    final CallUser user() {
        return user;
    }

    final SessionTimer timer() {
        return timer;
    }

    /** Whether this tag is the far end's; before there is a dialog any is. */
    boolean isWith(@Nullable String tag) {
        return dialog == null || dialog.isWith(tag);
    }

    final @Nullable Dialog dialog() {
        return dialog;
    }

    /** The dialog that a request of the far end's belongs to; an early one has several, if the call was forked. */
    @Nullable
    Dialog dialogOf(SipRequest request) {
        return dialog;
    }

    final void establish(Dialog made) {
        dialog = made;
    }

    /** What to say if the box dies now; empty before there is a dialog. */
    final Optional<Farewell> farewell() {
        return dialog == null ? Optional.empty() : Optional.of(Farewell.of(dialog));
    }

    final void media(SdpSession described) {
        media = described;
    }

    final SdpSession media() {
        return Objects.requireNonNull(media);
    }

    /** Whether offer and answer have come together once. */
    final boolean hasAnswered() {
        return media != null && media.agreed() != null;
    }

    /** Whether an offer of ours waits for its answer. */
    boolean awaitsAnswer() {
        return accepted != null && accepted.isOffer();
    }

    final boolean isUnacknowledged() {
        return accepted != null;
    }

    final void talking() {
        state = State.TALKING;
    }

    /** Ends the call from our side, whatever it takes. The user hears {@link EndCause#HUNG_UP}, later. */
    final void hangUp(int status) {
        switch (state) {
            case EARLY -> {
                state = State.OVER;
                withdraw(status);
            }
            case TALKING -> {
                state = State.OVER;
                bye();
            }
            case OVER -> {
                return;
            }
        }
        CallUser told = user;
        agent.soon(() -> told.ended(EndCause.HUNG_UP, NOTHING));
    }

    /** Lets go of a call of ours that is not answered yet, to try another way; the user hears nothing more of it. */
    final void abandon() {
        if (state != State.EARLY) return;
        state = State.OVER;
        withdraw(487);
    }

    /** Hangs up a call that another has taken the place of; the user hears nothing more of it. */
    final void dismiss() {
        user = Unheard.INSTANCE;
        hangUp(480);
    }

    /** The last words have been said; what may still come is no affair of the call's. */
    void forgotten() {}

    /** Refuses an inbound call, or stops an outbound one from ringing. */
    abstract void withdraw(int status);

    /** The far end, or the way to it, ended the call, and nothing needs to be acknowledged. */
    final void over(EndCause cause) {
        if (state == State.OVER) return;
        state = State.OVER;
        stopTimers();
        user.ended(cause, NOTHING);
    }

    /** Says BYE, as soon as the far end has acknowledged our 200 (§15): before, it might not know the call yet. */
    final void bye() {
        timer.stop();
        session.stop();
        if (accepted != null) {
            byeWhenAcknowledged = true;
            return;
        }
        Goodbye.say(this, Objects.requireNonNull(dialog));
    }

    /** A request within the call. */
    final void request(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        Dialog within = dialogOf(request);
        if (within == null || !within.takes(request)) {
            transaction.respond(500, localTag);
            return;
        }
        switch (request.method()) {
            case "BYE" -> farHangUp(transaction);
            case "INVITE" -> session.invited((InviteServer) transaction, within);
            case "UPDATE" -> session.updated(transaction, within);
            case "INFO" -> Bodies.take(transaction, this);
            case "REFER" -> referred(transaction, within);
            // what became of a REFER of ours
            case "NOTIFY" -> transaction.respond(200, localTag);
            case "PRACK" -> {
                if (this instanceof CallIn in) in.acknowledgedEarly(transaction);
                else transaction.respond(481, localTag);
            }
            case "OPTIONS" ->
                transaction.respond(capable(request.response(200, localTag)).empty());
            default -> transaction.respond(Gatekeeper.refusal(request, localTag));
        }
    }

    private void farHangUp(ServerTransaction transaction) {
        if (state != State.TALKING) {
            transaction.respond(200, localTag);
            if (state == State.EARLY && this instanceof CallIn in) in.cancelled();
            return;
        }
        state = State.OVER;
        stopTimers();
        Goodbye.take(this, transaction);
    }

    private void referred(ServerTransaction transaction, Dialog within) {
        if (state != State.TALKING) {
            transaction.respond(481, localTag);
        } else if (refer != null && refer.isPending()) {
            transaction.respond(491, localTag);
        } else if (Requirements.met(transaction, localTag)) {
            refer = Refer.begin(this, transaction, within);
            if (refer != null) user.referred(refer);
        }
    }

    /** Offers to send, to hear, or neither: hold, and the end of it. */
    final void offer(Direction direction) {
        if (state == State.TALKING) session.offer(direction);
    }

    /** Says yes to an INVITE, and says it again until the ACK comes; an empty description was said before. */
    final void accept(InviteServer transaction, String description, boolean isOffer) {
        SipRequest request = transaction.request();
        SipResponse response = capable(request.response(200, localTag));
        response.headers().addAll("Record-Route", request.headers()).add("Contact", contact(transaction.source()));
        timer.choose(request, response);
        if (description.isEmpty()) response.empty();
        else response.body("application/sdp", octets(description));
        transaction.respond(response);
        // a re-INVITE proves that the 2xx to the one before has come
        if (accepted != null) accepted.stop();
        accepted = new Acceptance(agent, response, transaction.reply(), isOffer, this::neverAcknowledged);
    }

    final void acked(SipRequest ack) {
        if (accepted == null || !accepted.isOf(ack)) return;
        boolean wasOffer = accepted.isOffer();
        accepted.stop();
        accepted = null;
        if (byeWhenAcknowledged) {
            bye();
        } else if (wasOffer && state == State.TALKING) {
            if (takesAnswer(ack)) {
                tellAgreement();
            } else {
                bye();
                over(EndCause.FAILED);
            }
        }
    }

    private void neverAcknowledged() {
        accepted = null;
        if (state == State.TALKING) lost();
        else if (byeWhenAcknowledged) bye();
    }

    /** Whether the message brings an answer to our offer that a call can be had on. */
    final boolean takesAnswer(SipMessage message) {
        try {
            return Bodies.sdp(message).filter(media()::accept).isPresent();
        } catch (SipParseException e) {
            return false;
        }
    }

    final void tellAgreement() {
        Agreement agreement = media().agreed();
        if (agreement == null || agreement.equals(told)) return;
        told = agreement;
        user.agreed(agreement);
    }

    /** Asks a far end that went silent whether it still knows the call; if it does not, or is gone, the call is over. */
    final void probe() {
        if (state == State.TALKING && dialog != null && accepted == null) probe.ask(dialog);
    }

    /** The far end is gone, or does not know the call any more. */
    final void lost() {
        if (state != State.TALKING) return;
        bye();
        over(EndCause.LOST);
    }

    private void stopTimers() {
        timer.stop();
        session.stop();
        if (accepted != null && !byeWhenAcknowledged) {
            accepted.stop();
            accepted = null;
        }
    }

    abstract String contact(Flow towards);

    /** Whether the call is ours from its beginning: it decides who waits longer after a glare. */
    abstract boolean ownsCallId();

    /** The answer to a challenge of a request within the dialog; null when we have no password for it. */
    @Nullable
    String authorization(SipResponse challenge, String method, Dialog within) {
        return null;
    }

    static SipResponse capable(SipResponse response) {
        response.headers().add("Allow", UserAgent.ALLOW).add("Supported", UserAgent.SUPPORTED);
        return response;
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
