package org.firstline.calls.sip;

import java.time.Duration;
import org.firstline.base.Cancel;
import org.jspecify.annotations.Nullable;

/**
 * A provisional response of ours that the caller insists on hearing (RFC 3262): said again until its PRACK comes. A call
 * has one: we ring once. On the owner's thread.
 */
final class ReliableRinging {
    private final UserAgent agent;
    private final Runnable givenUp;
    private final long number;
    private boolean confirmed;
    private boolean isOffer;
    private long cseq;
    private byte @Nullable [] octets;
    private @Nullable Flow reply;
    private Duration interval = Timers.T1;
    private @Nullable Cancel repeat;
    private @Nullable Cancel end;

    /** @param givenUp after 32 s without a PRACK */
    ReliableRinging(UserAgent agent, Runnable givenUp) {
        this.agent = agent;
        this.givenUp = givenUp;
        // any below 2^31 (§3)
        this.number = 1 + agent.random(Integer.MAX_VALUE - 1);
    }

    /** @param description our offer; empty for none */
    void send(InviteServer invite, SipResponse response, String description) {
        isOffer = !description.isEmpty();
        response.headers().add("Require", "100rel").add("RSeq", Long.toString(number));
        if (isOffer) response.body("application/sdp", SipCall.octets(description));
        else response.empty();
        invite.respond(response);
        cseq = response.cseq().number();
        octets = response.octets();
        reply = invite.reply();
        repeat = agent.after(interval, this::repeat);
        end = agent.after(Timers.PATIENCE, () -> {
            stop();
            givenUp.run();
        });
    }

    private void repeat() {
        if (octets != null && reply != null) agent.sendAgain(octets, reply);
        // §3: it doubles without a ceiling
        interval = interval.multipliedBy(2);
        repeat = agent.after(interval, this::repeat);
    }

    /** Whether this PRACK is the one that is waited for; then the repeating ends. */
    boolean confirms(SipRequest prack) {
        String said = prack.headers().first("RAck");
        boolean ours = said != null && said.strip().replaceAll("\\s+", " ").equals(number + " " + cseq + " INVITE");
        if (!ours || confirmed) return false;
        confirmed = true;
        stop();
        return true;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    boolean isOffer() {
        return isOffer;
    }

    void stop() {
        if (repeat != null) repeat.cancel();
        if (end != null) end.cancel();
    }
}
