package org.firstline.calls.sip;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A domain name server on loopback (RFC 1035) that knows what a test tells it, and says of all else that it is not. */
public final class FakeDns implements AutoCloseable {
    private static final int A = 1;
    private static final int SRV = 33;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Map<String, List<byte[]>> records = new HashMap<>();

    public FakeDns() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    public synchronized FakeDns host(String name, String literal) {
        put(name, A, InetAddress.ofLiteral(literal).getAddress());
        return this;
    }

    public synchronized FakeDns service(String name, int priority, int weight, int port, String host)
            throws IOException {
        var data = new ByteArrayOutputStream();
        var out = new DataOutputStream(data);
        out.writeShort(priority);
        out.writeShort(weight);
        out.writeShort(port);
        for (String label : host.split("\\.")) {
            out.writeByte(label.length());
            out.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeByte(0);
        put(name, SRV, data.toByteArray());
        return this;
    }

    private void put(String name, int type, byte[] data) {
        records.computeIfAbsent(name + " " + type, n -> new ArrayList<>()).add(data);
    }

    private void serve() {
        var buffer = new byte[1500];
        try {
            while (true) {
                var query = new DatagramPacket(buffer, buffer.length);
                socket.receive(query);
                byte[] answer = answer(Arrays.copyOf(buffer, query.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private synchronized byte[] answer(byte[] query) throws IOException {
        var name = new StringBuilder();
        int at = 12;
        for (; query[at] != 0; at += query[at] + 1)
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
        int type = query[at + 1] << 8 | query[at + 2] & 255;
        int end = at + 5;
        String wanted = name.toString().toLowerCase(Locale.ROOT);
        var found = records.getOrDefault(wanted + " " + type, List.of());
        boolean known = records.keySet().stream().anyMatch(key -> key.startsWith(wanted + " "));
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(query, 0, 2);
        // an answer with authority; 3 says that there is no such name
        out.writeShort(0x8580 | (known ? 0 : 3));
        out.writeShort(1);
        out.writeShort(found.size());
        out.writeInt(0);
        out.write(query, 12, end - 12);
        for (byte[] data : found) {
            // the name stands at octet 12 of this message (§4.1.4)
            out.writeShort(0xC00C);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(data.length);
            out.write(data);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
