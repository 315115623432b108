package org.firstline.installer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The audio of a caller whose signalling is sipp's: keeps what it hears (G.711 A-law), and once it has heard anything,
 * sends a tone and keys (RFC 4733) to where that came from. Two threads of its own.
 */
final class RtpPeer implements AutoCloseable {
    static final int TELEPHONE_EVENT = 101;
    private static final int A_LAW = 8;
    private static final int SAMPLES = 160;
    private static final long PACE_NANOS = 20_000_000;
    private static final int KEPT = 180 * Sound.RATE;
    private static final int KEY_PACKETS = 6;

    private final DatagramSocket socket;
    private final byte[] tone;
    private final short[] heard = new short[KEPT];
    private final Thread ear;
    private final Thread mouth;
    private volatile boolean closed;
    private volatile @Nullable InetSocketAddress remote;
    private volatile char key;
    private int length;

    /** @param hertz what it sends; whole periods in 20 ms, so multiples of 50 */
    RtpPeer(int hertz) throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(200);
        short[] pcm = Sound.tone(hertz, SAMPLES);
        tone = new byte[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) tone[i] = Sound.toALaw(pcm[i]);
        ear = Thread.ofPlatform().daemon().name("ear").start(this::listen);
        mouth = Thread.ofPlatform().daemon().name("mouth").start(this::speak);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Everything heard so far, up to {@value #KEPT} samples. */
    synchronized short[] heard() {
        return Arrays.copyOf(heard, length);
    }

    /** Presses a key as soon as it may. */
    void press(char digit) {
        key = digit;
    }

    private void listen() {
        var packet = new DatagramPacket(new byte[2048], 2048);
        while (!closed) {
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException e) {
                continue;
            } catch (IOException e) {
                return;
            }
            remote = (InetSocketAddress) packet.getSocketAddress();
            if (packet.getLength() > 12 && (packet.getData()[1] & 0x7f) == A_LAW)
                keep(packet.getData(), packet.getLength());
        }
    }

    private synchronized void keep(byte[] data, int end) {
        for (int i = 12; i < end && length < KEPT; i++) heard[length++] = Sound.ofALaw(data[i]);
    }

    private void speak() {
        int sequence = 1;
        int timestamp = 0;
        long due = System.nanoTime();
        int keyLeft = 0;
        int keyStart = 0;
        int event = 0;
        while (!closed) {
            due += PACE_NANOS;
            LockSupport.parkNanos(due - System.nanoTime());
            InetSocketAddress to = remote;
            timestamp += SAMPLES;
            if (to == null) continue;
            if (keyLeft == 0 && key != 0) {
                event = "0123456789*#".indexOf(key);
                keyStart = timestamp;
                keyLeft = KEY_PACKETS + 3;
                key = 0;
            }
            if (keyLeft > 0) {
                boolean first = keyLeft == KEY_PACKETS + 3;
                // the last three carry the end bit and the whole duration, as RFC 4733 §2.5.1.4 has it
                boolean over = keyLeft <= 3;
                int duration = over ? KEY_PACKETS * SAMPLES : timestamp - keyStart + SAMPLES;
                keyLeft--;
                var body = ByteBuffer.allocate(4).put((byte) event).put((byte) (over ? 0x8a : 0x0a));
                body.putShort((short) duration);
                send(to, TELEPHONE_EVENT | (first ? 0x80 : 0), sequence++, keyStart, body.array());
            } else {
                send(to, A_LAW, sequence++, timestamp, tone);
            }
        }
    }

    private void send(InetSocketAddress to, int type, int sequence, int timestamp, byte[] payload) {
        var packet = ByteBuffer.allocate(12 + payload.length).put((byte) 0x80).put((byte) type);
        packet.putShort((short) sequence).putInt(timestamp).putInt(0x0e2e0e2e).put(payload);
        try {
            socket.send(new DatagramPacket(packet.array(), packet.position(), to));
        } catch (IOException e) {
            // the call is over at the other end; the test sees it elsewhere
        }
    }

    @Override
    public void close() {
        closed = true;
        socket.close();
        try {
            ear.join(2000);
            mouth.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
