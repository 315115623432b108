package org.firstline.calls.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.firstline.base.Memo;
import org.firstline.base.Time;
import org.firstline.base.Urgency;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * UDP and TCP on one port, and TLS on another if there is to be any. One reader thread waits for all sockets, looks at the sender's address before anything else
 * (a stranger's octets are never parsed), parses, and hands over to the owner. Sending is done by the caller's thread
 * and never waits: what the system's buffer does not take of UDP is lost as the network might lose it, and TCP keeps at
 * most {@value TcpConnection#MAX_WAITING} octets waiting per connection before it gives the connection up.
 */
final class SipTransport implements Wire, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SipTransport.class);

    /** Connections at a time; at the limit a new one is closed at once. */
    static final int MAX_CONNECTIONS = 1_000;

    private static final long IDLE_NANOS = 15 * 60 * 1_000_000_000L;

    private final String owner;
    private final Time time;
    private final Predicate<InetAddress> welcome;
    private final Selector selector;
    private final DatagramChannel udp;
    private final ServerSocketChannel tcp;
    private final @Nullable TlsPort secure;
    private final @Nullable ServerSocketChannel tls;
    private final InetSocketAddress bound;
    private final Thread reader;
    private final ByteBuffer buffer = ByteBuffer.allocate(SipParser.MAX_SIZE + 1);
    private final Map<Long, TcpConnection> connections = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, TcpConnection> byRemote = new ConcurrentHashMap<>();
    /** What waits for a repetition keeps where it came from; of one sender it is the same object. */
    private final Memo<InetSocketAddress, Flow> flows = new Memo<>(Flow::udp);

    private final LocalAddresses addresses = new LocalAddresses();
    private final AtomicLong numbers = new AtomicLong();
    private final SipCounters counters;
    private @Nullable Receiver receiver;
    private long nextSweep = System.nanoTime() + IDLE_NANOS;

    /**
     * Binds both sockets; {@link #start} begins to read.
     *
     * @param port 0 for any that is free for UDP and TCP alike
     * @param welcome whose octets are looked at, and whose connections are taken
     * @throws IOException the port is taken, or the address is not ours
     */
    SipTransport(
            InetAddress bind, int port, String owner, Time time, Predicate<InetAddress> welcome, SipCounters counters)
            throws IOException {
        this(bind, port, owner, time, welcome, counters, null);
    }

    /** @param secure null for no TLS */
    SipTransport(
            InetAddress bind,
            int port,
            String owner,
            Time time,
            Predicate<InetAddress> welcome,
            SipCounters counters,
            @Nullable TlsPort secure)
            throws IOException {
        this.secure = secure;
        this.owner = owner;
        this.time = time;
        this.welcome = welcome;
        this.counters = counters;
        this.selector = Selector.open();
        DatagramChannel datagrams = null;
        ServerSocketChannel streams = null;
        for (int attempt = 0; streams == null; attempt++) {
            try {
                datagrams = DatagramChannel.open();
                datagrams.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
                datagrams.setOption(StandardSocketOptions.SO_SNDBUF, 1 << 20);
                datagrams.bind(new InetSocketAddress(bind, port));
                int chosen = ((InetSocketAddress) datagrams.getLocalAddress()).getPort();
                streams = ServerSocketChannel.open();
                streams.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                streams.bind(new InetSocketAddress(bind, chosen));
            } catch (IOException e) {
                if (datagrams != null) datagrams.close();
                if (streams != null) streams.close();
                streams = null;
                // with any port allowed, UDP may have found one whose TCP side is taken
                if (port != 0 || attempt == 20) {
                    selector.close();
                    throw e;
                }
            }
        }
        this.udp = Objects.requireNonNull(datagrams);
        this.tcp = streams;
        this.bound = (InetSocketAddress) udp.getLocalAddress();
        this.tls = secure == null ? null : listen(bind, secure.port());
        udp.configureBlocking(false).register(selector, SelectionKey.OP_READ);
        tcp.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        this.reader = Urgency.CALLS.thread("sip." + bound.getPort(), this::read);
    }

    private ServerSocketChannel listen(InetAddress bind, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(bind, port));
            channel.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
            return channel;
        } catch (IOException e) {
            channel.close();
            close();
            throw new IOException("the TLS port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Begins to read and to hand over. Once. */
    void start(Receiver to) {
        receiver = to;
        reader.start();
    }

    private Receiver receiver() {
        return Objects.requireNonNull(receiver, "the transport is not started");
    }

    int port() {
        return bound.getPort();
    }

    /** 0 where there is no TLS. */
    int tlsPort() {
        return tls == null ? 0 : tls.socket().getLocalPort();
    }

    @Override
    public InetSocketAddress local(Flow to) {
        int port = to.isSecret() ? tlsPort() : bound.getPort();
        if (!bound.getAddress().isAnyLocalAddress()) return new InetSocketAddress(bound.getAddress(), port);
        return new InetSocketAddress(addresses.towards(to.address()), port);
    }

    @Override
    public void send(Flow to, byte[] octets) {
        try {
            counters.sent();
            if (to.reliable()) connectionFor(to).write(octets);
            else udp.send(ByteBuffer.wrap(octets), to.remote());
        } catch (IOException e) {
            log.debug("nothing can be sent to {}: {}", to.remote(), e.getMessage());
            tellUnreachable(to);
        }
    }

    private TcpConnection connectionFor(Flow to) throws IOException {
        TcpConnection there = connections.get(to.connection());
        if (there == null) there = byRemote.get(to.remote());
        if (there != null && there.flow().transport() == to.transport()) return there;
        if (to.isSecret()) throw new IOException("the phone's own connection is gone");
        if (connections.size() >= MAX_CONNECTIONS) throw new IOException("too many connections");
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            boolean ready = channel.connect(to.remote());
            return admit(channel, to.remote(), ready ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, null);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private TcpConnection admit(SocketChannel channel, InetSocketAddress remote, int interest, @Nullable TlsLayer layer)
            throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        var connection = new TcpConnection(channel, remote, numbers.incrementAndGet(), selector, layer);
        connections.put(connection.number(), connection);
        byRemote.put(remote, connection);
        connection.register(interest);
        return connection;
    }

    private void read() {
        while (selector.isOpen()) {
            try {
                selector.select(this::ready, 10_000);
                sweep();
            } catch (ClosedSelectorException e) {
                return;
            } catch (IOException | RuntimeException e) {
                log.warn("the SIP reader stumbled and goes on", e);
            }
        }
    }

    private void ready(SelectionKey key) {
        if (!key.isValid()) return;
        if (key.channel() == udp) readDatagrams();
        else if (key.channel() instanceof ServerSocketChannel server) accept(server);
        else if (key.attachment() instanceof TcpConnection connection) serve(connection, key);
    }

    private void readDatagrams() {
        // a bound on the batch, so that a flood of UDP does not starve TCP
        for (int i = 0; i < 256; i++) {
            try {
                buffer.clear();
                var from = (InetSocketAddress) udp.receive(buffer);
                if (from == null) return;
                if (!welcome.test(from.getAddress())) {
                    counters.stranger();
                    continue;
                }
                // shorter than any message: keep-alives
                if (buffer.position() > 16) handle(buffer.array(), buffer.position(), flows.of(from));
            } catch (IOException e) {
                log.debug("receiving failed: {}", e.getMessage());
                return;
            }
        }
    }

    private void handle(byte[] octets, int length, Flow from) {
        counters.received();
        Runnable task;
        try {
            SipMessage message = SipParser.parse(octets, 0, length);
            var at = time.now();
            task = () -> receiver().received(message, from, at);
        } catch (SipParseException e) {
            counters.malformed();
            log.debug("not SIP, from {}: {}", from.remote(), e.getMessage());
            task = () -> receiver().malformed(e.request(), String.valueOf(e.getMessage()), from);
        }
        try {
            time.soon(owner, task);
        } catch (Time.MailboxFull e) {
            // as if the network had lost it; the sender will repeat it
            counters.dropped();
        }
    }

    private void accept(ServerSocketChannel server) {
        try {
            SocketChannel channel = server.accept();
            if (channel == null) return;
            var remote = (InetSocketAddress) channel.getRemoteAddress();
            if (!welcome.test(remote.getAddress()) || connections.size() >= MAX_CONNECTIONS) {
                counters.stranger();
                channel.close();
                return;
            }
            channel.configureBlocking(false);
            TlsPort over = server == tls ? secure : null;
            var layer = over == null ? null : new TlsLayer(over.context().createSSLEngine());
            admit(channel, remote, SelectionKey.OP_READ, layer);
        } catch (IOException e) {
            log.debug("a connection could not be taken: {}", e.getMessage());
        }
    }

    private void serve(TcpConnection connection, SelectionKey key) {
        try {
            if (key.isConnectable() && !connects(connection)) return;
            if (key.isValid() && key.isWritable()) connection.flush();
            if (key.isValid() && key.isReadable() && !readStream(connection)) end(connection);
        } catch (IOException | SipParseException e) {
            log.debug("the connection with {} ends: {}", connection.remote(), e.getMessage());
            end(connection);
        }
    }

    private boolean connects(TcpConnection connection) {
        try {
            connection.finishConnect();
            return true;
        } catch (IOException e) {
            log.debug("nobody is at {}: {}", connection.remote(), e.getMessage());
            // who waits for it may still go by the number of the connection that was there before
            end(connection, Flow.tcp(connection.remote()));
            return false;
        }
    }

    private boolean readStream(TcpConnection connection) throws IOException, SipParseException {
        buffer.clear();
        if (!connection.read(buffer)) return false;
        byte[] message;
        while ((message = connection.framer().next()) != null) handle(message, message.length, connection.flow());
        if (connection.framer().takePings() > 0) connection.write(new byte[] {'\r', '\n'});
        return true;
    }

    private void end(TcpConnection connection) {
        end(connection, connection.flow());
    }

    private void end(TcpConnection connection, Flow lost) {
        connections.remove(connection.number());
        byRemote.remove(connection.remote(), connection);
        connection.close();
        tellUnreachable(lost);
    }

    private void tellUnreachable(Flow flow) {
        try {
            time.soon(owner, () -> receiver().unreachable(flow));
        } catch (Time.MailboxFull e) {
            counters.dropped();
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        if (now < nextSweep) return;
        nextSweep = now + IDLE_NANOS / 15;
        // the machine may have got another address since
        addresses.clear();
        for (TcpConnection connection : connections.values()) {
            if (now - connection.lastHeard() > IDLE_NANOS) end(connection);
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            udp.close();
            tcp.close();
            if (tls != null) tls.close();
        } catch (IOException e) {
            log.debug("closing: {}", e.getMessage());
        }
        connections.values().forEach(TcpConnection::close);
        connections.clear();
        byRemote.clear();
    }
}
