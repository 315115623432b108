package org.firstline.installer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A provider's address in front of a sipp that takes one call: answers the box's probes (OPTIONS) itself, since sipp would
 * count one as its call, and passes the rest on. Within the call both sides talk directly, by their contacts.
 */
final class Provider implements AutoCloseable {
    private final DatagramSocket socket;
    private final InetSocketAddress sipp;
    private final InetSocketAddress box;

    /**
     * @param port where the box's trunk leads
     * @param sipp the port of who takes the call
     * @param box the box's SIP port
     */
    Provider(int port, int sipp, int box) throws IOException {
        var here = InetAddress.getLoopbackAddress();
        this.socket = new DatagramSocket(port, here);
        this.sipp = new InetSocketAddress(here, sipp);
        this.box = new InetSocketAddress(here, box);
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        var packet = new DatagramPacket(new byte[8192], 8192);
        try {
            while (!socket.isClosed()) {
                packet.setLength(8192);
                socket.receive(packet);
                String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.ISO_8859_1);
                boolean probe = text.startsWith("OPTIONS ");
                byte[] octets = (probe ? ok(text) : text).getBytes(StandardCharsets.ISO_8859_1);
                var to = packet.getPort() == sipp.getPort() || probe ? box : sipp;
                socket.send(new DatagramPacket(octets, octets.length, to));
            }
        } catch (SocketException e) {
            // closed
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String ok(String request) {
        return request.lines()
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches("(?i)(via|from|to|call-id|cseq):.*"))
                .collect(Collectors.joining("\r\n", "SIP/2.0 200 OK\r\n", "\r\nContent-Length: 0\r\n\r\n"));
    }

    @Override
    public void close() {
        socket.close();
    }
}
