package org.firstline.calls.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.firstline.calls.Conference;
import org.firstline.calls.EndCause;
import org.firstline.calls.HangUp;
import org.firstline.calls.Leg;
import org.firstline.calls.Referral;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.NoPortLeft;
import org.firstline.calls.rtp.Part;
import org.firstline.calls.rtp.RtpStats;
import org.firstline.calls.rtp.RtpStream;
import org.firstline.calls.rtp.Tape;
import org.jspecify.annotations.Nullable;

/** A SIP call joined to its sound, as the switchboard knows it. */
final class SipLeg implements Leg, CallUser {
    private static final int HOLD_PATIENCE = 20;

    private final SipLine line;
    private final String id;
    private final boolean fromTrunk;
    private final String from;
    private final String to;
    private @Nullable SipCall call;
    private @Nullable String extension;
    private @Nullable RtpStream stream;
    private @Nullable Instant connectedAt;
    /** The trunk that carries it, or carried it last. */
    private @Nullable Trunk trunk;

    private @Nullable TrunkCall attempts;
    private volatile String trunkName = "";
    private boolean onHold;
    private volatile String flow = "";
    private boolean over;

    SipLeg(SipLine line, String id, boolean fromTrunk, String from, String to) {
        this.line = line;
        this.id = id;
        this.fromTrunk = fromTrunk;
        this.from = from;
        this.to = to;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean fromTrunk() {
        return fromTrunk;
    }

    @Override
    public String from() {
        return from;
    }

    @Override
    public String to() {
        return to;
    }

    @Override
    public String trunk() {
        return trunkName;
    }

    @Override
    public String flow() {
        return flow;
    }

    /** From now on it takes a channel of this trunk; of none after its end. */
    void over(@Nullable Trunk next) {
        if (trunk != null) trunk.release();
        trunk = next;
        if (next == null) return;
        trunkName = next.settings().name();
        if (fromTrunk) flow = next.settings().flowOf(to);
        next.take();
    }

    void attempts(TrunkCall made) {
        attempts = made;
    }

    void call(SipCall made) {
        if (call == null) extension = made instanceof CallIn ? from : to;
        call = made;
    }

    /** The phone's extension; null where the other end is not a phone of the house. */
    @Nullable
    String phone() {
        if (fromTrunk || !trunkName.isEmpty()) return null;
        return extension;
    }

    /**
     * The same person goes on at another phone (INVITE with Replaces, RFC 3891 §3): the leg stays, its call is another.
     * What rang is answered by this.
     */
    void moveTo(CallIn taken) {
        SipCall old = call;
        boolean rang = old instanceof CallOut && old.state() == SipCall.State.EARLY;
        try {
            if (stream == null) openStream();
            call = taken;
            taken.answer(session(Objects.requireNonNull(stream), taken));
        } catch (NoPortLeft e) {
            taken.fail(503);
            return;
        }
        if (old != null) {
            line.forget(old);
            old.dismiss();
        }
        if (rang) line.soon(this::answered);
    }

    /** The port that our offer or answer names. */
    RtpStream openStream() throws NoPortLeft {
        var opened = line.openStream();
        opened.onDigit(digit -> line.soon(() -> digit(digit)));
        stream = opened;
        return opened;
    }

    @Override
    public void ring() {
        if (!(call instanceof CallIn in)) return;
        if (!in.ringsWithOffer() || stream != null) {
            in.ring();
            return;
        }
        try {
            in.ring(session(openStream(), in));
        } catch (NoPortLeft e) {
            in.fail(503);
        }
    }

    @Override
    public void answer() {
        if (!(call instanceof CallIn in) || in.state() != SipCall.State.EARLY) return;
        try {
            // a stream that is there was offered while it rang
            in.answer(stream == null ? session(openStream(), in) : in.media());
            connectedAt = line.now();
        } catch (NoPortLeft e) {
            in.fail(503);
        }
    }

    private SdpSession session(RtpStream sound, CallIn in) {
        return fromTrunk ? line.session(sound, in.source()) : line.phoneSession(sound, in.source());
    }

    @Override
    public void hangUp(HangUp why) {
        if (call != null) call.hangUp(status(why));
        closeStream();
    }

    static int status(HangUp why) {
        return switch (why) {
            case NORMAL, UNAVAILABLE -> 480;
            case BUSY -> 486;
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case DECLINED -> 603;
            case OVERLOADED -> 503;
        };
    }

    @Override
    public void play(List<Clip> clips, Runnable done) {
        if (stream != null)
            stream.play(
                    clips,
                    () -> line.soon(() -> {
                        if (!over) done.run();
                    }));
    }

    @Override
    public void loop(Clip music) {
        if (stream != null) stream.loop(music);
    }

    @Override
    public void stop() {
        if (stream != null) stream.stop();
    }

    @Override
    public void bridge(Leg other) {
        if (stream != null && other instanceof SipLeg leg && leg.stream != null) stream.bridge(leg.stream);
    }

    @Override
    public void unbridge() {
        if (stream != null) stream.unbridge();
    }

    @Override
    public void trying() {
        if (attempts != null) attempts.trying();
    }

    @Override
    public void join(Conference conference, Part as) {
        if (stream != null && conference instanceof SipLine.Room room) stream.join(room.mixer(), as);
    }

    @Override
    public void mute(boolean on) {
        if (stream != null) stream.mute(on);
    }

    @Override
    public void sendDigit(char digit) {
        if (stream != null) stream.sendDigit(digit);
    }

    @Override
    public void record(@Nullable Tape onto) {
        if (stream != null) stream.record(onto);
    }

    @Override
    public void ringing() {
        if (attempts != null) attempts.progress();
        line.listener().ringing(this);
    }

    @Override
    public void early() {
        if (attempts != null) attempts.progress();
        line.listener().early(this);
    }

    @Override
    public void referred(Referral wish) {
        boolean mayAsk = phone() != null;
        if (wish instanceof Refer refer && refer.replacedCall() != null) {
            // only a call of her own can take the place of her call
            boolean hers =
                    wish.replaced() instanceof SipLeg other && other != this && Objects.equals(phone(), other.phone());
            mayAsk &= hers;
        }
        if (mayAsk) line.listener().transferAsked(this, wish);
        else wish.refuse(HangUp.FORBIDDEN);
    }

    @Override
    public void answered() {
        if (attempts != null) attempts.progress();
        connectedAt = line.now();
        line.listener().answered(this);
    }

    @Override
    public void agreed(Agreement agreement) {
        if (stream != null) {
            stream.encrypt(agreement.ours(), agreement.theirs());
            stream.connect(agreement.remote(), agreement.law(), agreement.dtmf());
        }
        if (call != null) line.keep(call);
        if (agreement.held() == onHold) return;
        onHold = agreement.held();
        boolean now = onHold;
        line.soon(() -> {
            if (!over) line.listener().held(this, now);
        });
    }

    @Override
    public void digit(char digit) {
        boolean talking = call != null && call.state() == SipCall.State.TALKING;
        if (talking) line.listener().digit(this, digit);
    }

    @Override
    public void ended(EndCause cause, Runnable acknowledge) {
        if (over || attempts != null && attempts.goesOn(cause)) return;
        over = true;
        closeStream();
        over(null);
        line.ended(this, call);
        line.listener().ended(this, cause, acknowledge);
    }

    /**
     * Asks a far end that has not been heard for this long whether it is still there, and gives up one that was heard
     * before and then fell silent for longer than the limit: whoever lost its BYE would talk to nobody for ever.
     *
     * @param limit zero for none; on hold it is {@value #HOLD_PATIENCE} times as long
     */
    void lookForSilence(Duration silence, Duration limit, Instant now) {
        if (stream == null || call == null || connectedAt == null) return;
        Duration unheard = stream.stats().sinceHeard();
        Duration patience = onHold ? limit.multipliedBy(HOLD_PATIENCE) : limit;
        if (unheard != null && !limit.isZero() && unheard.compareTo(patience) > 0) call.lost();
        else if (connectedAt.plus(silence).isBefore(now) && (unheard == null || unheard.compareTo(silence) > 0))
            call.probe();
    }

    /** How the sound is; null when there is none. */
    @Nullable
    RtpStats sound() {
        return stream == null ? null : stream.stats();
    }

    private void closeStream() {
        if (stream != null) stream.close();
        stream = null;
    }
}
