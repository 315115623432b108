package org.firstline.network.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * One UDP port that is looked at and never waited for. What comes between two looks is kept by the kernel, up to about
 * {@value #KEPT} octets; more than that is lost, as UDP may lose it anywhere. One thread.
 */
final class Datagrams implements AutoCloseable {
    private static final int KEPT = 2 << 20;
    private static final int LARGEST = 65_535;

    /** Takes one datagram. */
    interface Taker {
        void take(InetSocketAddress from, byte[] datagram);
    }

    private final DatagramChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);

    private Datagrams(DatagramChannel channel) {
        this.channel = channel;
    }

    /** @param port 0 = any free one */
    static Datagrams open(InetAddress bind, int port) throws IOException {
        var channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, KEPT);
            channel.bind(new InetSocketAddress(bind, port));
            return new Datagrams(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /** Takes what has come, at most so many; returns how many. */
    int take(int most, Taker taker) throws IOException {
        for (int n = 0; n < most; n++) {
            buffer.clear();
            if (!(channel.receive(buffer) instanceof InetSocketAddress from)) return n;
            buffer.flip();
            var datagram = new byte[buffer.remaining()];
            buffer.get(datagram);
            taker.take(from, datagram);
        }
        return most;
    }

    void send(InetSocketAddress to, byte[] datagram) throws IOException {
        channel.send(ByteBuffer.wrap(datagram), to);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
