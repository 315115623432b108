package org.firstline.calls.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the sockets of far ends that say nothing, all with one question to the kernel: a phone on hold, a caller who is
 * muted, one whose phone suppresses silence. Reading each of them fifty times a second costs as much as hearing it. The
 * pump's thread only.
 */
final class SilentSockets implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SilentSockets.class);

    private final Selector selector;

    SilentSockets() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("the system has no selector left", e);
        }
    }

    Watch of(DatagramChannel channel) {
        return new Watch(channel);
    }

    /** Asks what has come; {@link Watch#hasCome} tells. Sockets that were closed while they were watched go here. */
    void look() {
        if (selector.keys().isEmpty()) return;
        try {
            selector.selectNow(key -> ((Watch) key.attachment()).came = true);
        } catch (IOException e) {
            log.warn("the kernel can't say whose sound has come", e);
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            // nothing was promised about what is being thrown away
        }
    }

    /** One socket; it is watched from the first time that somebody asks on. */
    final class Watch {
        private final DatagramChannel channel;
        private @Nullable SelectionKey key;
        private boolean came;

        private Watch(DatagramChannel channel) {
            this.channel = channel;
        }

        /** Whether there may be something to read: at the first time, and when a look since the last time said so. */
        boolean hasCome() {
            SelectionKey now = key;
            if (now == null || now.interestOps() == 0) return begin();
            boolean is = came;
            came = false;
            return is;
        }

        /** True also where it can't be watched, and has to be read to know. */
        private boolean begin() {
            came = false;
            try {
                if (key == null) key = channel.register(selector, SelectionKey.OP_READ, this);
                else key.interestOps(SelectionKey.OP_READ);
            } catch (IOException e) {
                log.debug("a socket can't be watched", e);
            }
            return true;
        }

        /** It talks and is read anyway. */
        void end() {
            if (key != null && key.interestOps() != 0) key.interestOps(0);
        }
    }
}
