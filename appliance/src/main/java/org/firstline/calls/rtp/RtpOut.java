package org.firstline.calls.rtp;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of a stream: one SSRC and one unbroken row of sequence numbers and timestamps, whatever is sent
 * (silence, clips, digits, the far voice of a bridge). The pump's thread only.
 *
 * <p>Own frames take their timestamp from the pump's clock. Relayed packets keep the distances that they came with, in
 * sequence and in time, so that a loss or a swap on one leg looks the same on the other and the phone's own jitter
 * buffer conceals it; they are anchored anew (with the marker set) after own frames or when their source begins anew.
 *
 * <p>A stream that has nothing to say sends silence, fifty packets a second: that holds holes in NAT open, and keeps
 * far ends content that hang up a call without packets. In a bridge whose far voice is missing one packet of silence each
 * {@value #GAP_MILLIS} ms does that too: its silence is passed on as what it is (RFC 3551 section 4.1), and the first packet
 * of sound after it carries the marker.
 */
final class RtpOut {
    static final int GAP_MILLIS = 200;

    private static final int SAMPLES_A_MILLI = Clip.RATE / 1000;
    /** A relayed clock that is further than this from ours is anchored anew. */
    private static final int MAX_DRIFT = 2 * Clip.RATE;

    final int ssrc = ThreadLocalRandom.current().nextInt();

    private final DatagramChannel channel;
    private final ByteBuffer buffer;
    private final DigitSender digits = new DigitSender();
    private @Nullable Srtp encryption;
    private @Nullable SocketAddress target;
    private @Nullable Playlist playlist;
    private @Nullable Tape tape;
    private Law law = Law.PCMA;
    private int digitType = -1;

    private int lastSequence = ThreadLocalRandom.current().nextInt(0x8000);
    private int clockBase = ThreadLocalRandom.current().nextInt();
    private int lastTimestamp = clockBase - Clip.FRAME;
    private boolean markNext = true;
    private int eventTimestamp;

    private boolean anchored;
    private boolean inEvent;
    private int generation;
    private int anchorSequence;
    private int sequenceShift;
    private int timestampShift;
    private long sentAt;

    private volatile long packets;
    private volatile long octets;
    private volatile long unsent;

    RtpOut(DatagramChannel channel, ByteBuffer buffer) {
        this.channel = channel;
        this.buffer = buffer;
    }

    void connect(Law newLaw, int newDigitType) {
        law = newLaw;
        digitType = newDigitType;
    }

    void encrypt(@Nullable Srtp cipher) {
        encryption = cipher;
    }

    /** Where packets go; null stops them, and the clock goes on. */
    void sendTo(@Nullable SocketAddress address) {
        target = address;
    }

    void play(@Nullable Playlist newPlaylist) {
        playlist = newPlaylist;
        markNext = true;
    }

    /** Keys for a far end that did not offer telephone events go nowhere. */
    void sendDigit(char digit) {
        if (digitType >= 0) digits.add(digit);
    }

    /** The bridge changed: what is relayed from now on has another source. */
    void bridgeChanged() {
        anchored = false;
        markNext = true;
    }

    /** All sound that goes out is recorded there too. */
    void tape(@Nullable Tape onto) {
        tape = onto;
    }

    /** A frame of a mixer's, in place of silence: what is played, and keys, go before it. */
    void mixed(short[] frame, long now) {
        if (target == null || playlist != null || inEvent) return;
        begin(now, law.payloadType(), ownTimestamp(now), markNext);
        for (int i = 0; i < Clip.FRAME; i++) buffer.put(law.encode(frame[i]));
        sendSound(lastTimestamp);
    }

    /**
     * One own frame, each 20 ms.
     *
     * @param mixed a mixer sends whatever is not played
     */
    void tick(long now, boolean bridged, boolean mixed) {
        if (target == null) return;
        inEvent = digits.next();
        if (inEvent) {
            sendEvent(now);
        } else if (playlist != null) {
            sendClip(now, playlist);
        } else if (!mixed && (!bridged || now - sentAt >= GAP_MILLIS)) {
            begin(now, law.payloadType(), ownTimestamp(now), markNext);
            for (int i = 0; i < Clip.FRAME; i++) buffer.put(law.silence());
            sendSound(lastTimestamp);
        }
    }

    private void sendClip(long now, Playlist playing) {
        if (!playing.atEnd()) {
            begin(now, law.payloadType(), ownTimestamp(now), markNext);
            playing.nextFrame(law, buffer);
            sendSound(lastTimestamp);
        }
        if (playing.atEnd()) {
            playlist = null;
            // last: what it does may well be to play the next thing
            playing.tellDone();
        }
    }

    private void sendEvent(long now) {
        boolean first = digits.isFirst();
        if (first) eventTimestamp = ownTimestamp(now);
        begin(now, digitType, eventTimestamp, first);
        digits.writeEvent(buffer);
        send();
        markNext = true;
    }

    /** Passes on a packet of the bridge's other side; of digits when {@code from} is null. Sound may change its law. */
    void relay(RtpPacket packet, ByteBuffer in, @Nullable Law from, int sourceGeneration, long now) {
        if (target == null || playlist != null || inEvent) {
            anchored = false;
            return;
        }
        if (from == null && digitType < 0) {
            swallow(packet.sequence);
            return;
        }
        int drift = packet.timestamp + timestampShift - (clockBase + (int) now * SAMPLES_A_MILLI);
        if (!anchored || generation != sourceGeneration || Math.abs(drift) > MAX_DRIFT) {
            anchor(packet, sourceGeneration, now);
        } else if ((short) (packet.sequence - anchorSequence) < 0) {
            return; // overtaken by the anchor: its number belongs to something that was sent before
        }
        int sequence = packet.sequence + sequenceShift & 0xFFFF;
        int timestamp = packet.timestamp + timestampShift;
        if ((short) (sequence - lastSequence) > 0) lastSequence = sequence;
        if (timestamp - lastTimestamp > 0) lastTimestamp = timestamp;
        buffer.clear();
        RtpPacket.writeHeader(
                buffer,
                packet.marker || markNext,
                from == null ? digitType : law.payloadType(),
                sequence,
                timestamp,
                ssrc);
        copy(packet, in, from);
        if (from == null) send();
        else sendSound(timestamp);
        sentAt = now;
    }

    /** What is not passed on must not look like a loss: the numbers after it close up. */
    void swallow(int sequence) {
        if (!anchored || (short) (sequence + sequenceShift - lastSequence) <= 0) return;
        sequenceShift--;
        anchorSequence = sequence + 1;
    }

    private void anchor(RtpPacket packet, int sourceGeneration, long now) {
        anchored = true;
        generation = sourceGeneration;
        anchorSequence = packet.sequence;
        sequenceShift = lastSequence + 1 - packet.sequence;
        timestampShift = ownTimestamp(now) - packet.timestamp;
        markNext = true;
    }

    private void copy(RtpPacket packet, ByteBuffer in, @Nullable Law from) {
        int end = packet.payloadAt + packet.payloadLength;
        if (from == null || from == law) {
            buffer.put(in.limit(end).position(packet.payloadAt));
        } else {
            for (int i = packet.payloadAt; i < end; i++) buffer.put(from.translate(in.get(i)));
        }
    }

    private void begin(long now, int payloadType, int timestamp, boolean marker) {
        anchored = false;
        sentAt = now;
        lastSequence = lastSequence + 1 & 0xFFFF;
        lastTimestamp = timestamp;
        buffer.clear();
        RtpPacket.writeHeader(buffer, marker, payloadType, lastSequence, timestamp, ssrc);
    }

    /** The pump's clock in samples, but always a frame after whatever was sent last. */
    private int ownTimestamp(long now) {
        int timestamp = clockBase + (int) now * SAMPLES_A_MILLI;
        int behind = Clip.FRAME - (timestamp - lastTimestamp);
        if (behind > 0) clockBase += behind;
        return timestamp + Math.max(0, behind);
    }

    private void sendSound(int timestamp) {
        if (tape != null) tape.heard(timestamp, law, buffer, RtpPacket.HEADER, buffer.position() - RtpPacket.HEADER);
        send();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer; others only read
    private void send() {
        markNext = false;
        int size = buffer.position() - RtpPacket.HEADER;
        if (encryption != null) encryption.protect(buffer);
        buffer.flip();
        try {
            if (channel.send(buffer, target) > 0) {
                packets++;
                octets += size;
                return;
            }
        } catch (IOException e) {
            // no route, or a filter: the next packet tries again, and the count tells
        }
        unsent++;
    }

    /** The timestamp that goes with this moment, for reports. */
    int timestampAt(long now) {
        return clockBase + (int) now * SAMPLES_A_MILLI;
    }

    long packets() {
        return packets;
    }

    long octets() {
        return octets;
    }

    long unsent() {
        return unsent;
    }
}
