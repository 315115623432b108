package org.firstline.calls.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.firstline.base.Cancel;
import org.firstline.calls.EndCause;
import org.firstline.calls.rtp.Clip;
import org.firstline.calls.rtp.NoPortLeft;
import org.firstline.calls.rtp.RtpStats;
import org.firstline.calls.rtp.RtpStream;
import org.jspecify.annotations.Nullable;

/**
 * A simple telephone with one line: registers with digest, calls, is called, plays sound, presses keys. Made by {@link
 * SipPhones}; all on its owner's thread.
 */
public final class SipPhone {
    /** What the person at the phone notices. */
    public interface Listener {
        /** A registration was confirmed, or refused, or got no answer. */
        default void registered(SipPhone phone, boolean there) {}

        /** Somebody calls: {@link #answer} or {@link #hangUp}. The caller hears ringing already. */
        default void called(SipPhone phone, String number, String name) {}

        /** The other phone rings. */
        default void ringing(SipPhone phone) {}

        /** The call that was made or taken is connected. */
        default void connected(SipPhone phone) {}

        default void digit(SipPhone phone, char digit) {}

        default void ended(SipPhone phone, EndCause cause) {}
    }

    private static final int MAX_CHALLENGES = 2;

    private final SipPhones room;
    private final String user;
    private final @Nullable Credentials credentials;
    private final Listener listener;
    private @Nullable Registration registration;
    private @Nullable Talk talk;

    SipPhone(SipPhones room, String user, @Nullable Credentials credentials, Listener listener) {
        this.room = room;
        this.user = user;
        this.credentials = credentials;
        this.listener = listener;
    }

    public String user() {
        return user;
    }

    /** Whether it is in a call, or one is on its way. */
    public boolean isBusy() {
        return talk != null;
    }

    /** Registers, and again each time before what the registrar grants expires, until {@link #unregister}. */
    public void register(Duration expires) {
        if (registration != null) registration.stop();
        registration = new Registration(expires.toSeconds());
        room.reachable(this, true);
        registration.send(null);
    }

    public void unregister() {
        if (registration == null) return;
        room.reachable(this, false);
        registration.stop();
        registration.seconds = 0;
        registration.send(null);
    }

    /** Calls a number through the line. IllegalStateException when it is busy. */
    public void call(String number) {
        if (talk != null) throw new IllegalStateException(user + " is busy");
        var begun = new Talk();
        talk = begun;
        Flow flow = room.towardsServer();
        try {
            RtpStream stream = begun.open();
            var from = NameAddr.of("", room.serverUri(user));
            SipUri target = room.serverUri(number);
            begun.call = new CallOut(
                    room.agent(),
                    begun,
                    target,
                    flow,
                    from,
                    NameAddr.of("", target),
                    session(stream, flow),
                    credentials);
        } catch (NoPortLeft e) {
            room.agent().soon(() -> begun.ended(EndCause.FAILED, () -> {}));
        }
    }

    /** Takes the call that rings. */
    public void answer() {
        if (talk == null || !(talk.call instanceof CallIn in)) return;
        try {
            in.answer(session(talk.open(), in.source()));
            listener.connected(this);
        } catch (NoPortLeft e) {
            in.fail(503);
        }
    }

    /** Hangs up, refuses with "busy", or gives up calling; whichever fits. From now on it can be called again. */
    public void hangUp() {
        Talk over = talk;
        if (over == null || over.call == null) return;
        talk = null;
        over.call.hangUp(486);
    }

    /** Puts the other party on hold, or takes the call back. */
    public void hold(boolean on) {
        if (talk != null && talk.call != null) talk.call.offer(on ? Direction.SENDONLY : Direction.SENDRECV);
    }

    /** Asks the line to lead the other party to this number (a blind transfer); the answer is a matter of the wire. */
    public void transfer(String number) {
        if (talk != null && talk.call != null)
            Refer.ask(talk.call, NameAddr.of("", room.serverUri(number)).toString());
    }

    /** Presses a key, sent as a telephone event. */
    public void press(char digit) {
        stream().ifPresent(s -> s.sendDigit(digit));
    }

    /** Plays once; {@code done} runs on the owner's thread if it played to its end. */
    public void play(List<Clip> clips, Runnable done) {
        stream().ifPresent(s -> s.play(clips, () -> room.agent().soon(done)));
    }

    public void loop(Clip clip) {
        stream().ifPresent(s -> s.loop(clip));
    }

    /** How the sound of the call is; empty when there is none. */
    public Optional<RtpStats> stats() {
        return stream().map(RtpStream::stats);
    }

    private Optional<RtpStream> stream() {
        return talk == null ? Optional.empty() : Optional.ofNullable(talk.stream);
    }

    private SdpSession session(RtpStream stream, Flow flow) {
        return new SdpSession(
                room.agent().localAddress(flow),
                stream.port(),
                flow.address(),
                room.agent().sessionId());
    }

    void called(InviteServer invite, String tag) {
        if (talk != null) {
            invite.respond(486, tag);
            return;
        }
        var begun = new Talk();
        CallIn in = CallIn.begin(room.agent(), begun, invite, false, user);
        if (in == null) return;
        begun.call = in;
        talk = begun;
        in.ring();
        NameAddr caller = in.request().from();
        listener.called(this, caller.uri().userText(), caller.name());
    }

    /** The one call that the phone has. */
    private final class Talk implements CallUser {
        @Nullable
        SipCall call;

        @Nullable
        RtpStream stream;

        RtpStream open() throws NoPortLeft {
            RtpStream opened = room.openStream();
            opened.onDigit(digit -> room.agent().soon(() -> digit(digit)));
            stream = opened;
            return opened;
        }

        @Override
        public void ringing() {
            listener.ringing(SipPhone.this);
        }

        @Override
        public void answered() {
            listener.connected(SipPhone.this);
        }

        @Override
        public void agreed(Agreement agreement) {
            if (stream == null) return;
            stream.encrypt(agreement.ours(), agreement.theirs());
            stream.connect(agreement.remote(), agreement.law(), agreement.dtmf());
        }

        @Override
        public void digit(char digit) {
            if (talk == this) listener.digit(SipPhone.this, digit);
        }

        @Override
        public void ended(EndCause cause, Runnable acknowledge) {
            acknowledge.run();
            if (stream != null) stream.close();
            if (talk == this) talk = null;
            listener.ended(SipPhone.this, cause);
        }
    }

    /** One series of REGISTER requests with one Call-ID (RFC 3261 §10.2). */
    private final class Registration implements ClientTransaction.User {
        private final String callId = room.agent().id();
        private final String tag = room.agent().id();
        private long seconds;
        private long cseq;
        private int challenges;
        private boolean stopped;
        private @Nullable Cancel refresh;

        Registration(long seconds) {
            this.seconds = seconds;
        }

        void stop() {
            stopped = true;
            if (refresh != null) refresh.cancel();
        }

        void send(@Nullable String authorization) {
            Flow flow = room.towardsServer();
            SipUri account = room.serverUri(user);
            String address = NameAddr.of("", account).toString();
            var headers = new Headers().add("Max-Forwards", "70").add("From", address + ";tag=" + tag);
            headers.add("To", address).add("Call-ID", callId).add("CSeq", ++cseq + " REGISTER");
            headers.add("Contact", room.agent().contact(SipUri.escapeUser(user), flow))
                    .add("Expires", Long.toString(seconds));
            if (authorization != null) headers.add("Authorization", authorization);
            room.agent().send(new SipRequest("REGISTER", registrar(), headers), flow, this);
        }

        private String registrar() {
            SipUri uri = room.serverUri("");
            return uri.toString();
        }

        @Override
        public void response(SipResponse response) {
            if (response.isProvisional()) return;
            if (response.isSuccess()) {
                challenges = 0;
                if (!stopped)
                    refresh = room.agent()
                            .after(Duration.ofSeconds(Math.max(1, granted(response) * 2 / 3)), () -> send(null));
                listener.registered(SipPhone.this, seconds > 0);
                return;
            }
            boolean asked = response.status() == 401 || response.status() == 407;
            if (asked && credentials != null && ++challenges <= MAX_CHALLENGES) {
                String answer = credentials.answer(
                        response, "REGISTER", registrar(), room.agent().id());
                if (answer != null) {
                    send(answer);
                    return;
                }
            }
            listener.registered(SipPhone.this, false);
        }

        /** What the registrar gives, which may be less than was asked for (§10.2.4); the shortest, of several contacts. */
        private long granted(SipResponse response) {
            long granted = seconds;
            for (String contact : response.headers().values("Contact")) {
                try {
                    String own = NameAddr.parse("Contact", contact).params().get("expires");
                    if (own != null) granted = Math.min(granted, Grammar.numberOr(own, Integer.MAX_VALUE, seconds));
                } catch (SipParseException e) {
                    // not one of ours
                }
            }
            return granted;
        }

        @Override
        public void failed() {
            if (!stopped) refresh = room.agent().after(Duration.ofSeconds(5), () -> send(null));
            listener.registered(SipPhone.this, false);
        }
    }
}
