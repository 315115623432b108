package org.firstline.calls.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sound of one leg of a call: a UDP port, and what is sent and heard on it. The verbs may be called from any
 * thread; they return at once and take effect on the pump's thread within a millisecond or two, in the order of the
 * calls. Once connected, fifty packets a second go out, silence included unless it is a bridge's (see {@link RtpOut}). After
 * {@link #close}
 * every verb does nothing.
 */
public final class RtpStream implements AutoCloseable {
    private final RtpPump pump;
    private final RtpPorts.Pair ports;
    private final RtpIn in;
    private final RtpOut out;
    private final Rtcp rtcp;
    private final RtcpPort reports;

    private @Nullable Srtp decryption;
    private @Nullable Srtp encryption;
    private @Nullable RtpStream peer;
    private @Nullable Mixer mixer;
    private @Nullable Playout voice;
    private @Nullable Tape tape;
    private @Nullable InetSocketAddress target;
    private boolean closed;

    RtpStream(
            RtpPump pump,
            RtpPorts.Pair ports,
            SilentSockets silent,
            ByteBuffer reading,
            ByteBuffer writing,
            RtpPacket packet) {
        this.pump = pump;
        this.ports = ports;
        this.in = new RtpIn(ports.rtp(), silent, reading, packet);
        this.out = new RtpOut(ports.rtp(), writing);
        this.rtcp = new Rtcp(out.ssrc);
        this.reports = new RtcpPort(ports.rtcp(), reading, writing, out, in.reception, rtcp);
    }

    /** The even UDP port to offer in SDP; RTCP is on the next. */
    public int port() {
        return ports.port();
    }

    /**
     * What the far end's SDP says; again when it says something new. Port 0 or the wildcard address (the old way to
     * hold) stops sending. Packets that really come from elsewhere are answered there (symmetric RTP).
     *
     * @param dtmfPayloadType of telephone-event, both ways; -1 when the far end has none
     */
    public void connect(InetSocketAddress remote, Law law, int dtmfPayloadType) {
        if (remote.isUnresolved()) throw new IllegalArgumentException(remote + " is not resolved");
        soon(() -> {
            out.connect(law, dtmfPayloadType);
            in.expect(remote, dtmfPayloadType);
            boolean nowhere = remote.getPort() == 0 || remote.getAddress().isAnyLocalAddress();
            InetSocketAddress source = in.source();
            aim(nowhere ? null : source == null ? remote : source);
        });
    }

    /**
     * Encrypts what is sent and takes nothing that is not encrypted (SRTP and SRTCP), from now on. Said again with a key
     * that it had, the row of packets under that key goes on.
     *
     * @param ours of what is sent; null, like {@code theirs}, for plain RTP
     */
    public void encrypt(@Nullable SrtpKey ours, @Nullable SrtpKey theirs) {
        soon(() -> {
            encryption = keyed(encryption, ours);
            decryption = keyed(decryption, theirs);
            in.decrypt(decryption);
            out.encrypt(encryption);
            reports.encrypt(encryption, decryption);
        });
    }

    private static @Nullable Srtp keyed(@Nullable Srtp now, @Nullable SrtpKey key) {
        if (key == null) return null;
        return now != null && now.isUnder(key) ? now : new Srtp(key);
    }

    /**
     * Plays the clips once, in place of whatever is playing and of the bridge's voice, as soon as the stream is
     * connected. {@code done} is called on the pump's thread when they were played to their end, and only then.
     */
    public void play(List<Clip> clips, Runnable done) {
        Playlist playlist = Playlist.once(clips, done);
        soon(() -> out.play(playlist));
    }

    /** Plays the clip from its beginning, round and round, in place of whatever is playing. */
    public void loop(Clip music) {
        Playlist playlist = Playlist.endless(music);
        soon(() -> out.play(playlist));
    }

    /** Nothing is played any more: silence, or the bridge's voice. */
    public void stop() {
        soon(() -> out.play(null));
    }

    /**
     * Joins the two voices, and stops what plays on either side. Each packet goes on as it arrives, translated when
     * the laws differ, telephone events too when the other side knows them. A stream has one bridge; an earlier one,
     * of either side, ends.
     */
    public void bridge(RtpStream other) {
        if (other == this) throw new IllegalArgumentException("a stream can't be bridged to itself");
        if (other.pump != pump) throw new IllegalArgumentException("both streams of a bridge live in one pump");
        soon(() -> {
            if (other.closed) return;
            if (peer != other) {
                part();
                other.part();
                joinTo(other);
                other.joinTo(this);
            }
            out.play(null);
            other.out.play(null);
        });
    }

    /** Ends the bridge for both of its sides, or leaves the mixer; who is alone then sends silence. */
    public void unbridge() {
        soon(this::part);
    }

    /** Takes part in a mixer of the same pump instead of a bridge, and stops what plays; again to change the part. */
    public void join(Mixer room, Part as) {
        Playout fresh = new Playout();
        soon(() -> {
            if (mixer != room) part();
            if (!room.add(this, as)) return;
            if (mixer == null) hearAs(fresh);
            mixer = room;
            out.play(null);
            out.bridgeChanged();
        });
    }

    /** Nobody hears this side any more, or everybody does again. Its keys still reach their listener. */
    public void mute(boolean on) {
        soon(() -> in.mute(on));
    }

    /** Records both directions from now on; null ends it. */
    public void record(@Nullable Tape onto) {
        soon(() -> {
            tape = onto;
            in.tape(onto);
            out.tape(onto);
        });
    }

    /** Who hears this side's keys, bridged or not; one listener, the last one given. */
    public void onDigit(DigitListener digitListener) {
        in.onDigit(digitListener);
    }

    /** Sends a key as a telephone event, after those that wait; nothing when the far end has no such events. */
    public void sendDigit(char digit) {
        if (DigitDetector.DIGITS.indexOf(digit) < 0) throw new IllegalArgumentException("not a key: " + digit);
        soon(() -> out.sendDigit(digit));
    }

    public RtpStats stats() {
        return new RtpStats(
                in.heard(),
                out.packets(),
                out.unsent(),
                in.reception.lost(),
                in.strangers(),
                in.reception.jitter() / (Clip.RATE / 1000.0),
                in.sinceHeard(),
                rtcp.farLoss(),
                rtcp.farJitterMillis(),
                rtcp.roundTripMillis());
    }

    /** Ends bridge and sound, says BYE in RTCP and gives the port back. */
    @Override
    public void close() {
        pump.soon(() -> {
            if (closed) return;
            shut();
            pump.remove(this, ports.port());
        });
    }

    /** On the pump's thread: sockets go, the pump's books are its own affair. */
    void shut() {
        closed = true;
        part();
        reports.sayBye();
        RtpPorts.close(ports.rtp());
        RtpPorts.close(ports.rtcp());
    }

    /** Each 20 ms on the pump's thread. */
    void tick(long now, long nanos) {
        in.tick(now, nanos);
        follow();
        out.tick(now, peer != null, mixer != null);
        if (tape != null) tape.tick();
        reports.tick(now, nanos);
    }

    /** As {@link RtpIn#isDue}. */
    boolean isDue(long now) {
        return in.isDue(now);
    }

    /** On the pump's thread, when a packet {@link #isDue} between two ticks. */
    void read(long now, long nanos) {
        in.read(now, nanos);
        follow();
    }

    /** Answers go where packets come from, unless the far end wants none. */
    private void follow() {
        InetSocketAddress source = in.source();
        if (target != null && source != null && source != target && !source.equals(target)) aim(source);
    }

    /** This side's next 20 ms, for the mixer. */
    void takeVoice(short[] frame) {
        if (voice != null) voice.take(frame);
    }

    void sendMixed(short[] frame, long now) {
        out.mixed(frame, now);
    }

    private void aim(@Nullable InetSocketAddress address) {
        target = address;
        out.sendTo(address);
        reports.sendTo(address);
    }

    private void joinTo(RtpStream other) {
        peer = other;
        in.relayTo(other.out);
        out.bridgeChanged();
    }

    private void hearAs(@Nullable Playout samples) {
        voice = samples;
        in.voice(samples);
    }

    private void part() {
        if (mixer != null) {
            mixer.remove(this);
            mixer = null;
            hearAs(null);
            out.bridgeChanged();
        }
        RtpStream other = peer;
        if (other == null) return;
        endBridge();
        other.endBridge();
    }

    private void endBridge() {
        peer = null;
        in.relayTo(null);
        out.bridgeChanged();
    }

    private void soon(Runnable verb) {
        pump.soon(() -> {
            if (!closed) verb.run();
        });
    }
}
