package org.firstline.bridge.panel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket to a sign's Ethernet adapter. Connecting and writing each give up after {@link #PATIENCE}. The send buffer is
 * kept small: an adapter that lost its power says nothing, and it is the full buffer that tells, after a few kilobytes
 * rather than after the quarter of an hour that TCP itself takes.
 */
final class TcpLink implements PanelLink {
    static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SEND_BUFFER = 2048;
    private static final Logger log = LoggerFactory.getLogger(TcpLink.class);

    private final SocketChannel channel;
    private final Selector selector;

    private TcpLink(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    static TcpLink open(String host, int port) throws IOException {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) throw new UnknownHostException("no address for " + host);
        var channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().connect(address, (int) PATIENCE.toMillis());
            channel.configureBlocking(false);
            var selector = Selector.open();
            channel.register(selector, SelectionKey.OP_WRITE);
            return new TcpLink(channel, selector);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void write(byte[] octets) throws IOException {
        var answers = ByteBuffer.allocate(256);
        // signs and adapters may talk back; nothing of it is asked for, but its end means that they hung up
        while (true) {
            answers.clear();
            int read = channel.read(answers);
            if (read < 0) throw new IOException("the far end closed the connection");
            if (read == 0) break;
        }
        var left = ByteBuffer.wrap(octets);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (left.hasRemaining()) {
            if (channel.write(left) > 0) continue;
            long wait = (deadline - System.nanoTime()) / 1_000_000;
            if (wait <= 0) throw new IOException("nothing taken for " + PATIENCE.toSeconds() + " s");
            selector.selectedKeys().clear();
            selector.select(wait);
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            log.debug("closing a socket", e);
        }
    }
}
