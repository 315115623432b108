package org.firstline.calls.sip;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.firstline.base.Cancel;
import org.firstline.calls.EndCause;
import org.jspecify.annotations.Nullable;

/**
 * A call from its INVITE to its BYE: the dialog, what the two ends agreed on, and every way it can end. This half is what
 * both directions share; {@link CallIn} and {@link CallOut} begin differently. On the owner's thread only.
 */
abstract sealed class SipCall permits CallIn, CallOut {
    /** Whose call it is: a leg of the switchboard, or a phone. */
    interface User {
        /** The far end has our call, and that is all it says so far. */
        default void trying() {}

        /** The far end rings. */
        void ringing();

        /** The far end took our call. */
        void answered();

        /** Where and how sound goes from now on; again after each new offer. */
        void agreed(Agreement agreement);

        void digit(char digit);

        /** The last that is heard. As {@code Line.Listener#ended}. */
        void ended(EndCause cause, Runnable acknowledge);
    }

    /** A far hang-up that nobody acknowledges is answered after this: before the far end gives up asking. */
    static final Duration ACKNOWLEDGE_AT_LAST = Duration.ofSeconds(10);

    private static final Runnable NOTHING = () -> {};
    private static final Duration SHORTEST_SESSION = Duration.ofSeconds(90);

    enum State {
        /** Not answered yet. */
        EARLY,
        TALKING,
        /** Told to its user as ended; it may still wait for the far end's last words. */
        OVER
    }

    final UserAgent agent;
    final User user;
    private final String callId;
    private final String localTag;
    private State state = State.EARLY;
    private @Nullable Dialog dialog;
    private @Nullable SdpSession media;
    private @Nullable Accepted accepted;
    private @Nullable Cancel expiry;
    private boolean byeWhenAcknowledged;
    private boolean probing;

    SipCall(UserAgent agent, User user, String callId, String localTag) {
        this.agent = agent;
        this.user = user;
        this.callId = callId;
        this.localTag = localTag;
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

    final boolean isWith(@Nullable String tag) {
        return dialog == null || dialog.isWith(tag);
    }

    final void establish(Dialog made) {
        dialog = made;
    }

    /** What to say if the box dies now; empty before there is a dialog. */
    final Optional<Farewell> farewell() {
        return dialog == null ? Optional.empty() : Optional.of(Farewell.of(dialog));
    }

    final void media(SdpSession session) {
        media = session;
    }

    final SdpSession media() {
        return Objects.requireNonNull(media);
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
        agent.soon(() -> user.ended(EndCause.HUNG_UP, NOTHING));
    }

    /** Lets go of a call of ours that is not answered yet, to try another way; the user hears nothing more of it. */
    final void abandon() {
        if (state != State.EARLY) return;
        state = State.OVER;
        withdraw(487);
    }

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
        stopExpiry();
        if (accepted != null) {
            byeWhenAcknowledged = true;
            return;
        }
        Dialog with = Objects.requireNonNull(dialog);
        agent.send(with.request("BYE"), with.hop(), new ClientTransaction.User() {
            @Override
            public void response(SipResponse response) {
                if (!response.isProvisional()) agent.forget(SipCall.this);
            }

            @Override
            public void failed() {
                agent.forget(SipCall.this);
            }
        });
    }

    /** A request within the call. */
    final void request(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        if (dialog == null || !dialog.takes(request)) {
            transaction.respond(500, localTag);
            return;
        }
        switch (request.method()) {
            case "BYE" -> farHangUp(transaction);
            case "INVITE" -> reinvited((InviteServer) transaction, dialog);
            case "UPDATE" -> updated(transaction, dialog);
            case "INFO" -> informed(transaction);
            case "OPTIONS" ->
                transaction.respond(capable(request.response(200, localTag)).empty());
            case "PRACK" -> transaction.respond(481, localTag);
            default ->
                transaction.respond(capable(request.response(405, localTag)).empty());
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
        var once = new AtomicBoolean();
        Cancel atLast = agent.after(ACKNOWLEDGE_AT_LAST, () -> {
            if (once.compareAndSet(false, true)) acknowledge(transaction);
        });
        user.ended(EndCause.FAR_END, () -> {
            if (!once.compareAndSet(false, true)) return;
            atLast.cancel();
            agent.soon(() -> acknowledge(transaction));
        });
    }

    private void acknowledge(ServerTransaction transaction) {
        transaction.respond(200, localTag);
        agent.forget(this);
    }

    /** A new offer, or a question for ours, in the middle of the call: hold, resume, another address, a session refresh. */
    private void reinvited(InviteServer transaction, Dialog within) {
        SipRequest request = transaction.request();
        if (state != State.TALKING) {
            transaction.respond(481, localTag);
        } else if (accepted != null) {
            transaction.respond(491, localTag);
        } else if (!isSupported(transaction)) {
            return;
        } else {
            try {
                Optional<Sdp> offer = Bodies.sdp(request);
                Optional<String> description =
                        offer.isPresent() ? media().answer(offer.get()) : Optional.of(media().offer());
                if (description.isEmpty()) {
                    transaction.respond(488, localTag);
                    return;
                }
                within.refresh(request, transaction.source());
                accept(transaction, description.get(), offer.isEmpty());
                if (offer.isPresent()) tellAgreement();
            } catch (SipParseException e) {
                transaction.respond(e.where().equals("Content-Type") ? 415 : 400, localTag);
            }
        }
    }

    private void updated(ServerTransaction transaction, Dialog within) {
        SipRequest request = transaction.request();
        if (!isSupported(transaction)) return;
        try {
            Optional<Sdp> offer = Bodies.sdp(request);
            SipResponse response = capable(request.response(200, localTag));
            if (offer.isPresent() && media == null) {
                // an offer before the INVITE's own was answered (RFC 3311 §5.2)
                transaction.respond(500, localTag);
                return;
            }
            Optional<String> answer = offer.isPresent() ? media().answer(offer.get()) : Optional.of("");
            if (answer.isEmpty()) {
                transaction.respond(488, localTag);
                return;
            }
            within.refresh(request, transaction.source());
            response.headers().add("Contact", contact(transaction.source()));
            keepSession(request, response);
            if (offer.isPresent()) response.body("application/sdp", octets(answer.get()));
            else response.empty();
            transaction.respond(response);
            if (offer.isPresent()) tellAgreement();
        } catch (SipParseException e) {
            transaction.respond(400, localTag);
        }
    }

    private void informed(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        boolean isKey = request.bodyType().startsWith("application/dtmf");
        if (!isKey && request.body().length > 0) {
            transaction.respond(415, localTag);
            return;
        }
        transaction.respond(200, localTag);
        if (state == State.TALKING) Bodies.digit(request).ifPresent(user::digit);
    }

    /** Says yes to an INVITE, and says it again until the ACK comes (§13.3.1.4), since no transaction does. */
    final void accept(InviteServer transaction, String description, boolean isOffer) {
        SipRequest request = transaction.request();
        SipResponse response = capable(request.response(200, localTag));
        response.headers().addAll("Record-Route", request.headers()).add("Contact", contact(transaction.source()));
        keepSession(request, response);
        response.body("application/sdp", octets(description));
        transaction.respond(response);
        accepted = new Accepted(
                response.octets(), transaction.reply(), request.cseq().number(), isOffer);
    }

    final void acked(SipRequest ack) {
        if (accepted == null || ack.cseq().number() != accepted.number) return;
        boolean wasOffer = accepted.isOffer;
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

    /** Whether the message brings an answer to our offer that a call can be had on. */
    final boolean takesAnswer(SipMessage message) {
        try {
            Optional<Sdp> answer = Bodies.sdp(message);
            return answer.isPresent() && media().accept(answer.get());
        } catch (SipParseException e) {
            return false;
        }
    }

    final void tellAgreement() {
        Agreement agreement = media().agreed();
        if (agreement != null) user.agreed(agreement);
    }

    /** Whether we do all that the far end requires; if not, it has been told (§8.2.2.3). */
    final boolean isSupported(ServerTransaction transaction) {
        return Requirements.met(transaction, localTag);
    }

    /** Asks a far end that went silent whether it still knows the call; if it does not, or is gone, the call is over. */
    final void probe() {
        if (state != State.TALKING || probing || dialog == null || accepted != null) return;
        probing = true;
        agent.send(dialog.request("OPTIONS"), dialog.hop(), new ClientTransaction.User() {
            @Override
            public void response(SipResponse response) {
                if (response.isProvisional()) return;
                probing = false;
                if (response.status() == 481 || response.status() == 408) lost();
            }

            @Override
            public void failed() {
                probing = false;
                lost();
            }
        });
    }

    /** The far end is gone, as far as can be told: says BYE all the same. */
    final void lost() {
        if (state != State.TALKING) return;
        bye();
        over(EndCause.LOST);
    }

    /**
     * Session timers (RFC 4028): if the far end knows them and refreshes by itself, we hold it to that; a refresh that
     * stays away means that it is gone.
     */
    private void keepSession(SipRequest request, SipResponse response) {
        stopExpiry();
        String asked = request.headers().first("Session-Expires");
        if (asked == null || !request.headers().lists("Supported", "timer")) return;
        int semicolon = asked.indexOf(';');
        String number = (semicolon < 0 ? asked : asked.substring(0, semicolon)).strip();
        long seconds = Grammar.numberOr(number, 86_400, 0);
        boolean weShould = asked.toLowerCase(Locale.ROOT).contains("refresher=uas");
        if (seconds < SHORTEST_SESSION.toSeconds() || weShould) return;
        response.headers().add("Require", "timer").add("Session-Expires", seconds + ";refresher=uac");
        expiry = agent.after(Duration.ofSeconds(seconds - Math.min(32, seconds / 3)), this::lost);
    }

    private void stopExpiry() {
        if (expiry != null) expiry.cancel();
        expiry = null;
    }

    private void stopTimers() {
        stopExpiry();
        if (accepted != null && !byeWhenAcknowledged) {
            accepted.stop();
            accepted = null;
        }
    }

    abstract String contact(Flow towards);

    static SipResponse capable(SipResponse response) {
        response.headers().add("Allow", UserAgent.ALLOW).add("Supported", "timer");
        return response;
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A 2xx of ours that waits for its ACK. */
    private final class Accepted {
        final byte[] octets;
        final Flow reply;
        final long number;
        final boolean isOffer;
        private Duration interval = Timers.T1;
        private Cancel repeat;
        private final Cancel end;

        Accepted(byte[] octets, Flow reply, long number, boolean isOffer) {
            this.octets = octets;
            this.reply = reply;
            this.number = number;
            this.isOffer = isOffer;
            this.repeat = agent.after(interval, this::repeat);
            this.end = agent.after(Timers.PATIENCE, this::giveUp);
        }

        private void repeat() {
            agent.sendAgain(octets, reply);
            interval = Timers.next(interval);
            repeat = agent.after(interval, this::repeat);
        }

        private void giveUp() {
            stop();
            accepted = null;
            if (state == State.TALKING) lost();
            else if (byeWhenAcknowledged) bye();
        }

        void stop() {
            repeat.cancel();
            end.cancel();
        }
    }
}
