package org.firstline.calls.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection of the transport. Read by the reader thread; written by any, for which the queue of what waits has
 * the one lock of this package.
 */
final class TcpConnection {
    static final int MAX_WAITING = 256 * 1024;

    private final SocketChannel channel;
    private final InetSocketAddress remote;
    private final long number;
    private final @Nullable TlsLayer tls;
    private final Selector selector;
    private final TcpFramer framer = new TcpFramer();
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
    private int waitingOctets;
    private @Nullable SelectionKey key;
    private volatile long lastHeard = System.nanoTime();

    TcpConnection(SocketChannel channel, InetSocketAddress remote, long number, Selector selector) {
        this(channel, remote, number, selector, null);
    }

    /** @param tls what lies between messages and the wire; null for nothing */
    TcpConnection(
            SocketChannel channel, InetSocketAddress remote, long number, Selector selector, @Nullable TlsLayer tls) {
        this.tls = tls;
        this.channel = channel;
        this.remote = remote;
        this.number = number;
        this.selector = selector;
    }

    /** Last, when the transport knows the connection: from now on the reader serves it. */
    synchronized void register(int interest) throws IOException {
        key = channel.register(selector, interest, this);
        selector.wakeup();
    }

    InetSocketAddress remote() {
        return remote;
    }

    long number() {
        return number;
    }

    TcpFramer framer() {
        return framer;
    }

    Flow flow() {
        return new Flow(tls == null ? Flow.Transport.TCP : Flow.Transport.TLS, remote, number);
    }

    long lastHeard() {
        return lastHeard;
    }

    /** False when the far end has closed. */
    boolean read(ByteBuffer buffer) throws IOException {
        int octets = channel.read(buffer);
        if (octets < 0) return false;
        lastHeard = System.nanoTime();
        if (tls == null) framer.append(buffer.flip());
        else decrypt(tls, buffer.flip());
        return true;
    }

    private synchronized void decrypt(TlsLayer layer, ByteBuffer octets) throws IOException {
        layer.take(octets, framer::append, this::send);
    }

    synchronized void write(byte[] octets) throws IOException {
        if (tls == null) send(ByteBuffer.wrap(octets));
        else tls.write(octets, this::send);
    }

    private void send(ByteBuffer more) throws IOException {
        if (waiting.isEmpty() && channel.isConnected()) channel.write(more);
        if (!more.hasRemaining()) return;
        waitingOctets += more.remaining();
        if (waitingOctets > MAX_WAITING) throw new IOException("the far end does not read");
        waiting.add(more);
        wantToWrite(true);
    }

    synchronized void finishConnect() throws IOException {
        channel.finishConnect();
        if (key != null) key.interestOps(SelectionKey.OP_READ);
        flush();
    }

    synchronized void flush() throws IOException {
        while (!waiting.isEmpty()) {
            ByteBuffer first = waiting.peek();
            waitingOctets -= channel.write(first);
            if (first.hasRemaining()) {
                wantToWrite(true);
                return;
            }
            waiting.remove();
        }
        wantToWrite(false);
    }

    private void wantToWrite(boolean wanted) {
        if (key == null || !key.isValid() || !channel.isConnected()) return;
        key.interestOps(wanted ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        if (wanted) selector.wakeup();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // closed is what it should be
        }
    }
}
