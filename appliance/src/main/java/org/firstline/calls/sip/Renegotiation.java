package org.firstline.calls.sip;

import java.time.Duration;
import java.util.Optional;
import org.firstline.base.Cancel;
import org.firstline.calls.EndCause;
import org.jspecify.annotations.Nullable;

/**
 * What is said within an answered call about its session: re-INVITE and UPDATE, theirs and ours (RFC 3261 §14, RFC 3311,
 * RFC 6141, RFC 6337). One of ours is under way at a time; where both ends begin at once each says 491, and tries again
 * when the other has had its turn. On the owner's thread.
 */
final class Renegotiation {
    /** Tries of one change of ours, glare and challenges among them. */
    private static final int MAX_TRIES = 8;

    private final SipCall call;
    private final UserAgent agent;
    private @Nullable Ours pending;
    private @Nullable Direction wanted;
    private @Nullable Cancel retry;
    private int tries;

    Renegotiation(SipCall call) {
        this.call = call;
        this.agent = call.agent;
    }

    /** Their re-INVITE: a new offer, or a question for ours. */
    void invited(InviteServer transaction, Dialog dialog) {
        SipRequest request = transaction.request();
        if (call.state() == SipCall.State.OVER) {
            transaction.respond(481, call.localTag());
        } else if (call.state() == SipCall.State.EARLY && !call.ownsCallId()) {
            overlap(transaction);
        } else if (call.state() == SipCall.State.EARLY
                || call.awaitsAnswer()
                || pending != null && (pending.isInvite() || pending.isOffer)) {
            glare(transaction);
        } else if (Requirements.met(transaction, call.localTag())
                && SessionTimer.admits(agent, transaction, call.localTag())) {
            take(transaction, request, dialog);
        }
    }

    private void take(InviteServer transaction, SipRequest request, Dialog dialog) {
        try {
            Optional<Sdp> offer = Bodies.sdp(request);
            Optional<String> description = offer.isPresent()
                    ? call.media().answer(offer.get())
                    : Optional.of(call.media().offer());
            if (description.isEmpty()) {
                transaction.respond(488, call.localTag());
                return;
            }
            dialog.refresh(request, transaction.source());
            call.accept(transaction, description.get(), offer.isEmpty());
            if (offer.isPresent()) call.tellAgreement();
        } catch (SipParseException e) {
            refuse(transaction, e);
        }
    }

    /** Their UPDATE: a new offer, or a sign of life. */
    void updated(ServerTransaction transaction, Dialog dialog) {
        SipRequest request = transaction.request();
        if (!Requirements.met(transaction, call.localTag())) return;
        try {
            Optional<Sdp> offer = Bodies.sdp(request);
            if (call.state() == SipCall.State.OVER) {
                transaction.respond(481, call.localTag());
            } else if (offer.isPresent() && call.awaitsAnswer() || offer.isPresent() && isOfferPending()) {
                glare(transaction);
            } else if (offer.isPresent() && !call.hasAnswered()) {
                overlap(transaction);
            } else if (SessionTimer.admits(agent, transaction, call.localTag())) {
                answer(transaction, offer, dialog);
            }
        } catch (SipParseException e) {
            refuse(transaction, e);
        }
    }

    private void answer(ServerTransaction transaction, Optional<Sdp> offer, Dialog dialog) throws SipParseException {
        SipRequest request = transaction.request();
        SipResponse response = SipCall.capable(request.response(200, call.localTag()));
        Optional<String> answer = offer.isPresent() ? call.media().answer(offer.get()) : Optional.of("");
        if (answer.isEmpty()) {
            transaction.respond(488, call.localTag());
            return;
        }
        dialog.refresh(request, transaction.source());
        response.headers().add("Contact", call.contact(transaction.source()));
        if (call.state() == SipCall.State.TALKING) call.timer().choose(request, response);
        if (offer.isPresent()) response.body("application/sdp", SipCall.octets(answer.get()));
        else response.empty();
        transaction.respond(response);
        if (offer.isPresent()) call.tellAgreement();
    }

    private void refuse(ServerTransaction transaction, SipParseException why) {
        transaction.respond(why.where().equals("Content-Type") ? 415 : 400, call.localTag());
    }

    private boolean isOfferPending() {
        return pending != null && pending.isOffer;
    }

    private void glare(ServerTransaction transaction) {
        agent.counters().glare();
        transaction.respond(491, call.localTag());
    }

    /** §14.2: an offer while an earlier one of theirs has no answer yet. */
    private void overlap(ServerTransaction transaction) {
        SipResponse response = transaction.request().response(500, call.localTag());
        response.headers().add("Retry-After", Integer.toString(agent.random(11)));
        transaction.respond(response.empty());
    }

    /** Offers to send, to hear, or neither (hold and resume), as soon as nothing else of ours is under way. */
    void offer(Direction direction) {
        wanted = direction;
        tries = 0;
        next();
    }

    /** Keeps the call alive: an UPDATE where the far end knows it, else the same description again. */
    void refresh() {
        if (pending != null || retry != null || call.state() != SipCall.State.TALKING) return;
        tries = 0;
        send();
    }

    private void next() {
        if (wanted != null && pending == null && retry == null) send();
    }

    private void send() {
        Dialog dialog = call.dialog();
        if (call.state() != SipCall.State.TALKING || dialog == null) return;
        if (call.isUnacknowledged()) {
            // before its ACK the far end may not know that the call stands
            retryAfter(Timers.T1);
            return;
        }
        boolean plain = wanted == null && dialog.takesUpdates();
        String description = plain
                ? ""
                : wanted == null ? call.media().again() : call.media().offer(wanted);
        pending = new Ours(dialog, description, wanted);
        wanted = null;
        pending.send(null);
    }

    private void retryAfter(Duration wait) {
        retry = agent.after(wait, () -> {
            retry = null;
            send();
        });
    }

    void stop() {
        if (retry != null) retry.cancel();
        retry = null;
    }

    /** One request of ours, until its final response. */
    private final class Ours implements ClientTransaction.User {
        private final Dialog dialog;
        private final String description;
        private final @Nullable Direction asked;
        final boolean isOffer;
        private String header = "";
        private long number;
        private byte @Nullable [] ack;

        /**
         * @param description empty for an UPDATE without one
         * @param asked what it is to change; null for a refresh
         */
        Ours(Dialog dialog, String description, @Nullable Direction asked) {
            this.asked = asked;
            this.dialog = dialog;
            this.description = description;
            this.isOffer = !description.isEmpty();
        }

        boolean isInvite() {
            return isOffer;
        }

        void send(@Nullable String authorization) {
            tries++;
            String method = isInvite() ? "INVITE" : "UPDATE";
            SipRequest request = dialog.request(method);
            request.headers().add("Contact", call.contact(dialog.hop())).add("Allow", UserAgent.ALLOW);
            request.headers().add("Supported", UserAgent.SUPPORTED);
            if (authorization != null) request.headers().add(header, authorization);
            call.timer().ask(request.headers());
            if (isOffer) request.body("application/sdp", SipCall.octets(description));
            agent.send(request, dialog.hop(), this);
            number = request.cseq().number();
        }

        @Override
        public void response(SipResponse response) {
            if (response.isProvisional()) return;
            if (response.isSuccess() && isInvite() && acknowledged()) return;
            if (pending == this) pending = null;
            if (call.state() != SipCall.State.TALKING) return;
            if (response.isSuccess()) succeeded(response);
            else refused(response);
            next();
        }

        /** Every 2xx to an INVITE is acknowledged, a repeated one again; true for that. */
        private boolean acknowledged() {
            if (ack != null) {
                agent.sendAgain(ack, dialog.hop());
                return true;
            }
            ack = agent.sendAck(dialog.ack(number), dialog.hop());
            return false;
        }

        private void succeeded(SipResponse response) {
            dialog.refresh(response);
            call.timer().agreed(response);
            if (!isOffer) return;
            if (call.takesAnswer(response)) {
                call.tellAgreement();
            } else {
                call.bye();
                call.over(EndCause.FAILED);
            }
        }

        private void refused(SipResponse response) {
            int status = response.status();
            if (status == 481 || status == 408) {
                call.lost();
            } else if (status == 491 && tries < MAX_TRIES) {
                // §14.1: whoever made the Call-ID waits longer, in steps of 10 ms
                int steps = call.ownsCallId() ? 210 + agent.random(191) : agent.random(201);
                again(Duration.ofMillis(steps * 10L));
            } else if (status == 500 && response.headers().has("Retry-After") && tries < MAX_TRIES) {
                again(Duration.ofSeconds(1 + agent.random(10)));
            } else if (status == 422 && tries < MAX_TRIES && call.timer().raise(response)) {
                sendAgain(null);
            } else if ((status == 401 || status == 407) && tries < MAX_TRIES && answered(response)) {
                return;
            } else {
                // the session stays as it was
                call.timer().failed();
            }
        }

        private boolean answered(SipResponse challenge) {
            String answer = call.authorization(challenge, isInvite() ? "INVITE" : "UPDATE", dialog);
            if (answer == null) return false;
            header = Credentials.header(challenge.status());
            sendAgain(answer);
            return true;
        }

        private void sendAgain(@Nullable String authorization) {
            pending = this;
            ack = null;
            send(authorization);
        }

        private void again(Duration wait) {
            agent.counters().glare();
            if (wanted == null) wanted = asked;
            retryAfter(wait);
        }

        @Override
        public void failed() {
            if (pending == this) pending = null;
            call.lost();
        }
    }
}
