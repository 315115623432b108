package org.firstline.calls.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiving half of a stream: whose packets are taken, and who gets them: the other side of a bridge as they come, a
 * mixer and a tape as samples, a listener the keys. The pump's thread only, but for {@link #onDigit} and the figures.
 */
final class RtpIn {
    private static final Logger log = LoggerFactory.getLogger(RtpIn.class);

    /** More in one reading wait for the next, in the socket's buffer, which drops what a flood puts on top. */
    static final int MAX_READ = 50;

    /** Readings of which one takes all that has arrived. */
    private static final int DRAINED_EACH = 8;

    /** Between two packets of most phones; longer ones are looked for as often as these. */
    private static final int FRAME_MILLIS = 20;

    /** Who has sent nothing for so long is silent, and is read when the kernel says that something has come. */
    static final int SILENT_MILLIS = 5 * FRAME_MILLIS;

    private static final int COMFORT_NOISE = 13;

    private final DatagramChannel channel;
    private final ByteBuffer buffer;
    private final RtpPacket packet;
    private final SilentSockets.Watch watch;
    private final SourceLock lock = new SourceLock();
    private final DigitDetector detector = new DigitDetector();
    final Reception reception = new Reception();

    private volatile @Nullable DigitListener listener;
    private @Nullable Srtp decryption;
    private @Nullable RtpOut relay;
    private @Nullable Playout voice;
    private @Nullable Tape tape;
    private int digitType = -1;
    private boolean muted;
    private boolean tied;
    private int readings;
    private long tookAt;
    private int frameMillis = FRAME_MILLIS;

    private volatile long heard;
    private volatile long heardAt;
    private volatile long strangers;

    /** @param buffer and {@code packet} hold nothing from one reading to the next, and may be those of other streams */
    RtpIn(DatagramChannel channel, SilentSockets silent, ByteBuffer buffer, RtpPacket packet) {
        this.channel = channel;
        this.watch = silent.of(channel);
        this.buffer = buffer;
        this.packet = packet;
    }

    /** As {@link RtpStream#connect}. */
    void expect(InetSocketAddress remote, int newDigitType) {
        digitType = newDigitType;
        lock.expect(remote);
        if (tied && !lock.isAsSignalled()) untie();
    }

    void decrypt(@Nullable Srtp cipher) {
        decryption = cipher;
    }

    /** Where packets go on as they come; null: nowhere. */
    void relayTo(@Nullable RtpOut other) {
        relay = other;
    }

    /** Where samples go for a mixer. */
    void voice(@Nullable Playout onto) {
        voice = onto;
    }

    void tape(@Nullable Tape onto) {
        tape = onto;
    }

    void mute(boolean on) {
        muted = on;
    }

    void onDigit(DigitListener digitListener) {
        listener = digitListener;
    }

    /** Where the far end's packets come from; null until one was taken for the far end's. */
    @Nullable
    InetSocketAddress source() {
        return (InetSocketAddress) lock.locked();
    }

    /** Each 20 ms: what waits is read, in a bridge only when it is due, of who is silent only when it has come. */
    void tick(long now, long nanos) {
        if (tied && lock.isQuiet(now)) untie();
        boolean silent = now - tookAt >= SILENT_MILLIS;
        if (silent ? watch.hasCome() : relay == null || isDue(now)) read(now, nanos);
    }

    /**
     * Whether a bridged stream's next packet should be there: a frame after the last, unless it is silent. One reading of
     * eight comes a step sooner, since else a stream whose packet was late once would be read late ever after.
     */
    boolean isDue(long now) {
        int sooner = readings % DRAINED_EACH == 0 ? RtpPump.BRIDGED_STEP : 0;
        long since = now - tookAt;
        return relay != null && since >= frameMillis - sooner && since < SILENT_MILLIS;
    }

    /**
     * Takes what has arrived. Where nobody needs the sound as samples it stops at the first packet of the far end's, and
     * looks for more only now and then: asking a socket that is empty costs as much as reading from one that is not.
     */
    void read(long now, long nanos) {
        boolean all = voice != null || tape != null || ++readings % DRAINED_EACH == 0;
        for (int i = 0; i < MAX_READ; i++) {
            SocketAddress from = receive();
            if (from == null) {
                if (!tied && lock.isAsSignalled() && !lock.isQuiet(now)) tie();
                return;
            }
            if (!take(from, now, nanos)) continue;
            tookAt = now;
            watch.end();
            if (!all) return;
        }
    }

    /** What is not genuine is as good as an empty packet, which is no RTP. */
    private @Nullable SocketAddress receive() {
        buffer.clear();
        try {
            SocketAddress from = channel.receive(buffer);
            buffer.flip();
            if (from != null && decryption != null && !decryption.unprotect(buffer)) buffer.limit(0);
            return from;
        } catch (IOException e) {
            return null; // as good as nothing: the next reading tries again
        }
    }

    /**
     * Ties the socket to the far end, which spares the kernel the search for a route with each packet, and keeps all others
     * out. Only when nothing is left to read, since what waits is thrown away.
     */
    private void tie() {
        try {
            channel.connect(lock.locked());
            tied = true;
        } catch (IOException e) {
            // it goes on as it was, and is tried again
        }
    }

    private void untie() {
        try {
            channel.disconnect();
            tied = false;
        } catch (IOException e) {
            // still tied, and tried again
        }
    }

    /** False for what is not the far end's, or no use. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer; others only read
    private boolean take(SocketAddress from, long now, long nanos) {
        if (!packet.read(buffer)) {
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
        Reception.Arrival arrival = reception.take(packet.ssrc, packet.sequence);
        if (arrival == Reception.Arrival.USELESS) return false;
        heard++;
        heardAt = nanos;
        if (digit) detect();
        if (law != null) listen(law, nanos);
        if (relay == null) return true;
        if (!muted && (law != null || digit)) relay.relay(packet, buffer, law, reception.generation(), now);
        else relay.swallow(packet.sequence);
        return true;
    }

    /** For those who need the voice as samples. */
    private void listen(Law law, long nanos) {
        reception.timed(packet.timestamp, (int) (nanos / (1_000_000_000 / Clip.RATE)));
        frameMillis = Math.clamp(packet.payloadLength * 1000L / Clip.RATE, RtpPump.BRIDGED_STEP, FRAME_MILLIS);
        if (voice != null && !muted) voice.put(packet.timestamp, law, buffer, packet.payloadAt, packet.payloadLength);
        if (tape != null) tape.said(packet.timestamp, law, buffer, packet.payloadAt, packet.payloadLength);
    }

    private void detect() {
        int at = packet.payloadAt;
        char digit = detector.take(
                packet.ssrc,
                packet.timestamp,
                packet.marker,
                buffer.get(at) & 0xFF,
                buffer.get(at + 1) < 0,
                buffer.getShort(at + 2) & 0xFFFF);
        DigitListener hearer = listener;
        if (digit == DigitDetector.NONE || hearer == null) return;
        try {
            hearer.digit(digit);
        } catch (RuntimeException e) {
            log.error("the listener for digits failed", e);
        }
    }

    /** Packets of the far end's. */
    long heard() {
        return heard;
    }

    /** Since the last of them; null when there was none. */
    @Nullable
    Duration sinceHeard() {
        return heard == 0 ? null : Duration.ofNanos(System.nanoTime() - heardAt);
    }

    /** As {@link RtpStats#strangers}. */
    long strangers() {
        return strangers;
    }
}
