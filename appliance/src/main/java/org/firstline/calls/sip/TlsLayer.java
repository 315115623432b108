package org.firstline.calls.sip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;

/**
 * TLS over one connection that a phone has made: what was read goes in, what is to be written comes out. Nothing waits:
 * a record that is not whole stays until the rest comes. Under the connection's lock.
 */
final class TlsLayer {
    /** Where octets for the wire go. */
    interface Sink {
        void write(ByteBuffer octets) throws IOException;
    }

    /** A phone that sends more than this before a record is whole speaks no TLS. */
    private static final int MAX_WAITING = 64 * 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final ArrayDeque<byte[]> early = new ArrayDeque<>();
    private ByteBuffer in;
    private ByteBuffer plain;
    private int earlyOctets;
    private boolean ready;

    TlsLayer(SSLEngine engine) {
        this.engine = engine;
        engine.setUseClientMode(false);
        this.in = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    }

    /** Takes what was read; plaintext and what must be answered come out. IOException when the far end ends it. */
    void take(ByteBuffer octets, Consumer<ByteBuffer> plaintext, Sink wire) throws IOException {
        if (in.remaining() < octets.remaining()) {
            int needed = in.position() + octets.remaining();
            if (needed > MAX_WAITING) throw new IOException("a TLS record that does not end");
            in = ByteBuffer.allocate(needed).put(in.flip());
        }
        in.put(octets).flip();
        try {
            while (step(plaintext, wire)) {}
        } finally {
            in.compact();
        }
    }

    /** False when more must be read first. */
    private boolean step(Consumer<ByteBuffer> plaintext, Sink wire) throws IOException {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                Runnable task;
                while ((task = engine.getDelegatedTask()) != null) task.run();
                yield true;
            }
            case NEED_WRAP -> {
                wrap(NOTHING.duplicate(), wire);
                yield true;
            }
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> unwrap(plaintext, wire);
        };
    }

    private boolean unwrap(Consumer<ByteBuffer> plaintext, Sink wire) throws IOException {
        becomeReady(wire);
        if (!in.hasRemaining()) return false;
        plain.clear();
        SSLEngineResult result = engine.unwrap(in, plain);
        if (plain.position() > 0) plaintext.accept(plain.flip());
        becomeReady(wire);
        return switch (result.getStatus()) {
            case OK -> true;
            case BUFFER_UNDERFLOW -> false;
            case BUFFER_OVERFLOW -> {
                plain = ByteBuffer.allocate(plain.capacity() * 2);
                yield true;
            }
            case CLOSED -> throw new IOException("the far end has closed");
        };
    }

    private void becomeReady(Sink wire) throws IOException {
        if (ready || engine.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING) return;
        ready = true;
        byte[] waiting;
        while ((waiting = early.poll()) != null) wrap(ByteBuffer.wrap(waiting), wire);
    }

    /** Encrypts; what comes before the handshake is done waits for it. */
    void write(byte[] octets, Sink wire) throws IOException {
        if (ready) {
            wrap(ByteBuffer.wrap(octets), wire);
            return;
        }
        earlyOctets += octets.length;
        if (earlyOctets > MAX_WAITING) throw new IOException("the far end does not end its handshake");
        early.add(octets);
    }

    private void wrap(ByteBuffer octets, Sink wire) throws IOException {
        do {
            var out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            SSLEngineResult result = engine.wrap(octets, out);
            if (out.position() > 0) wire.write(out.flip());
            if (result.getStatus() != SSLEngineResult.Status.OK) throw new IOException("TLS " + result.getStatus());
        } while (octets.hasRemaining());
    }
}
