package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/** A far end on the loopback: sends what the test says, and receives on the test's own thread. */
final class RtpPeer implements AutoCloseable {
    /** A packet as it came. */
    record Received(boolean marker, int type, int sequence, int timestamp, int ssrc, byte[] payload) {
        boolean silent() {
            for (byte octet : payload) {
                if (octet != Law.PCMA.silence() && octet != Law.PCMU.silence()) return false;
            }
            return true;
        }
    }

    /** Packets; in a bridge that is silent they come five times a second. */
    private static final int SILENT_AT_MOST = 4;

    private final DatagramSocket socket;
    int ssrc = 0x5EED;
    int sequence = 65530;
    int timestamp = -320;
    private InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

    RtpPeer() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(10_000);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    void aimAt(RtpStream stream) {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), stream.port());
    }

    /** Sends a frame of sound and moves on by 20 ms. */
    void sound(Law law, byte[] frame) {
        send(false, law.payloadType(), sequence, timestamp, frame);
        sequence = sequence + 1 & 0xFFFF;
        timestamp += frame.length;
    }

    /** A packet of an event that began at {@code at}; the sequence moves on. */
    void event(boolean marker, int at, String hex) {
        send(marker, 101, sequence, at, HexFormat.of().parseHex(hex));
        sequence = sequence + 1 & 0xFFFF;
    }

    void send(boolean marker, int type, int seq, int at, byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(12 + payload.length);
        RtpPacket.writeHeader(out, marker, type, seq, at, ssrc);
        raw(out.put(payload).array());
    }

    void raw(byte[] octets) {
        try {
            socket.send(new DatagramPacket(octets, octets.length, target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Received receive() {
        DatagramPacket datagram = new DatagramPacket(new byte[2000], 2000);
        try {
            socket.receive(datagram);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no packet came", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RtpPacket packet = new RtpPacket();
        ByteBuffer in = ByteBuffer.wrap(datagram.getData()).limit(datagram.getLength());
        assertThat(packet.read(in)).as("RTP").isTrue();
        byte[] payload =
                Arrays.copyOfRange(datagram.getData(), packet.payloadAt, packet.payloadAt + packet.payloadLength);
        return new Received(packet.marker, packet.payloadType, packet.sequence, packet.timestamp, packet.ssrc, payload);
    }

    /** The next packet like this; what comes before is passed over, within reason. */
    Received receive(String what, Predicate<Received> like) {
        for (int i = 0; i < 500; i++) {
            Received packet = receive();
            if (like.test(packet)) return packet;
        }
        throw new AssertionError("no " + what + " among 500 packets");
    }

    /**
     * The next packet that is no silence. What is sent may be lost, as when the stream's socket is tied to its far end just
     * then; so after some silence it is sent again.
     */
    Received voice(String whose, Runnable again) {
        for (int i = 1; i <= 100; i++) {
            Received packet = receive();
            if (!packet.silent()) return packet;
            if (i % SILENT_AT_MOST == 0) again.run();
        }
        throw new AssertionError("nothing of " + whose + ", which was sent again and again");
    }

    /** Forgets what has come and nobody has read. */
    void drain() {
        var datagram = new DatagramPacket(new byte[2000], 2000);
        try {
            socket.setSoTimeout(1);
            while (true) socket.receive(datagram);
        } catch (SocketTimeoutException e) {
            // nothing more
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            patience();
        }
    }

    private void patience() {
        try {
            socket.setSoTimeout(10_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Received> receive(int count) {
        List<Received> packets = new ArrayList<>();
        while (packets.size() < count) packets.add(receive());
        return packets;
    }

    @Override
    public void close() {
        socket.close();
    }
}
