package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;

class ReceptionTest {
    @Test
    void aBrowserThatWentAwayIsNoFault() {
        assertThat(Reception.isBrowserGone(new UncheckedIOException(new EofException("Closed"))))
                .isTrue();
        assertThat(Reception.isBrowserGone(new RuntimeException(new ClosedChannelException())))
                .isTrue();
        assertThat(Reception.isBrowserGone(new UncheckedIOException(new IOException("No space left on device"))))
                .isFalse();
        assertThat(Reception.isBrowserGone(new IllegalStateException("a bug"))).isFalse();
    }
}
