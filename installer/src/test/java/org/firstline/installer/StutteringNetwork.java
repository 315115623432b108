package org.firstline.installer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A network (UDP) between one caller and the box that delivers the caller's INVITE three times at once, and again with
 * each new answer that comes back, so that copies arrive in every state of the call. The caller gets each answer once. One
 * thread of its own.
 */
final class StutteringNetwork implements AutoCloseable {
    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final InetSocketAddress box;
    private @Nullable InetSocketAddress caller;
    private byte[] invite = {};
    private byte[] answer = {};

    /** @param boxPort the box's SIP port */
    StutteringNetwork(int boxPort) throws IOException {
        box = new InetSocketAddress(InetAddress.getLoopbackAddress(), boxPort);
        Thread.ofPlatform().daemon().name("stuttering network").start(this::relay);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void relay() {
        var packet = new DatagramPacket(new byte[4096], 4096);
        try {
            while (true) {
                socket.receive(packet);
                byte[] message = Arrays.copyOf(packet.getData(), packet.getLength());
                if (packet.getSocketAddress().equals(box)) fromBox(message);
                else fromCaller(message, (InetSocketAddress) packet.getSocketAddress());
                packet.setLength(4096);
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void fromCaller(byte[] message, InetSocketAddress from) throws IOException {
        caller = from;
        send(message, box);
        if (!new String(message, StandardCharsets.US_ASCII).startsWith("INVITE ")) return;
        invite = message;
        send(invite, box);
        send(invite, box);
    }

    private void fromBox(byte[] message) throws IOException {
        if (caller == null || Arrays.equals(message, answer)) return;
        answer = message;
        send(invite, box);
        send(answer, caller);
    }

    private void send(byte[] message, InetSocketAddress to) throws IOException {
        socket.send(new DatagramPacket(message, message.length, to));
    }

    @Override
    public void close() {
        socket.close();
    }
}
