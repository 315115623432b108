package org.firstline.calls.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound of one leg of a call: a UDP port, and what is sent and heard on it. The verbs may be called from any
 * thread; they return at once and take effect on the pump's thread within a millisecond or two, in the order of the
 * calls. Once connected, fifty packets a second go out, silence included (see {@link RtpOut}). After {@link #close}
 * every verb does nothing.
 */
public final class RtpStream implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RtpStream.class);

    /** More in one reading wait for the next, in the socket's buffer, which drops what a flood puts on top. */
    private static final int MAX_READ = 50;

    /** Readings of which one takes all that has arrived. */
    private static final int DRAINED_EACH = 8;

    /** Between two packets of most phones; longer ones are looked for as often as these. */
    private static final int FRAME_MILLIS = 20;

    private static final long REPORT_MILLIS = 5000;
    private static final int COMFORT_NOISE = 13;

    private final RtpPump pump;
    private final RtpPorts.Pair ports;
    private final ByteBuffer in;
    private final ByteBuffer buffer;
    private final RtpPacket packet;
    private final RtpOut out;
    private final Rtcp rtcp;
    private final SourceLock lock = new SourceLock();
    private final Reception reception = new Reception();
    private final DigitDetector detector = new DigitDetector();

    private volatile @Nullable DigitListener listener;
    private int digitType = -1;
    private @Nullable Srtp decryption;
    private @Nullable Srtp encryption;
    private @Nullable RtpStream peer;
    private @Nullable Mixer mixer;
    private @Nullable Playout voice;
    private @Nullable Tape tape;
    private boolean muted;
    private @Nullable InetSocketAddress target;
    private @Nullable InetSocketAddress rtcpTarget;
    private long nextReport;
    private boolean closed;
    private boolean tied;
    private int readings;
    private long tookAt;
    private int frameMillis = FRAME_MILLIS;

    private volatile long heard;
    private volatile long heardAt;
    private volatile long strangers;

    RtpStream(RtpPump pump, RtpPorts.Pair ports, ByteBuffer in, ByteBuffer out, RtpPacket packet) {
        this.pump = pump;
        this.ports = ports;
        this.in = in;
        this.buffer = out;
        this.packet = packet;
        this.out = new RtpOut(ports.rtp(), out);
        this.rtcp = new Rtcp(this.out.ssrc);
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
            digitType = dtmfPayloadType;
            lock.expect(remote);
            if (tied && !lock.isAsSignalled()) untie();
            boolean nowhere = remote.getPort() == 0 || remote.getAddress().isAnyLocalAddress();
            SocketAddress locked = lock.locked();
            aim(nowhere ? null : locked == null ? remote : (InetSocketAddress) locked);
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
            out.encrypt(encryption);
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
                peer = other;
                other.peer = this;
                out.bridgeChanged();
                other.out.bridgeChanged();
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
            if (mixer == null) voice = fresh;
            mixer = room;
            out.play(null);
            out.bridgeChanged();
        });
    }

    /** Nobody hears this side any more, or everybody does again. Its keys still reach their listener. */
    public void mute(boolean on) {
        soon(() -> muted = on);
    }

    /** Records both directions from now on; null ends it. */
    public void record(@Nullable Tape onto) {
        soon(() -> {
            tape = onto;
            out.tape(onto);
        });
    }

    /** Who hears this side's keys, bridged or not; one listener, the last one given. */
    public void onDigit(DigitListener digitListener) {
        listener = digitListener;
    }

    /** Sends a key as a telephone event, after those that wait; nothing when the far end has no such events. */
    public void sendDigit(char digit) {
        if (DigitDetector.DIGITS.indexOf(digit) < 0) throw new IllegalArgumentException("not a key: " + digit);
        soon(() -> out.sendDigit(digit));
    }

    public RtpStats stats() {
        long count = heard;
        return new RtpStats(
                count,
                out.packets(),
                out.unsent(),
                reception.lost(),
                strangers,
                reception.jitter() / (Clip.RATE / 1000.0),
                count == 0 ? null : Duration.ofNanos(System.nanoTime() - heardAt),
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
        if (rtcpTarget != null) {
            Rtcp.writeBye(buffer, out.ssrc);
            send(ports.rtcp(), rtcpTarget);
        }
        RtpPorts.close(ports.rtp());
        RtpPorts.close(ports.rtcp());
    }

    boolean isBridged() {
        return peer != null;
    }

    /** Each 20 ms on the pump's thread. */
    void tick(long now, long nanos) {
        if (tied && lock.isQuiet(now)) untie();
        if (!isBridged() || isDue(now)) read(now, nanos);
        out.tick(now, peer != null, mixer != null);
        if (tape != null) tape.tick();
        if (rtcpTarget != null && now >= nextReport) {
            nextReport = now + REPORT_MILLIS;
            report(now, nanos);
        }
    }

    /**
     * Takes what has arrived, on the pump's thread; more often than each 20 ms while bridged. Where nobody needs the sound
     * as samples it stops at the first packet of the far end's, and looks for more only now and then: asking a socket that
     * is empty costs as much as reading from one that is not.
     */
    void read(long now, long nanos) {
        boolean all = voice != null || tape != null || ++readings % DRAINED_EACH == 0;
        for (int i = 0; i < MAX_READ; i++) {
            SocketAddress from = receive(ports.rtp());
            if (from == null) {
                if (!tied && lock.isAsSignalled() && !lock.isQuiet(now)) tie();
                return;
            }
            if (!take(from, now, nanos)) continue;
            tookAt = now;
            if (!all) return;
        }
    }

    /**
     * Ties the socket to the far end, which spares the kernel the search for a route with each packet, and keeps all others
     * out. Only when nothing is left to read, since what waits is thrown away.
     */
    private void tie() {
        try {
            ports.rtp().connect(lock.locked());
            tied = true;
        } catch (IOException e) {
            // it goes on as it was, and is tried again
        }
    }

    private void untie() {
        try {
            ports.rtp().disconnect();
            tied = false;
        } catch (IOException e) {
            // still tied, and tried again
        }
    }

    /**
     * Whether a bridged stream's next packet should be there: a frame after the last. One reading of eight comes a step
     * sooner, since else a stream whose packet was late once would be read late ever after.
     */
    boolean isDue(long now) {
        int sooner = readings % DRAINED_EACH == 0 ? RtpPump.BRIDGED_STEP : 0;
        return isBridged() && now - tookAt >= frameMillis - sooner;
    }

    /** False for what is not the far end's, or no use. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer; others only read
    private boolean take(SocketAddress from, long now, long nanos) {
        if (!packet.read(in)) {
            strangers++;
            return false;
        }
        Law law = Law.ofPayloadType(packet.payloadType);
        boolean digit = law == null && packet.payloadType == digitType && packet.payloadLength >= 4;
        // comfort noise keeps a source alive, and is not passed on
        boolean known = law != null || digit || packet.payloadType == COMFORT_NOISE;
        if (!known || !lock.accepts(from, packet.sequence, now)) {
            strangers++;
            return false;
        }
        // answers go where packets come from, unless the far end wants none
        if (target != null && !from.equals(target)) aim((InetSocketAddress) from);
        Reception.Arrival arrival = reception.take(packet.ssrc, packet.sequence);
        if (arrival == Reception.Arrival.USELESS) return false;
        heard++;
        heardAt = nanos;
        if (law != null) reception.timed(packet.timestamp, (int) (nanos / (1_000_000_000 / Clip.RATE)));
        if (digit) detect();
        if (law != null) {
            frameMillis = Math.clamp(packet.payloadLength * 1000L / Clip.RATE, RtpPump.BRIDGED_STEP, FRAME_MILLIS);
            listen(law);
        }
        if (peer == null) return true;
        if (!muted && (law != null || digit)) peer.out.relay(packet, in, law, reception.generation(), now);
        else peer.out.swallow(packet.sequence);
        return true;
    }

    /** For those who need the voice as samples. */
    private void listen(Law law) {
        if (voice != null && !muted) voice.put(packet.timestamp, law, in, packet.payloadAt, packet.payloadLength);
        if (tape != null) tape.said(packet.timestamp, law, in, packet.payloadAt, packet.payloadLength);
    }

    /** This side's next 20 ms, for the mixer. */
    void takeVoice(short[] frame) {
        if (voice != null) voice.take(frame);
    }

    void sendMixed(short[] frame, long now) {
        out.mixed(frame, now);
    }

    private void detect() {
        int at = packet.payloadAt;
        char digit = detector.take(
                packet.ssrc,
                packet.timestamp,
                packet.marker,
                in.get(at) & 0xFF,
                in.get(at + 1) < 0,
                in.getShort(at + 2) & 0xFFFF);
        DigitListener hearer = listener;
        if (digit == DigitDetector.NONE || hearer == null) return;
        try {
            hearer.digit(digit);
        } catch (RuntimeException e) {
            log.error("the listener for digits failed", e);
        }
    }

    private void aim(@Nullable InetSocketAddress address) {
        target = address;
        out.sendTo(address);
        rtcpTarget = address == null || address.getPort() == 65535
                ? null
                : new InetSocketAddress(address.getAddress(), address.getPort() + 1);
    }

    private void part() {
        if (mixer != null) {
            mixer.remove(this);
            mixer = null;
            voice = null;
            out.bridgeChanged();
        }
        RtpStream other = peer;
        if (other == null) return;
        peer = null;
        other.peer = null;
        out.bridgeChanged();
        other.out.bridgeChanged();
    }

    private void report(long now, long nanos) {
        for (int i = 0; i < MAX_READ; i++) {
            SocketAddress from = receive(ports.rtcp());
            if (from == null) break;
            if (target != null && ((InetSocketAddress) from).getAddress().equals(target.getAddress())) {
                rtcp.read(in, out.ssrc, nanos);
            }
        }
        rtcp.writeReport(buffer, out, reception, now, nanos);
        send(ports.rtcp(), rtcpTarget);
    }

    private @Nullable SocketAddress receive(DatagramChannel channel) {
        in.clear();
        try {
            SocketAddress from = channel.receive(in);
            in.flip();
            if (from != null && decryption != null) decrypt(decryption, channel);
            return from;
        } catch (IOException e) {
            return null; // as good as nothing: the next reading tries again
        }
    }

    /** What is not genuine is as good as an empty packet, which is no RTP. */
    private void decrypt(Srtp by, DatagramChannel channel) {
        boolean genuine = channel == ports.rtp() ? by.unprotect(in) : by.unprotectReport(in);
        if (!genuine) in.limit(0);
    }

    private void send(DatagramChannel channel, @Nullable SocketAddress to) {
        try {
            if (to == null) return;
            if (encryption != null) encryption.protectReport(buffer);
            channel.send(buffer, to);
        } catch (IOException e) {
            // a report that is not delivered is not missed
        }
    }

    private void soon(Runnable verb) {
        pump.soon(() -> {
            if (!closed) verb.run();
        });
    }
}
