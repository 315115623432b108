package org.firstline.calls.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SilentSocketsTest {
    private final SilentSockets silent = new SilentSockets();
    private DatagramChannel near;
    private SilentSockets.Watch watch;

    @BeforeEach
    void open() throws IOException {
        near = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        near.configureBlocking(false);
        watch = silent.of(near);
        assertThat(watch.hasCome()).as("nobody has looked yet").isTrue();
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        silent.close();
    }

    private void knock() throws IOException {
        try (var far = DatagramChannel.open()) {
            far.send(ByteBuffer.wrap(new byte[1]), near.getLocalAddress());
        }
    }

    private boolean comes() {
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        boolean has = false;
        while (!has && System.nanoTime() < until) {
            silent.look();
            has = watch.hasCome();
        }
        return has;
    }

    @Test
    void onlyALookTellsWhatHasComeAndUntilItIsRead() throws IOException {
        silent.look();
        assertThat(watch.hasCome()).isFalse();
        knock();
        assertThat(watch.hasCome()).as("nobody has looked since").isFalse();
        assertThat(comes()).isTrue();
        assertThat(comes()).as("it is still there").isTrue();
        assertThat(near.receive(ByteBuffer.allocate(10))).isNotNull();
        silent.look();
        assertThat(watch.hasCome()).isFalse();
    }

    @Test
    void whoTalksIsNotWatchedAndWhoFallsSilentIsAgain() throws IOException {
        watch.end();
        knock();
        silent.look();
        assertThat(watch.hasCome()).as("the first time again").isTrue();
        assertThat(comes()).isTrue();
    }

    /** The system frees a watched socket no sooner, and its port is given to the next call. */
    @Test
    void aSocketThatWasClosedWhileItWasWatchedIsGoneWithTheNextLook() throws IOException {
        silent.look();
        var address = near.getLocalAddress();
        near.close();
        silent.look();
        try (var next = DatagramChannel.open().bind(address)) {
            assertThat(next.getLocalAddress()).isEqualTo(address);
        }
    }
}
