package org.firstline.calls.sip;

import java.time.Duration;
import org.firstline.base.Cancel;

/** A 2xx of ours to an INVITE, said again until the ACK comes (RFC 3261 §13.3.1.4), since no transaction does. */
final class Acceptance {
    private final UserAgent agent;
    private final byte[] octets;
    private final Flow reply;
    private final long number;
    private final boolean isOffer;
    private final Runnable givenUp;
    private final Cancel end;
    private Duration interval = Timers.T1;
    private Cancel repeat;

    /**
     * Of a response that has just been sent.
     *
     * @param isOffer the ACK must bring the answer to it
     * @param givenUp after 32 s without an ACK
     */
    Acceptance(UserAgent agent, SipResponse response, Flow reply, boolean isOffer, Runnable givenUp) {
        this.agent = agent;
        this.octets = response.octets();
        this.reply = reply;
        this.number = response.cseq().number();
        this.isOffer = isOffer;
        this.givenUp = givenUp;
        this.repeat = agent.after(interval, this::repeat);
        this.end = agent.after(Timers.PATIENCE, this::giveUp);
    }

    boolean isOf(SipRequest ack) {
        return ack.cseq().number() == number;
    }

    boolean isOffer() {
        return isOffer;
    }

    private void repeat() {
        agent.sendAgain(octets, reply);
        interval = Timers.next(interval);
        repeat = agent.after(interval, this::repeat);
    }

    private void giveUp() {
        stop();
        givenUp.run();
    }

    void stop() {
        repeat.cancel();
        end.cancel();
    }
}
