package org.firstline.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** A sign behind an Ethernet adapter: one connection at a time, which may be cut. */
class AlphaOverTcpTest extends PanelContract {
    static final AlphaPanel.Pace AT_ONCE = new AlphaPanel.Pace(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final AlphaSim sign = new AlphaSim();
    private ServerSocket adapter;
    private volatile Socket connection;
    private int port;

    @Override
    protected Panel panel() throws Exception {
        plug();
        return new AlphaPanel(
                "alpha-tcp:127.0.0.1",
                new AlphaPanel.Sign(15, true, true),
                AT_ONCE,
                () -> TcpLink.open("127.0.0.1", port));
    }

    @Override
    protected void assertShows(Frame frame, String text) throws Exception {
        assertThat(sign.awaitText(text, 5000))
                .as("shows %s, not %s", text, sign.text())
                .isTrue();
        assertThat(sign.damaged()).isZero();
    }

    @Override
    protected void unplug() throws Exception {
        adapter.close();
        connection.close();
    }

    @Override
    protected void plug() throws Exception {
        adapter = new ServerSocket();
        adapter.setReuseAddress(true);
        adapter.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        port = adapter.getLocalPort();
        var open = adapter;
        Thread.ofVirtual().start(() -> serve(open));
    }

    private void serve(ServerSocket open) {
        while (!open.isClosed())
            try (var socket = open.accept()) {
                connection = socket;
                sign.serve(socket.getInputStream());
            } catch (IOException e) {
                // the cable was pulled: the next connection comes or the adapter is closed
            }
    }

    @AfterEach
    void closeAdapter() throws IOException {
        adapter.close();
    }
}
